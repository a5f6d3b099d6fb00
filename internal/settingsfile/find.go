package settingsfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/gomod"
	"github.com/cbclint/cbclint/internal/printable"
)

// Find returns the settings file of the package in a folder. It is at the root of the
// module, which has a go.mod. Outside of any module it is in the folder. Find returns ""
// if there is none. It returns an error for a file that looks like a settings file but
// does not count, because it is below the root or has a similar name.
func Find(dir string) (string, error) {
	root := gomod.Root(dir)
	if root == "" {
		root = dir
	}
	for at := dir; ; at = filepath.Dir(at) {
		if name := filepath.Join(at, misnamed); exists(name) {
			return "", fmt.Errorf("%s: the file with the settings is called %s; rename it", printable.Text(name), Name)
		}
		name := filepath.Join(at, Name)
		switch {
		case at != root && exists(name):
			return "", fmt.Errorf("%s: a module has one file with settings, at its root; move them to %s", printable.Text(name), printable.Text(filepath.Join(root, Name)))
		case at != root:
			continue
		case !exists(name):
			return "", nil
		}
		return name, nil
	}
}

// exists reports whether a name exists, even as a link to nothing.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR)
}

// A Reader reads files once, and again after a change. Several goroutines may use it.
// Default has the settings that the files change.
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

// For returns the settings of the package in a folder, from the file that [Find] returns.
func (r *Reader) For(dir string) (analyzer.Settings, error) {
	name, err := Find(dir)
	switch {
	case err != nil:
		return analyzer.Settings{}, err
	case name == "":
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

// Dir returns the folder of a package under analysis. It avoids files that cgo made,
// which are elsewhere, if it can.
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
