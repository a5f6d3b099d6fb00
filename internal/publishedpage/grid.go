package publishedpage

import (
	"strings"
	"unicode"

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

// The marks of what ends a line of a cell.
const (
	lineEnd  = '\n' // within a text
	blockEnd = '\v' // between texts, such as paragraphs
)

// textOf returns the text of a cell as it is shown, in one line.
func textOf(cell *html.Node) string {
	var b strings.Builder
	writeText(&b, cell)
	return joinLines(b.String())
}

// joinLines returns a text in one line, with single spaces. The end of a line is
// a space, but for one within Chinese, which is written without spaces.
func joinLines(text string) string {
	var b strings.Builder
	var last rune
	space, line, block := false, false, false
	for _, r := range text {
		if unicode.IsSpace(r) {
			space, line, block = true, line || r == lineEnd, block || r == blockEnd
			continue
		}
		within := line && !block && isChinese(last) && isChinese(r)
		if space && last != 0 && !within {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, space, line, block = r, false, false, false
	}
	return b.String()
}

// isChinese reports whether r is a Han character or a punctuation mark that
// stands among these.
func isChinese(r rune) bool {
	return isHan(r) || '\u3000' <= r && r <= '\u303f' || '\uff00' <= r && r <= '\uffef'
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
		case atom.Br:
			b.WriteByte(lineEnd)
		case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Pre, atom.Blockquote, atom.Section,
			atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			b.WriteByte(blockEnd)
			writeText(b, child)
			b.WriteByte(blockEnd)
		default:
			writeText(b, child)
		}
	}
}
