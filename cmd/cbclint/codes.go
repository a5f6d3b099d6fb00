package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/codestext"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/lookup"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/codespage"
)

const codesUsage = `Codes lists the codes of CBC, or those among them that have all that is asked
for. Further codes come from the catalog files that -catalog names, or without
that flag from those of the .cbclint.yml for this folder. Where its codes-package
names a package, that is the one with the constants.

Usage: cbclint codes [-family F,…] [-retry C,…] [-status S,…] [-prefix P,…]
         [-format table|json|csv|html] [-lang en|zh] [-catalog F,…] [TEXT…]

  -family F,…
    	only the codes of these families
  -retry C,…
    	only those of these retry classes; retryable stands for throttled,
    	transient and conflict
  -status S,…
    	only those with these HTTP statuses, such as 404 or 5xx
  -prefix P,…
    	only those that begin with these letters, such as CBC
  -format table|json|csv|html
    	a table for people (the default); an array or a table of codes, which is a
    	catalog file that -catalog reads; or a web page, one file that needs no
    	network
  -lang en|zh
    	English or Chinese (default what LC_ALL, LC_MESSAGES or LANG says, else
    	English)
  -catalog F,…
    	files with further codes, .json or .csv, as seen from this folder, or apigw
    	for those of the API gateway

The words of TEXT have to occur, all of them, in the code, the name of the
constant, a message, English or Chinese, or the meaning; case does not matter.
In the table, the message is cut to the width of a terminal, to 20 columns at
least, and whole elsewhere.

The exit code is 0, or 1 if there are no such codes or something else is wrong.

For example:

	cbclint codes -retry=retryable
	cbclint codes -family=order,subscription -status=4xx balance
	cbclint codes 余额
	cbclint codes -catalog=apigw -prefix=APIGW -format=csv
	cbclint codes -format=html >codes.html
`

// runCodes is the command "cbclint codes".
func runCodes(args []string) error {
	fs := cli.NewFlags("codes")
	lang, load := langFlag(fs), catalogFlag(fs)
	var want lookup.Filter
	var format string
	filterFlags(fs, &want)
	fs.StringVar(&format, "format", "table", "")
	texts, err := cli.ParseFlags(fs, codesUsage, args)
	switch {
	case err != nil:
		return err
	case !slices.Contains([]string{"table", "json", "csv", "html"}, format):
		return fmt.Errorf("codes: -format=%s; want table, json, csv or html", format)
	}
	want.AddWords(texts)
	c, err := load()
	if err != nil {
		return fmt.Errorf("codes: %w", err)
	}
	if err := want.Check(c.Catalog); err != nil {
		return fmt.Errorf("codes: %w", err)
	}
	all := slices.Collect(c.All())
	found := slices.DeleteFunc(slices.Clone(all), func(e catalog.Entry) bool { return !want.Matches(e) })
	if len(found) == 0 {
		return errors.New("codes: " + lang.Choose(
			`no code matches all filters; "cbclint explain CODE" finds a code in any spelling`,
			`没有符合条件的错误码；请减少条件，或用 "cbclint explain CODE" 查询单个错误码`))
	}
	return writeCodes(format, *lang, found, len(all))
}

// writeCodes writes the codes that were found, out of a total, in a format.
func writeCodes(format string, lang codestext.Lang, found []catalog.Entry, of int) error {
	switch format {
	case "json":
		return codestext.WriteCatalog(os.Stdout, found)
	case "csv":
		return codestext.WriteCSV(os.Stdout, found)
	case "html":
		return codespage.Write(os.Stdout, found, codespage.Options{Lang: string(lang)})
	}
	if err := codestext.WriteTable(os.Stdout, found, lang, cli.TerminalWidth()); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, lang.Choose("%d of %d codes", "%d / %d 个错误码"), len(found), of)
	if n := countOutsideTable(found); n > 0 {
		fmt.Fprintf(os.Stderr, lang.Choose("; %d not in Huawei Cloud's table of CBC codes: explain names the source", "；其中 %d 个不在华为云的 CBC 错误码表中，出处见 explain"), n)
	}
	fmt.Fprintln(os.Stderr)
	return nil
}

// countOutsideTable returns how many entries are not in the published table.
func countOutsideTable(entries []catalog.Entry) int {
	n := 0
	for _, e := range entries {
		if info, known := codes.Lookup(e.Code); !known || info.Source != codes.PublishedTable {
			n++
		}
	}
	return n
}
