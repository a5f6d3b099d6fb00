package publishedpage

import (
	"bytes"
	"cmp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An htmlReader reads the tables of HTML tag by tag, in linear time. It needs no tree,
// because what is around a table does not matter.
type htmlReader struct {
	all     []*htmlTable // in the order of their start
	open    []*htmlTable // each is in a cell of the one before
	skipped int          // how many elements with hidden text are open
}

// An htmlTable is a table that is being read.
type htmlTable struct {
	table
	grid
	row  int              // the line of the row
	cell *strings.Builder // nil outside a cell
	span [2]int           // how many rows and columns the cell takes
}

// readHTML reads the tables of a page in HTML.
func (p *reader) readHTML(text string) {
	var h htmlReader
	h.read(text, 1)
	p.addTables(&h)
}

func (p *reader) addTables(h *htmlReader) {
	for _, t := range h.all {
		t.endRow()
		if t.repeated > maxRepeated {
			p.found = true
			p.wrong(t.line, "the cells that span several rows repeat more than %d MB of text; want a page without such cells", maxRepeated>>20)
			continue
		}
		p.addTable(&t.table)
	}
}

// read reads HTML that begins at a line of the page.
func (h *htmlReader) read(text string, line int) {
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		at := line
		line += bytes.Count(z.Raw(), []byte("\n"))
		switch kind {
		case html.ErrorToken: // the end, even inside a tag
			return
		case html.TextToken:
			if t := h.last(); t != nil && t.cell != nil && h.skipped == 0 {
				t.cell.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			h.startTag(z, at)
		case html.EndTagToken:
			name, _ := z.TagName()
			h.endTag(atom.Lookup(name))
		}
	}
}

// last returns the innermost table, or nil.
func (h *htmlReader) last() *htmlTable {
	if len(h.open) == 0 {
		return nil
	}
	return h.open[len(h.open)-1]
}

func (h *htmlReader) startTag(z *html.Tokenizer, line int) {
	name, more := z.TagName()
	tag, t := atom.Lookup(name), h.last()
	switch {
	case isSkipped(tag):
		h.skipped++
	case h.skipped > 0:
	case tag == atom.Table:
		if t != nil && t.cell == nil {
			h.open = h.open[:len(h.open)-1]
		} else if t != nil {
			t.cell.WriteByte(blockEnd)
		}
		h.open = append(h.open, h.startTable())
	case t == nil:
	case tag == atom.Tr:
		t.startRow(line)
	case tag == atom.Td || tag == atom.Th:
		t.startCell(line, spans(z, more))
	default:
		t.tag(tag)
	}
}

func (h *htmlReader) endTag(tag atom.Atom) {
	t := h.last()
	switch {
	case isSkipped(tag):
		h.skipped = max(h.skipped-1, 0)
	case h.skipped > 0 || t == nil:
	case tag == atom.Table:
		h.open = h.open[:len(h.open)-1]
	case tag == atom.Tr:
		t.endRow()
	case tag == atom.Td || tag == atom.Th:
		t.endCell()
	default:
		t.tag(tag)
	}
}

// isSkipped reports whether the text of an element is not shown.
func isSkipped(tag atom.Atom) bool {
	return tag == atom.Script || tag == atom.Style || tag == atom.Template
}

// textOf returns the visible text of a piece of HTML. It adds the tables in the piece to
// the reader.
func (h *htmlReader) textOf(text string, line int) string {
	var piece htmlReader
	t := piece.startTable()
	piece.open = append(piece.open, t)
	t.startCell(line, [2]int{1, 1})
	piece.read(text, line)
	t.endCell()
	h.all = append(h.all, piece.all[1:]...)
	return strings.Join(t.texts, " ")
}

func (h *htmlReader) startTable() *htmlTable {
	t := &htmlTable{row: 1}
	h.all = append(h.all, t)
	return t
}

// spans returns how many rows and columns a cell takes.
func spans(z *html.Tokenizer, more bool) [2]int {
	var rows, columns string
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "rowspan":
			rows = cmp.Or(rows, string(value))
		case "colspan":
			columns = cmp.Or(columns, string(value))
		}
	}
	if strings.TrimSpace(rows) == "0" { // down to the last row
		return [2]int{1 << 16, number(columns)}
	}
	return [2]int{number(rows), number(columns)}
}

// number returns the value of an attribute as a number of at least 1.
func number(value string) int {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil {
		return 1
	}
	return max(n, 1)
}
