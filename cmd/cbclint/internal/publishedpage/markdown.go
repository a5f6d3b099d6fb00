package publishedpage

import (
	"regexp"
	"strings"
)

// A markdownReader reads the tables of a Markdown page line by line, in linear time. What
// is around a table does not matter, except code and comments, which hide tables.
type markdownReader struct {
	*reader
	lines  []string // from visibleLines
	inline inline
	tables htmlReader
	read   map[int]bool // the lines that are rows, from 1
}

// readMarkdown reads the tables of a page in Markdown.
func (p *reader) readMarkdown(page string) {
	m := markdownReader{reader: p, lines: visibleLines(page), inline: newInline(page), read: make(map[int]bool)}
	for i := 0; i < len(m.lines); i++ {
		if header := m.headerAt(i); header != nil {
			i = m.readTable(i, header)
		}
	}
	p.findLostRows(page, m.read)
	p.addTables(&m.tables)
}

var (
	// item matches the mark of a list item, or the marks of several nested ones.
	item = regexp.MustCompile(`^(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)+`)

	// rule matches the line between the header and the rows.
	rule = regexp.MustCompile(`^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$`)

	// endsTable matches the beginning of a line that ends a table without an empty line.
	endsTable = regexp.MustCompile("^(?:#{1,6}(?:[ \t]|$)|```|~~~|(?:[-+*]|[0-9]{1,9}[.)])[ \t]|(?:[-*_][ \t]*){3,}$|=+$|" +
		`<!--|</?(?i:details|div|dl|h[1-6]|hr|ol|p|pre|script|section|style|table|ul)\b)`)
)

// headerAt returns the cells of the header if a table begins at a line, or nil.
func (m *markdownReader) headerAt(i int) []string {
	if i+1 >= len(m.lines) || m.lines[i] == "" || !strings.Contains(m.lines[i+1], "|") || !rule.MatchString(m.lines[i+1]) {
		return nil
	}
	header := cellsOf(item.ReplaceAllString(m.lines[i], ""))
	if len(header) != len(cellsOf(m.lines[i+1])) {
		return nil
	}
	return header
}

// readTable reads the table whose header is at a line. It returns the last line of the
// table.
func (m *markdownReader) readTable(i int, header []string) (last int) {
	t := m.tables.startTable()
	m.addRow(t, i+1, header)
	for i += 2; i < len(m.lines) && m.lines[i] != "" && !endsTable.MatchString(m.lines[i]); i++ {
		cells := cellsOf(m.lines[i])
		if len(cells) > len(header) {
			if more := strings.Trim(strings.Join(cells[len(header):], " | "), "| "); more != "" {
				m.wrong(i+1, "the row has more cells than the header: %s; want | in a text written as \\|", quote(more))
			}
			cells = cells[:len(header)]
		}
		m.addRow(t, i+1, cells)
	}
	return i - 1
}

func (m *markdownReader) addRow(t *htmlTable, line int, cells []string) {
	m.read[line] = true
	texts := make([]string, 0, min(len(cells), maxColumns))
	for _, cell := range cells[:cap(texts)] {
		texts = append(texts, m.inline.text(cell, line, &m.tables))
	}
	t.add(line, texts)
}

// cellsOf returns the cells of a row.
func cellsOf(row string) []string {
	row = strings.TrimPrefix(row, "|")
	if strings.HasSuffix(row, "|") && !strings.HasSuffix(row, `\|`) {
		row = row[:len(row)-1]
	}
	var cells []string
	for start, i := 0, 0; i <= len(row) && row != ""; i++ {
		if i < len(row) && (row[i] != '|' || i > 0 && row[i-1] == '\\') {
			continue
		}
		cells = append(cells, strings.ReplaceAll(strings.TrimSpace(row[start:i]), `\|`, "|"))
		start = i + 1
	}
	return cells
}

// findLostRows reports lines that look like rows with a code but belong to no table. An
// empty line may have ended the table before them.
func (p *reader) findLostRows(page string, read map[int]bool) {
	line := 0
	for text := range strings.Lines(page) {
		if line++; !read[line] && strings.HasPrefix(strings.TrimSpace(text), "|") && rowWithCode.MatchString(text) {
			p.wrong(line, "this row is in no table: %s; an empty line before it ends one", quote(strings.TrimSpace(text)))
		}
	}
}

// rowWithCode matches a row with a code in a cell.
var rowWithCode = regexp.MustCompile(`\|\s*[A-Za-z][A-Za-z0-9]*\.[0-9]{3,12}\s*\|`)
