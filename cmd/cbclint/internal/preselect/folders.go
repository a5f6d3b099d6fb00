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

// foldersOf returns what each pattern matches: absolute paths of folders, and the path of
// the package if there is one in it. It knows the patterns that are relative and end in
// "...", if there is one at all: for single folders the go command is quick, and says all
// that is wrong with them.
func (s *Search) foldersOf(c *buildContext) (all []map[string]string, err error) {
	if !slices.ContainsFunc(s.req.Patterns, func(p string) bool { return strings.HasSuffix(p, "/...") }) {
		return nil, errUnusual
	}
	for _, pattern := range s.req.Patterns {
		root, below := strings.CutSuffix(filepath.ToSlash(pattern), "/...")
		if first, _, _ := strings.Cut(root, "/"); first != "." && first != ".." || strings.Contains(root, "...") {
			return nil, errUnusual
		}
		top, err := filepath.Abs(filepath.Join(s.req.Dir, filepath.FromSlash(root)))
		if err != nil {
			return nil, err
		}
		info, err := os.Lstat(top)
		m, ok := c.moduleOf(top)
		if err != nil || !info.IsDir() || !ok || strings.Contains(filepath.ToSlash(strings.TrimPrefix(top, m.dir))+"/", "/vendor/") {
			return nil, errUnusual
		}
		folders, err := m.folders(top, below)
		if err != nil {
			return nil, err
		}
		all = append(all, folders)
	}
	return all, nil
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
		if modpath.CheckImportPath(importPath) != nil && hasGoFiles(dir) {
			return errUnusual
		}
		found[dir] = importPath
		if !below || d.Name() == "vendor" && dir != top { // a pattern matches a folder vendor, and nothing in it
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
