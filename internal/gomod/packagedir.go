package gomod

import (
	"go/build"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// PackageDir returns the folder of a package that code in the folder from may import. The
// package belongs to its module, or to a module that this one requires. PackageDir
// returns "" if there is no such package. If that is because the vendor folder lacks the
// package, it returns the vendor folder, too.
func PackageDir(from, path string) (dir, vendor string) {
	root, mod := Read(from)
	if mod == nil || mod.Module == nil {
		return "", "" // e.g. a build by Bazel
	}
	if IsBelow(path, mod.Module.Mod.Path) {
		dir := filepath.Join(root, filepath.FromSlash(strings.TrimPrefix(path, mod.Module.Mod.Path)))
		if of, _ := Read(dir); of == root || !exists(dir) {
			return dir, ""
		}
	}
	for _, used := range usedModules(root) {
		if IsBelow(path, used.path) {
			return existing(filepath.Join(used.dir, filepath.FromSlash(strings.TrimPrefix(path, used.path)))), ""
		}
	}
	required := slices.ContainsFunc(mod.Require, func(r *modfile.Require) bool { return IsBelow(path, r.Mod.Path) })
	if vendor := vendorOf(root); vendor != "" && required {
		dir := filepath.Join(vendor, filepath.FromSlash(path))
		if names, err := GoFiles(dir); err != nil || len(names) == 0 {
			return "", vendor // it may have a package below that one
		}
		return dir, ""
	}
	var longest module.Version
	for _, r := range mod.Require {
		if IsBelow(path, r.Mod.Path) && len(r.Mod.Path) > len(longest.Path) {
			longest = r.Mod
		}
	}
	if dir := moduleDir(root, mod, longest); dir != "" {
		return existing(filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(path, longest.Path)))), ""
	}
	return "", ""
}

// A usedModule is a module of a workspace.
type usedModule struct{ path, dir string }

// workOf returns the go.work of the workspace around a module, and its folder, or
// nil if there is none that can be read.
func workOf(root string) (*modfile.WorkFile, string) {
	dir := WorkRoot(root)
	if dir == "" || os.Getenv("GOWORK") == "off" {
		return nil, ""
	}
	name := filepath.Join(dir, "go.work")
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, ""
	}
	work, err := modfile.ParseWork(name, data, nil)
	if err != nil {
		return nil, "" // the go command reports it better
	}
	return work, dir
}

// usedModules returns the modules of the workspace around a module.
func usedModules(root string) []usedModule {
	work, dir := workOf(root)
	if work == nil {
		return nil
	}
	var used []usedModule
	for _, use := range work.Use {
		at := below(dir, use.Path)
		data, err := os.ReadFile(filepath.Join(at, "go.mod"))
		if err != nil {
			continue
		}
		used = append(used, usedModule{modfile.ModulePath(data), at})
	}
	return used
}

// below returns the folder for a path in a file of the folder dir.
func below(dir, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// replaced returns the replacement of a module, and whether there is one.
func replaced(by []*modfile.Replace, of module.Version) (module.Version, bool) {
	for _, r := range by {
		if r.Old.Path == of.Path && (r.Old.Version == "" || r.Old.Version == of.Version) {
			return r.New, true
		}
	}
	return of, false
}

// moduleDir returns the folder of a module that another one requires. A replacement of
// the workspace overrides one of the module.
func moduleDir(root string, mod *modfile.File, of module.Version) string {
	if of.Path == "" {
		return ""
	}
	at, by := root, mod.Replace
	if work, dir := workOf(root); work != nil {
		if _, ok := replaced(work.Replace, of); ok {
			at, by = dir, work.Replace
		}
	}
	of, _ = replaced(by, of)
	if of.Version == "" {
		return below(at, of.Path)
	}
	path, err := module.EscapePath(of.Path)
	if err != nil {
		return ""
	}
	version, err := module.EscapeVersion(of.Version)
	if err != nil {
		return ""
	}
	cache := os.Getenv("GOMODCACHE")
	if cache == "" {
		cache = filepath.Join(build.Default.GOPATH, "pkg", "mod")
	}
	return filepath.Join(cache, filepath.FromSlash(path)+"@"+version)
}

func existing(dir string) string {
	if !exists(dir) {
		return ""
	}
	return dir
}

// GoFiles returns the Go files in a folder that the go command does not ignore.
func GoFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasSuffix(name, ".go") && !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "_") {
			names = append(names, filepath.Join(dir, name))
		}
	}
	return names, err
}
