// Package gomod finds modules, workspaces and the folders of packages as the go command
// does.
package gomod

import (
	"os"
	"path/filepath"
	"strings"
)

// Root returns the folder of the go.mod around a folder, or "".
func Root(dir string) string { return around(dir, "go.mod") }

// WorkRoot returns the folder of the go.work around a folder, or "". It ignores the
// environment, which may name another one.
func WorkRoot(dir string) string { return around(dir, "go.work") }

// around returns the nearest folder with a file, from a folder upwards, or "".
func around(dir, name string) string {
	for {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// IsBelow reports whether the path of a package is the path of a module or below it.
func IsBelow(path, module string) bool {
	return path == module || strings.HasPrefix(path, module+"/")
}

// MayImport reports whether internal folders allow a package to import another one. It
// knows nothing about the internal packages of the standard library.
func MayImport(from, path string) bool {
	i := strings.LastIndex("/"+path+"/", "/internal/")
	if i < 0 {
		return true
	}
	return i > 0 && IsBelow(strings.TrimSuffix(from, "_test"), path[:i-1])
}
