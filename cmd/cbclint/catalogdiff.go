package main

import (
	"fmt"
	"os"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/catalogdiff"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/internal/printable"
)

const diffUsage = `Diff shows what differs between two catalogs: the codes that are added, removed
and changed, and what that means for code that uses them.

Usage: cbclint catalog diff [-format text|json] [OLD] NEW

  -format text|json
    	how to show it (default text)

OLD and NEW are each a catalog file (JSON or CSV), a page that you have saved
from Huawei Cloud's site (HTML or Markdown), or the name of a catalog in this
program: builtin for that of CBC, which OLD is if it is left out, or apigw for
that of the API gateway. What one of them does not have for any code, such as
the families, which are on no page, is not compared. Codes that NEW lacks count
as removed, unless it is a catalog file that says that it is partial.

The exit code is 0 if there are no differences, 3 if there are some, and 1 if
something is wrong with a catalog.

For example:

	cbclint catalog diff page.html
	cbclint catalog diff cbc.json page.html
	cbclint catalog diff -format=json builtin cbc.csv
`

// differences is the exit code of the command if there are differences.
const differences cli.ExitCode = 3

// runDiff is the command "cbclint catalog diff".
func runDiff(args []string) error {
	var format string
	fs := cli.NewFlags("catalog diff")
	fs.StringVar(&format, "format", "text", "")
	names, err := cli.ParseFlags(fs, diffUsage, args)
	if err != nil {
		return err
	}
	switch {
	case len(names) == 1:
		names = []string{catalogdiff.Builtin, names[0]}
	case len(names) != 2:
		return fmt.Errorf(`catalog diff: %d catalogs; want one or two, as in "cbclint catalog diff cbc.json page.html"`, len(names))
	}
	write := catalogdiff.WriteText
	switch format {
	case "text":
	case "json":
		write = catalogdiff.WriteJSON
	default:
		return fmt.Errorf("catalog diff: -format=%s; want text or json", format)
	}
	before, after, err := catalogdiff.LoadBoth(names[0], names[1])
	if err != nil {
		return fmt.Errorf("catalog diff: %w", err)
	}
	if after.Partial {
		fmt.Fprintf(os.Stderr, "cbclint: %s is partial: codes that it lacks do not count as removed\n", printable.Text(names[1]))
	} else if catalogdiff.IsPage(names[1]) {
		hintPartial(names[1], catalogdiff.Missing(before, after))
	}
	changes := catalogdiff.Between(before, after)
	if err := write(os.Stdout, changes); err != nil {
		return err
	}
	if len(changes) > 0 {
		return differences
	}
	return nil
}

// hintPartial says what to do about a page that lacks most codes.
func hintPartial(page string, gaps []catalogdiff.Gap) {
	for _, l := range gaps {
		fmt.Fprintf(os.Stderr, "cbclint: %s lacks %d of the %d codes with %s\n", printable.Text(page), l.Missing, l.All, l.Prefix)
	}
	if len(gaps) > 0 {
		fmt.Fprintln(os.Stderr, "if the page is that of a single API, import it with -partial first")
	}
}
