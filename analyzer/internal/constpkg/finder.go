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
	Hint      string // how to get the fixes that some literals do not have, or ""

	found   map[string]*Package                      // memo of Package
	inScope map[constantsKey]map[string]*types.Const // memo of InScope
}

// Qualified returns the name of the constant of a code for a message, or "" if
// there is none that the settings and the catalog know of.
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

// PathOf returns the path of the package that has the constant of a code, or
// "" if there is none.
func (f *Finder) PathOf(e catalog.Entry) string {
	switch {
	case f.Preferred == catalog.CodesPath:
		if _, ok := codes.Lookup(e.Code); !ok && e.Package == catalog.CodesPath {
			return "" // a file says so, and is wrong
		}
	case e.Package == "" || e.Package == catalog.CodesPath:
		return f.Preferred
	case gomod.IsBelow(e.Package, catalog.CodesPath):
		if found := f.Package(f.Preferred); found != nil && found.Constants[e.Code].Name != "" {
			return f.Preferred // it has the codes of the gateway, too
		}
	}
	return e.Package
}

// Constant returns the constant of a code, and whether the package under analysis
// could use it.
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

// Lacks reports whether the package that should have the constant of a code
// is known not to have it: it may have the codes of some families alone.
func (f *Finder) Lacks(e catalog.Entry) bool {
	of := f.PathOf(e)
	if of == catalog.CodesPath {
		return false // an older one may lack it: still it is there to be had
	}
	if of == f.Source.Pkg.Path() {
		return true // it has what it has
	}
	found := f.Package(of)
	if found == nil {
		return false
	}
	return found.Constants[e.Code].Name == ""
}

// Package returns what is known of a package of constants, or nil if the package
// under analysis cannot import it.
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
