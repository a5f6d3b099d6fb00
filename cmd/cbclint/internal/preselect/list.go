package preselect

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// listed is a package as "go list" describes it.
type listed struct {
	ImportPath string
	Name       string
	Dir        string
	Standard   bool
	DepOnly    bool
	ForTest    string
	ImportMap  map[string]string

	GoFiles, CgoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports           []string

	TestEmbedPatterns, XTestEmbedPatterns []string

	found, foundInTests bool
	missing             bool // the go command does not find it
}

// fields are the fields of listed that "go list" fills in.
const fields = "ImportPath,Name,Dir,Standard,DepOnly,ForTest,ImportMap,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles,Imports,TestImports,XTestImports,TestEmbedPatterns,XTestEmbedPatterns"

// isAskedFor reports whether a pattern matches the package.
func (p *listed) isAskedFor() bool { return !p.DepOnly }

func (p *listed) resolve(path string) string {
	if to, ok := p.ImportMap[path]; ok {
		return to
	}
	return path
}

func (p *listed) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(p.Dir, name)
}

// isTestMain reports whether the package is the program that runs the tests of another
// one. The go command writes the file of such a program to its cache.
func (p *listed) isTestMain() bool {
	return strings.HasSuffix(p.ImportPath, ".test") && len(p.GoFiles) == 1 && filepath.IsAbs(p.GoFiles[0])
}

// list returns the packages that the patterns match and those that they import, each
// after its imports. If tests are asked for, it also returns what the tests import.
func list(req Request) (all []*listed, warning string, err error) {
	all, warning, err = goList(req.Dir, req.Patterns, "-deps")
	if err != nil || !req.Tests {
		return all, warning, err
	}
	// The go command takes long to list the variants for tests. They are needed only if
	// something is wrong with them.
	if more, ok := importedByTests(req.Dir, all); ok {
		return append(all, more...), warning, nil
	}
	return goList(req.Dir, req.Patterns, "-deps", "-test")
}

// goList returns what "go list" prints about packages.
func goList(dir string, patterns []string, flags ...string) (all []*listed, warning string, err error) {
	args := append([]string{"list", "-e=false", "-json=" + fields}, flags...)
	out, warning, err := goCommand(dir, append(append(args, "--"), patterns...)...)
	if err != nil {
		return nil, "", err
	}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(listed)
		if err := decoder.Decode(p); err == io.EOF {
			return all, warning, nil
		} else if err != nil {
			return nil, "", err
		}
		// Leave out variants for tests: their files are those of the package and of its
		// tests.
		if p.ForTest == "" && !p.isTestMain() {
			all = append(all, p)
		}
	}
}

// An Error is the message of a go command that failed.
type Error struct{ Said string }

func (e *Error) Error() string { return e.Said }

func goCommand(dir string, args ...string) (out []byte, warning string, err error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	err = cmd.Run()
	said := strings.TrimSpace(stderr.String())
	var exit *exec.ExitError
	if errors.As(err, &exit) && said != "" {
		return nil, "", &Error{said + wayOut(said)}
	}
	return stdout.Bytes(), said, err
}

// wayOut returns what to do about an error of the go command that does not say it, or "".
func wayOut(said string) string {
	switch {
	case strings.Contains(said, "does not contain modules listed in go.work"):
		return "\n\"cbclint work\" looks at all modules of the workspace"
	case strings.Contains(said, "does not contain main module"), strings.Contains(said, "go.mod file not found"):
		return "\nthere is no go.mod in this folder or above; run cbclint in the folder of a module"
	}
	return ""
}

// overlayFlag and modfileFlag match flags in GOFLAGS, also in quotes.
var (
	overlayFlag = regexp.MustCompile(`(^|[\s'"])--?overlay=`)
	modfileFlag = regexp.MustCompile(`(^|[\s'"])--?modfile=`)
)

// goFlags returns GOFLAGS. It returns an error if they name an overlay: the go command
// would describe other files than the loader reads.
func goFlags(dir string) (string, error) {
	out, _, err := goCommand(dir, "env", "GOFLAGS")
	if err != nil {
		return "", err
	}
	flags := strings.TrimSpace(string(out))
	if overlayFlag.MatchString(flags) {
		return "", fmt.Errorf("GOFLAGS=%s: cbclint cannot read files through -overlay; unset it", flags)
	}
	return flags, nil
}
