package main

import (
	"os"
	"path/filepath"
	"regexp"
)

var quoted = regexp.MustCompile(`"([^"]*)"`)

// code returns the code that a finding is about, or "" if it is about those that
// are missing.
func (f finding) code() string {
	m := quoted.FindStringSubmatch(f.Message)
	if m == nil || f.Category == "retryable" || f.Category == "directive" {
		return ""
	}
	return m[1]
}

// base returns the folder that reported paths are relative to: the checkout of a
// GitHub workflow, or the working folder.
func base() (string, error) {
	if workspace := os.Getenv("GITHUB_WORKSPACE"); workspace != "" {
		return workspace, nil
	}
	return os.Getwd()
}

// relative returns a path below a folder with slashes, or the whole path if it
// is not below.
func relative(dir, name string) string {
	rel := pathFrom(dir, name)
	if !filepath.IsLocal(filepath.FromSlash(rel)) {
		return filepath.ToSlash(name)
	}
	return rel
}

// pathFrom returns the path to a file from a folder with slashes, or the whole
// path if there is none, as between volumes.
func pathFrom(dir, name string) string {
	rel, err := filepath.Rel(resolved(dir), resolved(name))
	if err != nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(rel)
}

// resolved returns a path without symbolic links, as far as it is there.
func resolved(name string) string {
	real, err := filepath.EvalSymlinks(name)
	if err == nil {
		return real
	}
	if parent := filepath.Dir(name); parent != name {
		return filepath.Join(resolved(parent), filepath.Base(name))
	}
	return name
}

// exitFindings is the exit code that says that there are findings.
const exitFindings = 3
