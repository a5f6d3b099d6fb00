package analyzer

import (
	"fmt"
	"go/types"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/mod/modfile"

	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/gomod"
)

// canImport reports whether the package under analysis could import package
// codes. It looks at go.mod only for a package with a literal to replace, and
// then once.
func (p *pkg) canImport() bool {
	if p.reach == nil {
		ok := p.Pkg.Path() != catalog.CodesPath && (imported(p.Pkg, catalog.CodesPath, make(map[*types.Package]bool)) != nil || p.moduleHasCodes())
		p.reach = &ok
	}
	return *p.reach
}

// imported returns the package with a path that a package imports, directly or
// not, or nil. If there is one, the module provides that package.
func imported(from *types.Package, path string, seen map[*types.Package]bool) *types.Package {
	for _, pkg := range from.Imports() {
		if pkg.Path() == path {
			return pkg
		}
		if !seen[pkg] {
			seen[pkg] = true
			if found := imported(pkg, path, seen); found != nil {
				return found
			}
		}
	}
	return nil
}

// lacksConstant reports whether package codes, as the module has it, is known
// to lack a constant: it may be older than the linter.
func (p *pkg) lacksConstant(name string) bool {
	for _, pkg := range p.Pkg.Imports() {
		if pkg.Path() == catalog.CodesPath && pkg.Complete() {
			return pkg.Scope().Lookup(name) == nil
		}
	}
	return false
}

// moduleHasCodes reports whether the module around the package is or requires
// one that package codes is in, and whether the package is in the vendor folder
// if the build takes packages from one. If not, the result says what to do.
func (p *pkg) moduleHasCodes() bool {
	root, mod := moduleOf(p.dir())
	if mod == nil {
		return false // e.g. a build by Bazel
	}
	if mod.Module != nil && gomod.IsBelow(catalog.CodesPath, mod.Module.Mod.Path) {
		return true
	}
	if !slices.ContainsFunc(mod.Require, func(r *modfile.Require) bool { return gomod.IsBelow(catalog.CodesPath, r.Mod.Path) }) {
		p.result.Hint = fmt.Sprintf("no fixes without the constants: run \"go get %s\"", catalog.CodesPath)
		return false
	}
	if vendor := vendorOf(root); vendor != "" && !exists(filepath.Join(vendor, filepath.FromSlash(catalog.CodesPath))) {
		p.result.Hint = fmt.Sprintf("no fixes without the constants: %s lacks %s; import it once and vendor again", vendor, catalog.CodesPath)
		return false
	}
	return true
}

// vendorOf returns the vendor folder that a build in a module takes packages
// from: that of its workspace or its own. It returns "" if there is none.
func vendorOf(root string) string {
	if vendor := filepath.Join(root, "vendor"); exists(filepath.Join(vendor, "modules.txt")) {
		return vendor
	}
	if work := gomod.WorkRoot(root); work != "" {
		if vendor := filepath.Join(work, "vendor"); exists(filepath.Join(vendor, "modules.txt")) {
			return vendor
		}
	}
	return ""
}

// moduleOf returns the folder and the go.mod of the module that a folder is
// in, or nil if there is none that can be read.
func moduleOf(dir string) (string, *modfile.File) {
	root := gomod.Root(dir)
	name := filepath.Join(root, "go.mod")
	data, err := os.ReadFile(name)
	if root == "" || err != nil {
		return "", nil
	}
	mod, err := modfile.Parse(name, data, nil)
	if err != nil {
		mod, err = modfile.ParseLax(name, data, nil) // a later Go may know more, but for what replaces modules
	}
	if err != nil {
		return "", nil // the go command says so better
	}
	return root, mod
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
