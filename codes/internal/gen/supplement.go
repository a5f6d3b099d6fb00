package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
)

// parseSupplement returns the codes that are documented outside the published table. None
// of them may be in that table.
func parseSupplement(published []entry, file string, supplement io.Reader) ([]entry, error) {
	var (
		rows   []entry
		header = slices.Concat([]string{"code", "status", "english", "chinese", "source"}, columns)
	)
	err := eachRecord(file, header, supplement, func(where string, record []string) error {
		row := entry{where: where, code: record[0], english: record[2], chinese: record[3], source: record[4]}
		if known := find(published, row.code); known != nil {
			return fmt.Errorf("%s is in the published table, at line %d; delete it here", row.code, known.line)
		}
		if other := find(rows, row.code); other != nil {
			return fmt.Errorf("%s is already at %s", row.code, other.where)
		}
		var err error
		if row.status, err = parseStatus(record[1]); err != nil {
			return err
		}
		row.set(record[5:])
		if err := row.validateSupplement(); err != nil {
			return err
		}
		rows = append(rows, row)
		return row.validate()
	})
	return rows, err
}

// parseStatus returns an HTTP status, or 0 if none is documented.
func parseStatus(cell string) (int, error) {
	if cell == "" {
		return 0, nil
	}
	status, err := strconv.Atoi(cell)
	if err != nil || http.StatusText(status) == "" {
		return 0, fmt.Errorf("invalid HTTP status %q", cell)
	}
	return status, nil
}

func (row *entry) validateSupplement() error {
	switch {
	case !codePattern.MatchString(row.code):
		return fmt.Errorf("invalid code %q; want CBC. and 4 or 8 digits", row.code)
	case row.source == "":
		return fmt.Errorf("%s has no source; want the address of a page, or words", row.code)
	case row.english == "" && row.meaning == "":
		return fmt.Errorf("%s has no English text; say in the column meaning what it means", row.code)
	}
	return nil
}
