package publishedpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// maxColumns is how many columns of a table are read.
const maxColumns = 64

// maxRepeated is how many bytes the cells that span several rows may repeat. Without it,
// a short page could become a huge one.
const maxRepeated = 16 << 20

// A grid has the current row, and the cells that reach into the next rows.
type grid struct {
	texts    []string // by column; nil between rows
	above    []spanned
	repeated int // number of bytes
}

type spanned struct {
	text string
	rows int // into how many more rows the cell reaches
}

// fromAbove adds the cells that reach into the row from above, up to the next free
// column.
func (g *grid) fromAbove() {
	for i := len(g.texts); i < len(g.above) && g.above[i].rows > 0 && g.repeated <= maxRepeated; i++ {
		g.above[i].rows--
		g.texts = append(g.texts, g.above[i].text)
		g.repeated += 1 + len(g.above[i].text)
	}
}

// place adds a cell to the row. A cell that spans several rows or columns goes into all
// of them.
func (g *grid) place(text string, rows, columns int) {
	g.fromAbove()
	for range min(columns, maxColumns-len(g.texts)) {
		if len(g.texts) == len(g.above) {
			g.above = append(g.above, spanned{})
		}
		g.above[len(g.texts)] = spanned{text, rows - 1}
		g.texts = append(g.texts, text)
	}
}

func (t *htmlTable) startRow(line int) {
	t.endRow()
	t.row, t.texts = line, []string{}
}

func (t *htmlTable) endRow() {
	t.endCell()
	if t.texts != nil {
		t.fromAbove()
		t.add(t.row, t.texts)
		t.texts = nil
	}
}

func (t *htmlTable) startCell(line int, span [2]int) {
	t.endCell()
	if t.texts == nil { // the row has no tag
		t.startRow(line)
	}
	t.cell, t.span = new(strings.Builder), span
}

func (t *htmlTable) endCell() {
	if t.cell != nil {
		t.place(joinLines(t.cell.String()), t.span[0], t.span[1])
		t.cell = nil
	}
}

// tag reads a start or end tag that does not belong to a row or a cell.
func (t *htmlTable) tag(tag atom.Atom) {
	switch tag {
	case atom.Thead, atom.Tbody, atom.Tfoot, atom.Caption, atom.Colgroup:
		t.endRow()
		t.above = nil
		return
	}
	switch {
	case t.cell == nil:
	case tag == atom.Br:
		t.cell.WriteByte(lineEnd)
	case isBlock(tag):
		t.cell.WriteByte(blockEnd)
	}
}

// isBlock reports whether an element begins on a new line.
func isBlock(tag atom.Atom) bool {
	return slices.Contains([]atom.Atom{
		atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Pre, atom.Blockquote, atom.Section, atom.Hr,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
	}, tag)
}
