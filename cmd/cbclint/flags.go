package main

import (
	"flag"
	"os"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
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
		names, isNamed = cli.Words(list), true
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
	cli.ListVar(fs, &f.Families, "family")
	cli.ListVar(fs, &f.Classes, "retry")
	cli.ListVar(fs, &f.Statuses, "status")
	cli.ListVar(fs, &f.Prefixes, "prefix")
}
