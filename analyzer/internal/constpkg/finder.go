package constpkg

import (
	"fmt"
	"go/types"
	"path"

	"github.com/cbclint/cbclint/analyzer/internal/source"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/gomod"
)

// A Finder finds the constants of codes that the package under analysis may use.
type Finder struct {
	Source    *source.Package
	Catalog   *catalog.Catalog
	Preferred string // the path of the package with the constants
	Cache     *Cache
	Hint      string // how to get missing fixes, or ""

	found   map[string]*Package                      // memo of Package
	inScope map[constantsKey]map[string]*types.Const // memo of InScope
}

// Qualified returns the name of the constant of a code for a message. It returns "" if
// the settings and the catalog name no package with the constant.
func (f *Finder) Qualified(e catalog.Entry) string {
	of := f.PathOf(e)
	if of == "" {
		return ""
	}
	if of != catalog.CodesPath {
		if found := f.Package(of); found != nil {
			return found.Name + "." + found.Constants[e.Code].Name
		}
	}
	return path.Base(of) + "." + e.Name
}

// PathOf returns the path of the package that has the constant of a code, or "".
func (f *Finder) PathOf(e catalog.Entry) string {
	switch {
	case f.Preferred == catalog.CodesPath:
		if _, ok := codes.Lookup(e.Code); !ok && e.Package == catalog.CodesPath {
			return "" // a catalog file names package codes, and is wrong
		}
	case e.Package == "" || e.Package == catalog.CodesPath:
		return f.Preferred
	case gomod.IsBelow(e.Package, catalog.CodesPath):
		if found := f.Package(f.Preferred); found != nil && found.Constants[e.Code].Name != "" {
			return f.Preferred // this package also has the codes of the gateway
		}
	}
	return e.Package
}

// Constant returns the constant of a code, and whether the package under analysis can use
// it.
func (f *Finder) Constant(e catalog.Entry) (Constant, bool) {
	of := f.PathOf(e)
	if of == "" || of == f.Source.Pkg.Path() {
		return Constant{}, false
	}
	found := f.Package(of)
	if found == nil {
		return Constant{}, false
	}
	m := found.Constants[e.Code]
	if m.Name == "" && of == catalog.CodesPath {
		f.Hint = fmt.Sprintf("no fix for %s: this module has a version of the constants without it; run \"go get %s@latest\"", e.Code, of)
	}
	return m, m.Name != ""
}

// Lacks reports whether the package that should have the constant of a code does not have
// it. Such a package may have only the codes of some families.
func (f *Finder) Lacks(e catalog.Entry) bool {
	of := f.PathOf(e)
	if of == catalog.CodesPath {
		return false // only an old version lacks it, and a new one can be had
	}
	if of == f.Source.Pkg.Path() {
		return true // it can use only the constants that it declares
	}
	found := f.Package(of)
	if found == nil {
		return false
	}
	return found.Constants[e.Code].Name == ""
}

// Package returns what is known about a package of constants. It returns nil if the
// package under analysis cannot import it.
func (f *Finder) Package(of string) *Package {
	found, known := f.found[of]
	if !known {
		found = f.find(of)
		if f.found == nil {
			f.found = make(map[string]*Package)
		}
		f.found[of] = found
	}
	return found
}
