package publishedpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxColumns is how many columns of a table are looked at.
const maxColumns = 64

// A grid has the cells that reach into the next rows, by column.
type grid [maxColumns]struct {
	text string
	rows int
}

// next returns the texts of a row by column: a cell that spans several rows and
// columns is in all of them.
func (g *grid) next(tr *html.Node) []string {
	var texts []string
	fromAbove := func() {
		for i := len(texts); i < maxColumns && g[i].rows > 0; i++ {
			g[i].rows--
			texts = append(texts, g[i].text)
		}
	}
	for cell := range tr.ChildNodes() {
		if cell.DataAtom != atom.Td && cell.DataAtom != atom.Th {
			continue
		}
		fromAbove()
		text, rows := textOf(cell), number(cell, "rowspan", 1)
		if rows == 0 { // up to the last row
			rows = 1 << 16
		}
		for range min(max(number(cell, "colspan", 1), 1), maxColumns-len(texts)) {
			at := &g[len(texts)]
			at.text, at.rows = text, rows-1
			texts = append(texts, text)
		}
	}
	fromAbove()
	return texts
}

// textOf returns the text of a cell as it is shown, in one line.
func textOf(cell *html.Node) string {
	var b strings.Builder
	writeText(&b, cell)
	return strings.Join(strings.Fields(b.String()), " ")
}

func writeText(b *strings.Builder, n *html.Node) {
	for child := range n.ChildNodes() {
		switch {
		case child.Type == html.TextNode:
			b.WriteString(child.Data)
		case child.Type != html.ElementNode:
			continue
		}
		switch child.DataAtom {
		case atom.Script, atom.Style, atom.Template, atom.Table:
			continue // not shown, or not of this table
		case atom.P, atom.Div, atom.Br, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Pre, atom.Blockquote, atom.Section,
			atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			b.WriteByte(' ')
			writeText(b, child)
			b.WriteByte(' ')
		default:
			writeText(b, child)
		}
	}
}
