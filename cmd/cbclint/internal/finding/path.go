package finding

import (
	"os"
	"path/filepath"
)

// Base returns the folder that reported paths are relative to: the checkout of a
// GitHub workflow, or the working folder.
func Base() (string, error) {
	if workspace := os.Getenv("GITHUB_WORKSPACE"); workspace != "" {
		return workspace, nil
	}
	return os.Getwd()
}

// Relative returns a path below a folder with slashes, or the whole path if it
// is not below.
func Relative(dir, name string) string {
	rel := PathFrom(dir, name)
	if !filepath.IsLocal(filepath.FromSlash(rel)) {
		return filepath.ToSlash(name)
	}
	return rel
}

// PathFrom returns the path to a file from a folder with slashes, or the whole
// path if there is none, as between volumes.
func PathFrom(dir, name string) string {
	rel, err := filepath.Rel(Resolved(dir), Resolved(name))
	if err != nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(rel)
}

// Resolved returns a path without symbolic links, as far as it is there.
func Resolved(name string) string {
	real, err := filepath.EvalSymlinks(name)
	if err == nil {
		return real
	}
	if parent := filepath.Dir(name); parent != name {
		return filepath.Join(Resolved(parent), filepath.Base(name))
	}
	return name
}
