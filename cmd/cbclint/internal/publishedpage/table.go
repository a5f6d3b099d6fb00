package publishedpage

import (
	"slices"
	"strings"
	"unicode"
)

// maxText is how many bytes a text may have.
const maxText = 4096

// A table is a table of a page, with the columns that are read.
type table struct {
	header []string        // the row that names the columns, or else the first row
	line   int             // of the header
	at     [numColumns]int // where the columns are, or -1
	found  bool            // whether it is a table of error codes
	rows   []row
}

type row struct {
	line  int
	empty bool
	long  int // the bytes of a text that is too long, or 0
	cells [numColumns]string
}

// add adds a row. The first row that names the columns is the header.
func (t *table) add(line int, cells []string) {
	if at, ok := headerOf(cells); ok {
		if !t.found {
			t.header, t.line, t.at, t.found = cells, line, at, true
		}
		return // long tables repeat the header
	}
	if !t.found {
		if t.header == nil {
			t.header, t.line = cells, line
		}
		return
	}
	r := row{line: line, empty: !slices.ContainsFunc(cells, func(text string) bool { return text != "" })}
	for c, i := range t.at {
		switch {
		case i < 0 || i >= len(cells):
		case len(cells[i]) > maxText:
			r.long = len(cells[i])
		default:
			r.cells[c] = cells[i]
		}
	}
	t.rows = append(t.rows, r)
}

// headerOf returns where the columns are, and whether the cells are the header of a table
// of error codes.
func headerOf(cells []string) (at [numColumns]int, ok bool) {
	for c := range at {
		at[c] = -1
	}
	for i, cell := range cells {
		if c, ok := columnOf(cell); ok && at[c] < 0 {
			at[c] = i
		}
	}
	return at, at[status] >= 0 && at[code] >= 0 && (at[message] >= 0 || at[description] >= 0)
}

// has reports whether the table has a column.
func (t *table) has(c column) bool { return t.at[c] >= 0 }

// count returns how many texts a column has, and how many of them contain Chinese.
func (t *table) count(c column) (texts, han int) {
	for _, r := range t.rows {
		if r.cells[c] != "" {
			texts++
		}
		if hasHan(r.cells[c]) {
			han++
		}
	}
	return texts, han
}

// mostlyHan reports whether more than half of the texts of a column contain Chinese.
func (t *table) mostlyHan(c column) bool {
	texts, han := t.count(c)
	return 2*han > texts
}

const none column = -1

// languages returns the columns with the English and the Chinese text, or none. On an
// English page, the description only repeats the message, and is left out.
func (t *table) languages() (english, chinese column) {
	switch {
	case !t.has(description) && t.mostlyHan(message):
		return none, message
	case !t.has(description):
		return message, none
	case !t.has(message) && t.mostlyHan(description):
		return none, description
	case !t.has(message):
		return description, none
	}
	messages, messagesHan := t.count(message)
	_, descriptionsHan := t.count(description)
	chinesePage := hasHan(t.header[t.at[description]]) && messagesHan+descriptionsHan > 0
	switch {
	case !chinesePage && !t.mostlyHan(description):
		return message, none
	case messages > 0 && messages == messagesHan && t.mostlyHan(description):
		return none, description
	}
	return message, description
}

func hasHan(text string) bool { return strings.ContainsFunc(text, isHan) }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
