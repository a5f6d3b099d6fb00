package main

import (
	"flag"
	"os"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/codestext"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/lookup"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/settings"
)

// catalogFlag declares the flag -catalog of a command, which names catalog files relative
// to the working folder. The returned function loads these files over the shipped
// catalogs. Without the flag, it loads the files that the .cbclint.yml of the working
// folder names.
func catalogFlag(fs *flag.FlagSet) (load func(shipped ...string) (lookup.View, error)) {
	var names []string
	isNamed := false
	fs.Func(settings.CatalogFlag, "", func(list string) error {
		names, isNamed = cli.Words(list), true
		return nil
	})
	return func(shipped ...string) (lookup.View, error) { return lookup.NewView(names, isNamed, shipped...) }
}

// langFlag declares the flag -lang of a command, and returns its value. Without the flag,
// the environment sets the value.
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
