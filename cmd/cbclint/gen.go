package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/constants"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/settings"
	"github.com/cbclint/cbclint/internal/catalog"
)

const genUsage = `Gen writes a package with the constants of the catalog, for a module that wants
no dependency: one Go file that imports the standard library alone. The
constants have the names that they have in package codes. Lookup tells what is
known about a code, and Retryable whether the same request may succeed later.

Usage: cbclint gen -package NAME -o FILE [-untyped] [-catalog F,…]
       [-prefix P,…] [-family F,…] [-check]

  -package NAME
    	of the package
  -o FILE
    	write the package to FILE, or to standard output if that is "-"; what is
    	there must come from this command, and stays untouched if it is up to date
  -untyped
    	constants without a type, for programs whose codes are strings
  -catalog F,…
    	with the codes of these catalog files, too; apigw is the one of the API
    	gateway
  -prefix P,…
    	only the codes with these prefixes, e.g. CBC
  -family F,…
    	only the codes of these families
  -check
    	write nothing, and exit with 3 if FILE is not up to date

The exit code is 0, 3 as -check says, or 1 if something is wrong.

For example:

	cbclint gen -package cbc -o internal/cbc/cbc.go

To have "go generate" do it, get the command by "go get -tool
github.com/cbclint/cbclint/cmd/cbclint" and write in a file of the package:

	//go:generate go tool cbclint gen -package cbc -o cbc.go
`

// runGen is the command "cbclint gen".
func runGen(args []string) error {
	fs := cli.NewFlags("gen")
	var o constants.Options
	fs.StringVar(&o.Package, "package", "", "")
	fs.StringVar(&o.File, "o", "", "")
	fs.BoolVar(&o.Untyped, "untyped", false, "")
	fs.Func(settings.CatalogFlag, "", func(list string) error { o.Catalogs = cli.Words(list); return nil })
	cli.ListVar(fs, &o.Prefixes, "prefix")
	cli.ListVar(fs, &o.Families, "family")
	check := fs.Bool("check", false, "")
	switch others, err := cli.ParseFlags(fs, genUsage, args); {
	case err != nil:
		return err
	case len(others) != 0:
		return fmt.Errorf("gen: unexpected argument %q", others[0])
	case o.Package == "":
		return errors.New(`gen: want the name of the package, as in "cbclint gen -package cbc -o cbc.go"`)
	case o.File == "":
		return errors.New(`gen: want the name of the file, as in "cbclint gen -package cbc -o cbc.go"`)
	case o.File == "-" && *check:
		return errors.New("gen: -check wants the name of a file behind -o")
	case o.File != "-" && filepath.Ext(o.File) != ".go":
		return fmt.Errorf(`gen: -o: %s is not a Go file; use a name that ends in .go, or "-"`, o.File)
	}
	all, err := catalog.Load(o.Catalogs...)
	if err != nil {
		return fmt.Errorf("gen: -catalog: %w", err)
	}
	var source bytes.Buffer
	if err := constants.Generate(&source, all.All(), o); err != nil {
		return fmt.Errorf("gen: %w", err)
	}
	if o.File == "-" {
		_, err := os.Stdout.Write(source.Bytes())
		return err
	}
	if *check {
		isCurrent, err := constants.IsCurrent(o, source.Bytes())
		if err == nil && !isCurrent {
			fmt.Printf("%s is not up to date; run \"%s\" in its folder\n", o.File, o.Command())
			return cli.ExitCode(3)
		}
		return within("gen", err)
	}
	return within("gen", constants.Write(o, source.Bytes()))
}
