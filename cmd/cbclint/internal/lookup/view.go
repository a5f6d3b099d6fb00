// Package lookup finds codes for people: by a spelling, by a text that mentions them, or
// by their properties.
package lookup

import (
	"cmp"
	"fmt"
	"iter"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/settings"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A View is a catalog with the settings of a folder. If the settings name another package
// with the constants, entries name that package and not package codes.
type View struct {
	*catalog.Catalog
	constants string // the path of that package, or ""
}

// NewView returns the view of the working folder. It has package codes, the shipped
// catalogs, and the named catalog files. If isNamed is false, the settings of the folder
// name the files.
func NewView(names []string, isNamed bool, shipped ...string) (View, error) {
	s, err := settings.ForWorkingFolder()
	if err != nil {
		return View{}, err
	}
	if !isNamed {
		names = s.Catalog
	}
	c, err := catalog.Load(append(shipped, names...)...)
	if err != nil {
		return View{}, fmt.Errorf("catalog: %w", err)
	}
	return View{c, s.CodesPackage}, nil
}

// Lookup is like Lookup of the catalog, with the package of the settings.
func (v View) Lookup(code string) (catalog.Entry, bool) {
	e, ok := v.Catalog.Lookup(code)
	return v.locate(e), ok
}

// All is like All of the catalog, with the package of the settings.
func (v View) All() iter.Seq[catalog.Entry] {
	return func(yield func(catalog.Entry) bool) {
		for e := range v.Catalog.All() {
			if !yield(v.locate(e)) {
				return
			}
		}
	}
}

func (v View) locate(e catalog.Entry) catalog.Entry {
	if e.Package == catalog.CodesPath {
		e.Package = cmp.Or(v.constants, catalog.CodesPath)
	}
	return e
}
