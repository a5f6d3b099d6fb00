package publishedpage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lineKey is the attribute that a tag gets for the line that it stands in,
// which the parser does not keep.
const lineKey = "data-cbclint-line"

// readHTML reads the tables of a page in HTML.
func (p *reader) readHTML(text string) error {
	marked, err := markLines(text)
	if err != nil {
		return err
	}
	return p.readMarked(marked)
}

// markLines gives the tags of rows and cells their lines.
func markLines(text string) (string, error) {
	var (
		marked strings.Builder
		z      = html.NewTokenizer(strings.NewReader(text))
		line   = 1
	)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return "", err
			}
			marked.Write(z.Raw()) // a tag that is cut off
			return marked.String(), nil
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := z.Raw()
			line += countLines(raw)
			name, _ := z.TagName()
			switch atom.Lookup(name) {
			case atom.Tr, atom.Td, atom.Th:
				behind := 1 + len(name)
				fmt.Fprintf(&marked, `%s %s="%d"%s`, raw[:behind], lineKey, line-countLines(raw), raw[behind:])
			default:
				marked.Write(raw)
			}
		default:
			raw := z.Raw()
			line += countLines(raw)
			marked.Write(raw)
		}
	}
}

func countLines(b []byte) int { return bytes.Count(b, []byte("\n")) }

// readMarked reads the tables of a page in HTML that has lines.
func (p *reader) readMarked(text string) error {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return err
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.Table {
			p.readTable(n)
		}
	}
	return nil
}

func (p *reader) readTable(n *html.Node) {
	var t table
	line := 1
	for section := range n.ChildNodes() {
		var above grid
		for tr := range section.ChildNodes() {
			if tr.DataAtom != atom.Tr {
				continue
			}
			line = lineOf(tr, line)
			t.add(line, above.next(tr))
		}
	}
	p.addTable(&t)
}

// lineOf returns the line of a row, or that of its first cell if the tag of the
// row is left out.
func lineOf(tr *html.Node, before int) int {
	if line := number(tr, lineKey, 0); line > 0 {
		return line
	}
	for cell := range tr.ChildNodes() {
		if line := number(cell, lineKey, 0); line > 0 {
			return line
		}
	}
	return before
}

func number(n *html.Node, key string, otherwise int) int {
	for _, a := range n.Attr {
		if a.Key != key {
			continue
		}
		if i, err := strconv.Atoi(strings.TrimSpace(a.Val)); err == nil {
			return i
		}
		break
	}
	return otherwise
}
