package preselect

import (
	"errors"
	"go/build"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	modpath "golang.org/x/mod/module"

	"github.com/cbclint/cbclint/internal/gomod"
)

// errUnusual says that the go command has to be asked for packages, because this package
// does not know them as well as it.
var errUnusual = errors.New("unusual packages or settings of the go command")

// A buildContext is what the go command knows before it looks for packages.
type buildContext struct {
	build.Context
	modules []module // the main modules
}

// A module is a main module.
type module struct{ path, dir string }

// contextFormat prints what decides which files are built, a line each.
const contextFormat = `{{with context}}{{.GOOS}}
{{.GOARCH}}
{{.CgoEnabled}}
{{.Compiler}}
{{.GOROOT}}
{{join .BuildTags ","}}
{{join .ToolTags ","}}
{{join .ReleaseTags ","}}{{end}}`

// newBuildContext asks the go command about the environment and the main modules.
func newBuildContext(dir string) (*buildContext, error) {
	out, _, err := goCommand(dir, "list", "-find", "-f", contextFormat, "unsafe")
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != 8 {
		return nil, errUnusual
	}
	c := &buildContext{Context: build.Context{
		GOOS: lines[0], GOARCH: lines[1], CgoEnabled: lines[2] == "true", Compiler: lines[3], GOROOT: lines[4],
		BuildTags: split(lines[5]), ToolTags: split(lines[6]), ReleaseTags: split(lines[7]),
	}}
	if out, _, err = goCommand(dir, "list", "-m", "-f", "{{.Path}}\n{{.Dir}}"); err != nil {
		return nil, err
	}
	lines = strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines)%2 != 0 {
		return nil, errUnusual
	}
	for pair := range slices.Chunk(lines, 2) {
		m := module{pair[0], pair[1]}
		if !m.isPlain() {
			return nil, errUnusual
		}
		c.modules = append(c.modules, m)
	}
	return c, nil
}

func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}

// ignoring finds a directive "ignore" of a go.mod.
var ignoring = regexp.MustCompile(`(?m)^\s*ignore\b`)

// isPlain reports whether a module is neither the standard library nor one that ignores some
// of its folders.
func (m module) isPlain() bool {
	if m.dir == "" || isMeta(m.path) {
		return false
	}
	text, err := os.ReadFile(filepath.Join(m.dir, "go.mod"))
	return err == nil && !ignoring.Match(text)
}

// moduleOf returns the main module that a folder belongs to. A module in a folder of
// another one is not part of that.
func (c *buildContext) moduleOf(dir string) (module, bool) {
	root := gomod.Root(dir)
	i := slices.IndexFunc(c.modules, func(m module) bool { return m.dir == root })
	if i < 0 {
		return module{}, false
	}
	return c.modules[i], true
}

// dirOf returns the folder of the main modules that a path of a package names.
func (c *buildContext) dirOf(path string) (dir string, ok bool) {
	for _, m := range c.modules {
		if !gomod.IsBelow(path, m.path) || modpath.CheckImportPath(path) != nil {
			continue
		}
		dir = filepath.Join(m.dir, filepath.FromSlash(strings.TrimPrefix(path, m.path)))
		if hasGoFiles(dir) && gomod.Root(dir) == m.dir {
			return dir, true
		}
	}
	return "", false
}

func hasGoFiles(dir string) bool {
	files, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(files, func(f os.DirEntry) bool { return strings.HasSuffix(f.Name(), ".go") })
}

// isStandard reports whether a path is one of the standard library.
func (c *buildContext) isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") {
		return false
	}
	return path == "C" || hasGoFiles(filepath.Join(c.GOROOT, "src", filepath.FromSlash(path)))
}

// isMeta reports whether a path is a pattern for the go command, also without "...".
func isMeta(path string) bool {
	return strings.Contains(path, "...") || slices.Contains([]string{"all", "cmd", "std", "tool", "work"}, path)
}
