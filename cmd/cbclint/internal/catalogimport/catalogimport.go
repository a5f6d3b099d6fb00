// Package catalogimport makes a catalog file of a published page.
package catalogimport

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

// An Import says what to do with a page.
type Import struct {
	Output  string // the file to write, or "" for standard output
	Format  string // json or csv; "" means what the name of the file says
	Source  string // where the page comes from, which the catalog repeats
	Partial bool   // the page lacks codes of its prefixes

	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// Run makes a catalog file of a page, which is a file, or "-" for standard input. It
// prints what looks wrong on the page, and a summary.
func (i Import) Run(name string) error {
	if i.Format == "" {
		i.Format = "json"
		if strings.EqualFold(filepath.Ext(i.Output), ".csv") {
			i.Format = "csv"
		}
	}
	switch {
	case i.Format != "json" && i.Format != "csv":
		return fmt.Errorf("-format=%s; want json or csv", i.Format)
	case i.Format == "csv" && i.Partial:
		return errors.New("a catalog in CSV cannot say that it is partial; want -format=json")
	}
	if err := checkOutput(i.Output); err != nil {
		return fmt.Errorf("-o: %w", err)
	}
	page, err := i.readPage(name)
	if err != nil {
		return err
	}
	if err := i.write(page); err != nil {
		return err
	}
	for _, defect := range page.Defects {
		cli.Say(i.Stderr, "%s", defect)
	}
	cli.Say(i.Stderr, "cbclint: %s", summary(name, page))
	return nil
}

// write writes the catalog file, as a whole or not at all.
func (i Import) write(page *publishedpage.Page) error {
	file := catalog.File{Schema: catalog.SchemaURL, Source: i.Source, Partial: i.Partial, Codes: page.Records}
	write := file.Write
	if i.Format == "csv" {
		write = file.WriteCSV
	}
	var data bytes.Buffer
	if err := write(&data); err != nil {
		return err
	}
	if i.Output == "" {
		_, err := i.Stdout.Write(data.Bytes())
		return err
	}
	return atomicfile.Write(i.Output, data.Bytes())
}

// summary returns a line that counts the codes, defects and repeated texts of a page.
func summary(name string, page *publishedpage.Page) string {
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

// readPage reads a page. If it cannot be read, readPage prints what is wrong with it.
func (i Import) readPage(name string) (*publishedpage.Page, error) {
	var (
		data []byte
		err  error
	)
	if name == "-" {
		name = "standard input"
		data, err = io.ReadAll(i.Stdin)
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
		cli.Say(i.Stderr, "%s", problems)
		return nil, fmt.Errorf("%s: %s; nothing is written", shown, cli.Counted(len(problems), "error"))
	}
	return page, err
}

// checkOutput returns an error if a catalog must not go to a file. Either the file's name
// does not tell the format, or the file exists and is not a catalog file.
func checkOutput(name string) error {
	switch stat, err := os.Stat(name); {
	case err == nil && stat.IsDir():
		return fmt.Errorf("%s is a folder; want the name of a file in it", printable.Text(name))
	case name == "", err == nil && !stat.Mode().IsRegular():
		return nil // standard output, a device
	}
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".json" && ext != ".csv" {
		return fmt.Errorf("%s: the name does not tell the format; want .json or .csv", printable.Text(name))
	}
	data, _ := os.ReadFile(name) // a read error does not matter: the write reports it
	if len(data) == 0 {
		return nil
	}
	if _, err := catalog.Parse(name, data); err != nil {
		return fmt.Errorf("%s exists and is not a catalog file; remove it or choose another name", printable.Text(name))
	}
	return nil
}

// isCatalog reports whether data is a catalog file, whatever its name.
func isCatalog(data []byte) bool {
	_, errJSON := catalog.Parse("x.json", data)
	_, errCSV := catalog.Parse("x.csv", data)
	return errJSON == nil || errCSV == nil
}
