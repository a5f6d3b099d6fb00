// Package publishedpage reads the error codes from a page on which Huawei Cloud publishes
// them. The page is saved as Markdown or as HTML. The package reports what is wrong with
// the page, and repairs no text.
package publishedpage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/printable"
)

// A Page is the content of a page.
type Page struct {
	Records []catalog.Record // sorted by code; only the fields that a page has
	Defects Problems         // what looks wrong; Records has it as published
}

// Read reads a page. The format is HTML or Markdown. A name that ends in .html or .md
// decides, and otherwise the data does. The error is of type [Problems] if the page is
// not a page of codes.
func Read(name string, data []byte) (*Page, error) {
	text, err := decode(name, data)
	if err != nil {
		return nil, err
	}
	p := newReader(name)
	if isHTML(name, text) {
		p.readHTML(text)
	} else if p.readMarkdown(text); !p.found && strings.Contains(text, "<table") {
		p = newReader(name)
		p.readHTML(text)
	}
	return p.finish()
}

// A Problem is something wrong with a page.
type Problem struct {
	File string
	Line int
	Text string
}

func (p Problem) String() string {
	return printable.Text(fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text))
}

// Problems are sorted by line. As an error, they say why the page cannot be read.
type Problems []Problem

// maxShown is how many problems an error shows. If there are more, it is probably not a
// page of codes.
const maxShown = 20

func (p Problems) Error() string {
	var lines []string
	for _, problem := range p[:min(len(p), maxShown)] {
		lines = append(lines, problem.String())
	}
	if more := len(p) - maxShown; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(lines, "\n")
}

func (p Problems) sort() {
	slices.SortStableFunc(p, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
}
