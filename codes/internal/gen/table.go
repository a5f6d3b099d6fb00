package main

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var (
	codePattern   = regexp.MustCompile(`^CBC\.([0-9]{4}|[0-9]{8})$`)
	headerPattern = regexp.MustCompile(`^\|\s*状态码\s*\|\s*错误码\s*\|\s*错误码信息\s*\|\s*错误码描述\s*\|\s*$`)
)

// An entry is one code: what is published, and what the project adds. This program
// does not import package codes, which does not compile before this program has run.
type entry struct {
	status                 int // 0 if none is documented
	code, english, chinese string
	source                 string // where the code is documented, or "" for the published table
	line                   int    // of the published table

	name, family, retry, confidence string
	meaning, reason                 string
	twins                           []string // all other codes of the group
	where                           string   // the row with these fields, as "file:line"
}

// parseTable returns the rows of the published page, sorted by code. Only the four
// published columns are set.
func parseTable(file, page string) ([]entry, error) {
	var (
		rows   []entry
		lineOf = make(map[string]int)
		header = 0 // the line of the table's header
	)
	for i, line := range strings.Split(page, "\n") {
		n := i + 1
		switch {
		case headerPattern.MatchString(line):
			if header != 0 {
				return nil, fmt.Errorf("%s:%d: second table; the first is at line %d", file, n, header)
			}
			header = n
			continue
		case header == 0 || !strings.HasPrefix(strings.TrimSpace(line), "|"):
			continue // prose
		case n == header+1:
			if strings.Trim(line, "|-: ") != "" {
				return nil, fmt.Errorf("%s:%d: want the rule |---|---|---|---| below the header", file, n)
			}
			continue
		}
		row, err := parseRow(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		if first, ok := lineOf[row.code]; ok {
			return nil, fmt.Errorf("%s:%d: code %s is already in line %d", file, n, row.code, first)
		}
		row.line, lineOf[row.code] = n, n
		rows = append(rows, row)
	}
	if header == 0 {
		return nil, fmt.Errorf("%s:1: no table; want a header | 状态码 | 错误码 | 错误码信息 | 错误码描述 |", file)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s:%d: the table has no rows", file, header)
	}
	slices.SortFunc(rows, func(a, b entry) int { return cmp.Compare(a.code, b.code) })
	return rows, nil
}

// parseRow reads one line "| status | code | message | description |".
func parseRow(line string) (entry, error) {
	cells := strings.Split(strings.TrimSpace(line), "|")
	if len(cells) != 6 || cells[5] != "" {
		return entry{}, errors.New("want 4 cells, | status | code | message | description |")
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	status, err := parseStatus(cells[1])
	if err != nil {
		return entry{}, err
	}
	row := entry{status: status, code: cells[2], english: cells[3], chinese: cells[4]}
	switch {
	case !codePattern.MatchString(cells[2]):
		return row, fmt.Errorf("invalid code %q; want CBC. and 4 or 8 digits", cells[2])
	case status == 0:
		return row, fmt.Errorf("%s has no HTTP status", row.code)
	case row.english == "":
		return row, fmt.Errorf("%s has no message", row.code)
	case row.chinese == "":
		return row, fmt.Errorf("%s has no description", row.code)
	}
	return row, nil
}
