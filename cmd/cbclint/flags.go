package main

import (
	"errors"
	"flag"
	"os"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/codestext"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/lookup"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/settings"
)

// catalogFlag declares the flag -catalog of a command, which names catalog files as they
// are seen from the working folder. The function that it returns loads them, or without
// the flag those of the .cbclint.yml that counts there, over the shipped ones.
func catalogFlag(fs *flag.FlagSet) (load func(shipped ...string) (lookup.View, error)) {
	var names []string
	isNamed := false
	fs.Func(settings.CatalogFlag, "", func(list string) error {
		names, isNamed = split(list), true
		return nil
	})
	return func(shipped ...string) (lookup.View, error) { return lookup.NewView(names, isNamed, shipped...) }
}

// langFlag declares the flag -lang of a command, and returns what it, or else the
// environment, says.
func langFlag(fs *flag.FlagSet) *codestext.Lang {
	lang := codestext.LangOf(os.Getenv)
	fs.Func("lang", "", func(name string) (err error) {
		lang, err = codestext.ParseLang(name)
		return err
	})
	return &lang
}

// filterFlags declares the flags that set the lists of a filter.
func filterFlags(fs *flag.FlagSet, f *lookup.Filter) {
	for name, list := range map[string]*[]string{
		"family": &f.Families, "retry": &f.Classes, "status": &f.Statuses, "prefix": &f.Prefixes,
	} {
		fs.Func(name, "", func(text string) error {
			if *list = nil; len(split(text)) == 0 {
				return errors.New("the list is empty")
			}
			for _, word := range split(text) {
				*list = append(*list, strings.TrimSuffix(strings.TrimSpace(word), "."))
			}
			return nil
		})
	}
}

// split returns the words of a list with commas.
func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}
