package constpkg

import (
	"fmt"
	"go/types"
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/gomod"
)

// find finds out which constants a package has. It uses the types if the package under
// analysis imports it, else the sources.
func (f *Finder) find(path string) *Package {
	for _, imported := range f.Source.Pkg.Imports() {
		if imported.Path() == path && imported.Complete() && imported.Name() != "main" {
			return f.ofTypes(imported)
		}
	}
	if !gomod.MayImport(f.Source.Pkg.Path(), path) || strings.HasPrefix(f.Source.Pkg.Path(), path+"/internal/") {
		return nil
	}
	dir, vendor := gomod.PackageDir(f.Source.Dir(), path)
	if dir == "" {
		f.Hint = fmt.Sprintf("no fixes without the constants: run \"go get %s\"", path)
		if vendor != "" {
			f.Hint = fmt.Sprintf("no fixes without the constants: %s lacks %s; import it once and run \"go mod vendor\"", vendor, path)
		}
		return nil
	}
	read := f.Cache.read(dir, path)
	err := read.err
	for _, imported := range read.imports {
		if err == nil && path != catalog.CodesPath && f.wouldCycle(imported) {
			err = fmt.Errorf("it imports %s, which may import this package", imported)
		}
	}
	if err != nil {
		f.Hint = fmt.Sprintf("no fixes without the constants: %s: %s", path, err)
		return nil
	}
	return read.pkg
}

func (f *Finder) ofTypes(of *types.Package) *Package {
	found := &Package{Path: of.Path(), Name: of.Name(), Constants: make(map[codes.Code]Constant)}
	for code, c := range f.InScope(of, false) {
		if c == nil || of.Path() != catalog.CodesPath && !f.Source.IsAlwaysSettled(c) {
			continue // several constants have the value, or some builds lack the constant
		}
		switch t := types.Unalias(c.Type()).(type) {
		case *types.Basic:
			if t.Kind() == types.UntypedString {
				found.add(code, c.Name(), "")
			}
		case *types.Named:
			if t.Obj().Pkg() == of {
				found.add(code, c.Name(), t.Obj().Name())
			}
		}
	}
	return found
}

// wouldCycle reports whether an import of a package of constants may import the package
// under analysis. It does if it is that package, and it may if it is in the same module.
func (f *Finder) wouldCycle(imported string) bool {
	if imported == f.Source.Pkg.Path() {
		return true
	}
	if astutil.IsOfGo(imported) && !f.Source.IsOwn(imported) {
		return false
	}
	_, mod := gomod.Read(f.Source.Dir())
	return mod == nil || mod.Module == nil || gomod.IsBelow(imported, mod.Module.Mod.Path)
}
