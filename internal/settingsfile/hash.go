package settingsfile

import (
	"hash"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/gomod"
)

// Hash adds to a hash every settings file that may count for a package of a build in a
// folder, and the catalog files that these name. Outside of any module and workspace
// these files are unknown. Hash then adds only the file of the folder, and reports false.
func Hash(h hash.Hash, dir string) bool {
	roots := Roots(dir)
	seen := make(map[string]bool)
	for _, root := range roots {
		hashBelow(h, root, seen)
	}
	if len(roots) == 0 {
		HashFile(h, filepath.Join(dir, Name))
	}
	return len(roots) != 0
}

// hashBelow hashes the settings files in a folder and below it. It follows symbolic
// links, because the path of a package may contain one.
func hashBelow(h hash.Hash, dir string, seen map[string]bool) {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil || seen[dir] {
		return
	}
	seen[dir] = true
	// The run reports what cannot be read.
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case d.Name() == Name || d.Name() == misnamed: // below the root, it is an error
			HashFile(h, name)
		case d.Type()&fs.ModeSymlink != 0:
			if info, err := os.Stat(name); err == nil && info.IsDir() {
				hashBelow(h, name, seen)
			}
		}
		return nil
	})
}

// HashFile adds a settings file, and the catalog files that it names, to a hash.
func HashFile(h hash.Hash, name string) {
	data, _ := os.ReadFile(name)
	h.Write([]byte(name))
	h.Write(data)
	if settings, err := Read(name, analyzer.Settings{}); err == nil { // else the run reports the error
		catalog.Hash(h, settings.Catalog)
	}
}

// Roots returns the roots of the modules for a build in a folder. These are the module
// around it or those of its workspace, and the folders that replace other modules.
func Roots(dir string) []string {
	work, mod := goEnv(dir)
	if data, err := os.ReadFile(work); err == nil {
		file, err := modfile.ParseWork(work, data, nil)
		if err != nil {
			return nil // the go command reports it better
		}
		roots := replacements(filepath.Dir(work), file.Replace)
		for _, use := range file.Use {
			root := join(filepath.Dir(work), use.Path)
			roots = append(roots, root)
			roots = append(roots, replaced(filepath.Join(root, "go.mod"))...)
		}
		return roots
	}
	if mod == "" || mod == os.DevNull {
		return nil
	}
	return append(replaced(mod), filepath.Dir(mod))
}

// goEnv returns the go.work and the go.mod for builds in a folder, or "".
func goEnv(dir string) (work, mod string) {
	cmd := exec.Command("go", "env", "GOWORK", "GOMOD")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		if root := gomod.Root(dir); root != "" {
			mod = filepath.Join(root, "go.mod")
		}
		return "", mod
	}
	lines := strings.Split(string(out), "\n")
	return lines[0], lines[1]
}

// replaced returns the folders with which a go.mod replaces modules.
func replaced(name string) []string {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	file, err := modfile.ParseLax(name, data, nil)
	if err != nil {
		return nil
	}
	// ParseLax ignores directives that count only in the main module.
	if full, err := modfile.Parse(name, data, nil); err == nil {
		file = full
	}
	return replacements(filepath.Dir(name), file.Replace)
}

func replacements(dir string, replace []*modfile.Replace) []string {
	var roots []string
	for _, r := range replace {
		if r.New.Version == "" {
			roots = append(roots, join(dir, r.New.Path))
		}
	}
	return roots
}

func join(dir, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}
