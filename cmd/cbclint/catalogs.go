package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/codestext"
	"github.com/cbclint/cbclint/internal/settingsfile"
)

// declareCatalog declares the flag -catalog of a command, which names catalog
// files as they are seen from the working folder. The function that it returns
// loads them, or without the flag those of the .cbclint.yml that counts there,
// over package codes and the shipped ones.
func declareCatalog(fs *flag.FlagSet) (load func(shipped ...string) (*catalog.Catalog, error)) {
	var names []string
	given := false
	fs.Func(catalogName, "", func(list string) error {
		names, given = split(list), true
		return nil
	})
	return func(shipped ...string) (*catalog.Catalog, error) {
		if !given {
			var err error
			if names, err = configuredCatalogs(); err != nil {
				return nil, err
			}
		}
		c, err := catalog.Load(append(shipped, names...)...)
		if err != nil {
			return nil, fmt.Errorf("catalog: %w", err)
		}
		return c, nil
	}
}

// configuredCatalogs returns the catalog files that the settings for the working
// folder name.
func configuredCatalogs() ([]string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	name := settingsfile.Find(dir)
	if name == "" {
		return nil, nil
	}
	settings, err := settingsfile.Read(name, analyzer.Settings{})
	return settings.Catalog, err
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
