package settingsfile

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
)

// Find returns the file with the settings of the package in a folder: the
// nearest one from there up to the root of the module, which a go.mod marks.
// It returns "" if there is none. Outside of any module, it looks in the folder
// alone.
func Find(dir string) string {
	found, first := "", dir
	for {
		name := filepath.Join(dir, Name)
		if _, err := os.Lstat(name); found == "" && !os.IsNotExist(err) {
			found = name
		}
		if isRoot(dir) {
			return found
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			break
		}
		dir = parent
	}
	if filepath.Dir(found) == first {
		return found
	}
	return ""
}

// isRoot reports whether a folder is the root of a module.
func isRoot(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

// A Reader reads files once, and again when they have changed. It may be used
// from several goroutines. Default is what the files change.
type Reader struct {
	Default analyzer.Settings

	mu   sync.Mutex
	read map[string]entry
}

type entry struct {
	modified time.Time
	size     int64
	settings analyzer.Settings
	err      error
}

// For returns the settings of the package in a folder, by the file that [Find]
// finds.
func (r *Reader) For(dir string) (analyzer.Settings, error) {
	name := Find(dir)
	if name == "" {
		return r.Default, nil
	}
	return r.Read(name)
}

// Read returns the settings in a file.
func (r *Reader) Read(name string) (analyzer.Settings, error) {
	info, err := os.Stat(name)
	if err != nil {
		return analyzer.Settings{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.read[name]
	if !ok || !e.modified.Equal(info.ModTime()) || e.size != info.Size() {
		e = entry{modified: info.ModTime(), size: info.Size()}
		e.settings, e.err = Read(name, r.Default)
		if r.read == nil {
			r.read = make(map[string]entry)
		}
		r.read[name] = e
	}
	return e.settings, e.err
}

// Dir returns the folder of a package under analysis: that of its files, but
// for what cgo has made of them, which is elsewhere.
func Dir(pass *analysis.Pass) string {
	for _, file := range slices.Concat(pass.OtherFiles, pass.IgnoredFiles) {
		if filepath.IsAbs(file) {
			return filepath.Dir(file)
		}
	}
	for _, file := range pass.Files {
		return filepath.Dir(pass.Fset.File(file.FileStart).Name())
	}
	return ""
}
