package settingsfile

import (
	"hash"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"
)

// Hash adds to a hash every file with settings that may count for a package of
// a build in a folder.
func Hash(h hash.Hash, dir string) {
	for _, root := range moduleRoots(dir) {
		hashBelow(h, root)
	}
}

func hashBelow(h hash.Hash, root string) {
	// What cannot be read is nothing to hash: the run itself says so.
	_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case d.Name() == Name:
			data, _ := os.ReadFile(name)
			h.Write([]byte(name))
			h.Write(data)
		}
		return nil
	})
}

// moduleRoots returns the roots of the modules that a build in a folder is
// about: that of the module around it, or those of its workspace.
func moduleRoots(dir string) []string {
	work := os.Getenv("GOWORK")
	for at := dir; work == ""; at = filepath.Dir(at) {
		name := filepath.Join(at, "go.work")
		if _, err := os.Stat(name); err == nil {
			work = name
		} else if at == filepath.Dir(at) {
			work = "off"
		}
	}
	data, err := os.ReadFile(work)
	if err != nil {
		if root := ModuleRoot(dir); root != "" {
			return []string{root}
		}
		return nil
	}
	file, err := modfile.ParseWork(work, data, nil)
	if err != nil {
		return nil // the go command says so better
	}
	roots := make([]string, len(file.Use))
	for i, use := range file.Use {
		roots[i] = use.Path
		if !filepath.IsAbs(use.Path) {
			roots[i] = filepath.Join(filepath.Dir(work), use.Path)
		}
	}
	return roots
}
