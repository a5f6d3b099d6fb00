package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/atomicfile"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/cli"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/publishedpage"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/printable"
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

type importing struct {
	output, format, source string
	partial                bool
}

// runImport is the command "cbclint catalog import".
func runImport(args []string) error {
	var i importing
	fs := cli.NewFlags("catalog import")
	fs.StringVar(&i.output, "o", "", "")
	fs.StringVar(&i.format, "format", "", "")
	fs.StringVar(&i.source, "source", "", "")
	fs.BoolVar(&i.partial, "partial", false, "")
	others, err := cli.ParseFlags(fs, importUsage, args)
	if err != nil {
		return err
	}
	if len(others) != 1 {
		return fmt.Errorf(`catalog import: %d pages; want one, as in "cbclint catalog import -o cbc.json page.html"`, len(others))
	}
	if i.format == "" {
		i.format = "json"
		if strings.EqualFold(filepath.Ext(i.output), ".csv") {
			i.format = "csv"
		}
	}
	switch {
	case i.format != "json" && i.format != "csv":
		return fmt.Errorf("catalog import: -format=%s; want json or csv", i.format)
	case i.format == "csv" && i.partial:
		return errors.New("catalog import: a catalog in CSV cannot say that it is partial; want -format=json")
	}
	if err := checkOutput(i.output); err != nil {
		return fmt.Errorf("catalog import: -o: %w", err)
	}
	if err := i.run(others[0]); err != nil {
		return fmt.Errorf("catalog import: %w", err)
	}
	return nil
}

// checkOutput returns an error if a catalog is not to be written to a file: its
// name would not tell the format, or it is there and no catalog file.
func checkOutput(name string) error {
	if stat, err := os.Stat(name); name == "" || err == nil && !stat.Mode().IsRegular() {
		return nil // standard output, a device; writing tells of a folder
	}
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".json" && ext != ".csv" {
		return fmt.Errorf("%s: the name does not tell the format; want .json or .csv", printable.Text(name))
	}
	data, _ := os.ReadFile(name) // writing tells what is wrong with it
	if len(data) == 0 {
		return nil
	}
	if _, err := catalog.Parse(name, data); err != nil {
		return fmt.Errorf("%s exists and is not a catalog file; remove it or choose another name", printable.Text(name))
	}
	return nil
}

func (i importing) run(name string) error {
	page, err := readPage(name)
	if err != nil {
		return err
	}
	file := catalog.File{Schema: catalog.SchemaURL, Source: i.source, Partial: i.partial, Codes: page.Records}
	write := file.Write
	if i.format == "csv" {
		write = file.WriteCSV
	}
	var data bytes.Buffer
	if err := write(&data); err != nil {
		return err
	}
	if i.output == "" {
		_, err = os.Stdout.Write(data.Bytes())
	} else {
		err = atomicfile.Write(i.output, data.Bytes())
	}
	if err != nil {
		return err
	}
	for _, defect := range page.Defects {
		fmt.Fprintln(os.Stderr, defect)
	}
	fmt.Fprintln(os.Stderr, "cbclint:", i.summary(name, page))
	return nil
}

// summary returns how much there is on a page.
func (i importing) summary(name string, page *publishedpage.Page) string {
	if name == "-" {
		name = "standard input"
	}
	parts := []string{cli.Counted(len(page.Records), "code")}
	if n := len(page.Defects); n != 0 {
		parts = append(parts, cli.Counted(n, "defect")+", kept as published")
	}
	if english, chinese := page.Repeated(); english+chinese != 0 {
		parts = append(parts, fmt.Sprintf("%s and %s under more than one code", cli.Counted(english, "English text"), cli.Counted(chinese, "Chinese text")))
	}
	return printable.Text(name) + ": " + strings.Join(parts, "; ")
}

// readPage reads a page, or prints why it cannot.
func readPage(name string) (*publishedpage.Page, error) {
	var (
		data []byte
		err  error
	)
	if name == "-" {
		name = "standard input"
		data, err = io.ReadAll(os.Stdin)
	} else {
		data, err = os.ReadFile(name)
	}
	shown := printable.Text(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown, atomicfile.Reason(err))
	}
	if isCatalog(data) {
		return nil, fmt.Errorf("%s is a catalog file already, as -catalog reads it; want a page saved as HTML or Markdown", shown)
	}
	page, err := publishedpage.Read(name, data)
	var problems publishedpage.Problems
	if errors.As(err, &problems) {
		fmt.Fprintln(os.Stderr, problems)
		return nil, fmt.Errorf("%s: %s; nothing is written", shown, cli.Counted(len(problems), "error"))
	}
	return page, err
}

// isCatalog reports whether data is a catalog file, whatever its name.
func isCatalog(data []byte) bool {
	_, errJSON := catalog.Parse("x.json", data)
	_, errCSV := catalog.Parse("x.csv", data)
	return errJSON == nil || errCSV == nil
}
