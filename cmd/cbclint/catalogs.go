package main

import (
	"cmp"
	"flag"
	"fmt"
	"iter"
	"os"
	"strings"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/codestext"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/settingsfile"
)

// known is what a command knows about codes: a catalog, and the package that has
// the constants of package codes in its place.
type known struct {
	*catalog.Catalog
	constants string
}

// Lookup is that of the catalog, with the package of the settings.
func (k known) Lookup(code string) (catalog.Entry, bool) {
	e, ok := k.Catalog.Lookup(code)
	return k.locate(e), ok
}

// All is that of the catalog, with the package of the settings.
func (k known) All() iter.Seq[catalog.Entry] {
	return func(yield func(catalog.Entry) bool) {
		for e := range k.Catalog.All() {
			if !yield(k.locate(e)) {
				return
			}
		}
	}
}

func (k known) locate(e catalog.Entry) catalog.Entry {
	if e.Package == catalog.CodesPath {
		e.Package = cmp.Or(k.constants, catalog.CodesPath)
	}
	return e
}

// declareCatalog declares the flag -catalog of a command, which names catalog
// files as they are seen from the working folder. The function that it returns
// loads them, or without the flag those of the .cbclint.yml that counts there,
// over package codes and the shipped ones.
func declareCatalog(fs *flag.FlagSet) (load func(shipped ...string) (known, error)) {
	var names []string
	given := false
	fs.Func(catalogName, "", func(list string) error {
		names, given = split(list), true
		return nil
	})
	return func(shipped ...string) (known, error) {
		settings, err := configured()
		if err != nil {
			return known{}, err
		}
		if !given {
			names = settings.Catalog
		}
		c, err := catalog.Load(append(shipped, names...)...)
		if err != nil {
			return known{}, fmt.Errorf("catalog: %w", err)
		}
		return known{c, settings.CodesPackage}, nil
	}
}

// configured returns the settings for the working folder.
func configured() (analyzer.Settings, error) {
	dir, err := os.Getwd()
	if err != nil {
		return analyzer.Settings{}, err
	}
	return new(settingsfile.Reader).For(dir)
}

// split returns the words of a list with commas.
func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}

// declareLang declares the flag -lang of a command, and returns what it, or else
// the environment, says.
func declareLang(fs *flag.FlagSet) *codestext.Lang {
	lang := codestext.LangOf(os.Getenv)
	fs.Func("lang", "", func(name string) (err error) {
		lang, err = codestext.ParseLang(name)
		return err
	})
	return &lang
}
