package preselect

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	modpath "golang.org/x/mod/module"
)

// A tree is what a pattern matches.
type tree struct {
	top     string            // an absolute path
	folders map[string]string // by absolute path: the path of the package, if there is one
}

// treesOf returns what the patterns match. It knows the patterns that are relative and
// end in "...", if there is one at all: for single folders the go command is quick, and
// says all that is wrong with them.
func (s *Search) treesOf(c *buildContext) (trees []tree, err error) {
	if !slices.ContainsFunc(s.req.Patterns, func(p string) bool { return strings.HasSuffix(p, "/...") }) {
		return nil, errUnusual
	}
	for _, pattern := range s.req.Patterns {
		root, below := strings.CutSuffix(filepath.ToSlash(pattern), "/...")
		if root != "." && !strings.HasPrefix(root, "./") && !strings.HasPrefix(root, "../") && root != ".." ||
			strings.Contains(root, "...") || strings.Contains("/"+root+"/", "/vendor/") {
			return nil, errUnusual
		}
		top, err := filepath.Abs(filepath.Join(s.req.Dir, filepath.FromSlash(root)))
		if err != nil {
			return nil, err
		}
		m, ok := c.moduleOf(top)
		if info, err := os.Lstat(top); !ok || err != nil || !info.IsDir() {
			return nil, errUnusual
		}
		folders, err := m.folders(top, below)
		if err != nil {
			return nil, err
		}
		trees = append(trees, tree{top, folders})
	}
	return trees, nil
}

// folders returns a folder of a module and, if wanted, those below it that may have
// packages.
func (m module) folders(top string, below bool) (map[string]string, error) {
	found := make(map[string]string)
	err := filepath.WalkDir(top, func(dir string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case below && isHidden(d.Name()), dir != top && isModule(dir):
			return fs.SkipDir
		}
		rel, err := filepath.Rel(m.dir, dir)
		if err != nil {
			return err
		}
		importPath := path.Join(m.path, filepath.ToSlash(rel))
		if hasGoFiles(dir) && (strings.Contains(rel, "@") || modpath.CheckImportPath(importPath) != nil) {
			return errUnusual
		}
		found[dir] = importPath
		if !below || d.Name() == "vendor" { // a pattern matches a folder vendor, and nothing in it
			return fs.SkipDir
		}
		return nil
	})
	return found, err
}

// isHidden reports whether "..." does not match the name of a folder.
func isHidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata"
}

func isModule(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil && !info.IsDir()
}
