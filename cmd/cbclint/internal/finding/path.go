package finding

import (
	"cmp"
	"os"
	"path/filepath"
)

// Base returns the folder that reported paths are relative to. In a workflow of
// GitHub or GitLab this is the checkout, else the working folder.
func Base() (string, error) {
	if workspace := cmp.Or(os.Getenv("GITHUB_WORKSPACE"), os.Getenv("CI_PROJECT_DIR")); workspace != "" {
		return workspace, nil
	}
	return os.Getwd()
}

// Relative returns the path of a file relative to a folder, with slashes. If the file is
// not below the folder, it returns the whole path.
func Relative(dir, name string) string {
	rel := PathFrom(dir, name)
	if !filepath.IsLocal(filepath.FromSlash(rel)) {
		return filepath.ToSlash(name)
	}
	return rel
}

// PathFrom returns the path from a folder to a file, with slashes. If there is none, as
// between volumes, it returns the whole path.
func PathFrom(dir, name string) string {
	rel, err := filepath.Rel(Resolved(dir), Resolved(name))
	if err != nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(rel)
}

// Resolved returns a path without symbolic links. The end of a path that does not exist
// stays as it is.
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
