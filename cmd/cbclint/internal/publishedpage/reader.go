package publishedpage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A reader collects the records of the tables of a page.
type reader struct {
	name    string
	found   bool     // there is a table of error codes
	others  []string // the headers of the first other tables
	records []catalog.Record
	lineOf  map[codes.Code]int
	errors  Problems
	defects Problems
}

func newReader(name string) *reader {
	return &reader{name: name, lineOf: make(map[codes.Code]int)}
}

func (p *reader) wrong(line int, format string, args ...any) {
	p.errors = append(p.errors, Problem{p.name, line, fmt.Sprintf(format, args...)})
}

func (p *reader) defect(line int, format string, args ...any) {
	p.defects = append(p.defects, Problem{p.name, line, fmt.Sprintf(format, args...)})
}

// finish returns the page, or its problems as an error.
func (p *reader) finish() (*Page, error) {
	if !p.found {
		have := "there is no table at all"
		if len(p.others) > 0 {
			have = "the tables here have " + strings.Join(p.others, ", and ")
		}
		p.wrong(1, "no table of error codes; want one with the headers 状态码, 错误码 and 错误码信息 or 错误码描述, "+
			"or Status Code, Error Code and Error Message or Description; %s", have)
	}
	if len(p.errors) > 0 {
		p.errors.sort()
		return nil, p.errors
	}
	p.comparePrefixes()
	p.defects.sort()
	slices.SortFunc(p.records, func(a, b catalog.Record) int { return cmp.Compare(a.Code, b.Code) })
	return &Page{p.records, p.defects}, nil
}

// addTable adds the rows of a table, if it is a table of error codes.
func (p *reader) addTable(t *table) {
	if !t.found {
		if len(p.others) < 3 && t.header != nil {
			p.others = append(p.others, quote(strings.Join(t.header[:min(len(t.header), 6)], " | ")))
		}
		return
	}
	p.found = true
	if len(t.rows) == 0 {
		p.wrong(t.line, "the table of error codes has no rows")
	}
	english, chinese := t.languages()
	if t.has(message) && english == none && chinese == description {
		p.defect(t.line, "the columns %s and %s are both in Chinese; the first is left out",
			quote(t.header[t.at[message]]), quote(t.header[t.at[description]]))
	}
	for i, header := range t.header {
		if c, ok := columnOf(header); ok && t.at[c] != i && header != t.header[t.at[c]] {
			p.defect(t.line, "the columns %s and %s mean the same; the second is left out", quote(t.header[t.at[c]]), quote(header))
		}
	}
	for _, r := range t.rows {
		p.addRow(r, english, chinese)
	}
}

func (p *reader) addRow(r row, english, chinese column) {
	if r.empty {
		p.defect(r.line, "the row is empty; it is left out")
		return
	}
	if r.long > 0 {
		p.wrong(r.line, "the row has a text of %d bytes; want at most %d", r.long, maxText)
		return
	}
	code, ok := p.code(r)
	httpStatus, statusOK := p.status(r)
	if !ok || !statusOK {
		return
	}
	if first := p.lineOf[code]; first > 0 {
		p.wrong(r.line, "%s is already in line %d; want each code once", code, first)
		return
	}
	p.lineOf[code] = r.line
	record := catalog.Record{Code: code, Status: httpStatus}
	if english != none {
		record.English = r.cells[english]
	}
	if chinese != none {
		record.Chinese = r.cells[chinese]
	}
	p.records = append(p.records, record)
	p.findDefects(r.line, record, english != none, chinese != none)
}
