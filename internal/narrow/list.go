package narrow

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
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
}

// fields are those of listed that "go list" has to find out.
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

// isTestMain reports whether the package is the program that runs the tests of
// another: the go command has written its file elsewhere.
func (p *listed) isTestMain() bool {
	return strings.HasSuffix(p.ImportPath, ".test") && len(p.GoFiles) == 1 && filepath.IsAbs(p.GoFiles[0])
}

// list returns the packages that the patterns match, and those that they
// import, each after what it imports; with what their tests import, if these are
// asked for.
func list(req Request) (all []*listed, warning string, err error) {
	all, warning, err = goList(req.Dir, req.Patterns)
	if err != nil || !req.Tests {
		return all, warning, err
	}
	// The go command takes long to tell the variants for tests, which are of no
	// use here but for what is wrong with them.
	if more, ok := importedByTests(req.Dir, all); ok {
		return append(all, more...), warning, nil
	}
	return goList(req.Dir, req.Patterns, "-test")
}

// goList returns what "go list" says of packages and of those that they import.
func goList(dir string, patterns []string, flags ...string) (all []*listed, warning string, err error) {
	args := append([]string{"list", "-e=false", "-deps", "-json=" + fields}, flags...)
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
		// A variant for a test has the files of the package and of its tests.
		if p.ForTest == "" && !p.isTestMain() {
			all = append(all, p)
		}
	}
}

// An Error is what the go command said when it failed.
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
		return nil, "", &Error{said}
	}
	return stdout.Bytes(), said, err
}

// readOverlay returns the overlay that GOFLAGS names.
func readOverlay(dir string) (overlay, error) {
	out, _, err := goCommand(dir, "env", "GOFLAGS")
	if err != nil {
		return nil, err
	}
	name := ""
	for _, flag := range splitQuoted(strings.TrimSpace(string(out))) {
		if value, ok := strings.CutPrefix(strings.TrimLeft(flag, "-"), "overlay="); ok {
			name = value // the last one counts
		}
	}
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var file struct{ Replace map[string]string }
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, err
	}
	return absolute(dir, file.Replace)
}

// splitQuoted splits a list as the go command does: at spaces, but for those of a
// word in quotes.
func splitQuoted(list string) []string {
	var words []string
	for list = strings.TrimSpace(list); list != ""; list = strings.TrimSpace(list) {
		end, word := strings.IndexAny(list, " \t\n"), list
		if quote := list[0]; quote == '"' || quote == '\'' {
			if closing := strings.IndexByte(list[1:], quote); closing >= 0 {
				words, list = append(words, list[1:1+closing]), list[closing+2:]
				continue
			}
		}
		if end >= 0 {
			word = list[:end]
		}
		words, list = append(words, word), list[len(word):]
	}
	return words
}

// absolute returns an overlay with absolute paths: relative ones begin where
// the go command runs.
func absolute(dir string, replace map[string]string) (overlay, error) {
	o := make(overlay)
	for name, by := range replace {
		for _, path := range []*string{&name, &by} {
			if *path == "" || filepath.IsAbs(*path) {
				continue
			}
			abs, err := filepath.Abs(filepath.Join(dir, *path))
			if err != nil {
				return nil, err
			}
			*path = abs
		}
		o[name] = by
	}
	return o, nil
}
