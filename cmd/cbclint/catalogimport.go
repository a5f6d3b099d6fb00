package main

import (
	"fmt"
	"os"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/catalogimport"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
)

const importUsage = `Import makes a catalog file of a page with error codes that you have saved from
Huawei Cloud's site: as HTML, from a browser, or as Markdown. Its table is known
by its headers, in Chinese or English; other tables and columns are passed over.

Usage: cbclint catalog import [-o FILE] [-format json|csv] [-source URL] [-partial] PAGE

  -o FILE
    	write the catalog to FILE, and only if all is well (default standard output)
  -format json|csv
    	of the catalog (default csv if FILE ends in .csv, else json)
  -source URL
    	where the page comes from, for the catalog to say
  -partial
    	say that the page lacks codes of its prefixes, as that of a single API does

PAGE is a file, or - for standard input. What looks wrong on the page, such as
two columns that are swapped, is listed on standard error, and is in the catalog
as published. A page with a wrong status, a wrong code or a code twice is an
error: nothing is written then. What the page does not say, such as families and
retry classes, the catalog leaves out: of the codes that cbclint knows, it keeps
what it knows.

The exit code is 0 if the catalog is written, with defects or without, else 1.

For example:

	cbclint catalog import -o cbc.json -source https://support.huaweicloud.com/... page.html
	cbclint catalog import -o dms.csv dms-errors.md
`

// runImport is the command "cbclint catalog import".
func runImport(args []string) error {
	fs := cli.NewFlags("catalog import")
	i := catalogimport.Import{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	fs.StringVar(&i.Output, "o", "", "")
	fs.StringVar(&i.Format, "format", "", "")
	fs.StringVar(&i.Source, "source", "", "")
	fs.BoolVar(&i.Partial, "partial", false, "")
	switch pages, err := cli.ParseFlags(fs, importUsage, args); {
	case err != nil:
		return err
	case len(pages) != 1:
		return fmt.Errorf(`catalog import: %d pages; want one, as in "cbclint catalog import -o cbc.json page.html"`, len(pages))
	default:
		return within("catalog import", i.Run(pages[0]))
	}
}
