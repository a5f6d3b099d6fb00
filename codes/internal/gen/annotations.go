package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"go/token"
	"io"
	"regexp"
	"slices"
	"strings"
)

// successCode is the only code that is no failure.
const successCode = "CBC.0000"

var (
	header        = []string{"code", "name", "family", "retry", "confidence", "twins", "reason"}
	familyPattern = regexp.MustCompile(`^[a-z]+$`)

	sentencePattern = regexp.MustCompile(`^\p{Lu}.{28,}\.$`)

	retries     = []string{"success", "throttled", "transient", "conflict", "exhausted", "reauth", "unknown-outcome", "terminal"}
	confidences = []string{"high", "medium", "low"}
)

// annotate sets what the project adds to the published rows, which are sorted
// by code: every row needs exactly one annotation.
func annotate(rows []entry, file string, annotations io.Reader) error {
	var (
		r      = csv.NewReader(annotations)
		lineOf = make(map[string]int)
		named  = make(map[string]string)
	)
	for first := true; ; first = false {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return fmt.Errorf("%s:%d: %w", file, broken.Line, broken.Err)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		line, _ := r.FieldPos(0)
		if first {
			if !slices.Equal(record, header) {
				return fmt.Errorf("%s:%d: want the header %s", file, line, strings.Join(header, ","))
			}
			continue
		}
		row, err := annotateRow(rows, record)
		if err == nil && lineOf[row.code] != 0 {
			err = fmt.Errorf("%s is already in line %d", row.code, lineOf[row.code])
		}
		if err == nil && named[row.name] != "" {
			err = fmt.Errorf("name %s is already that of %s", row.name, named[row.name])
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, line, err)
		}
		lineOf[row.code], named[row.name] = line, row.code
	}
	return checkAll(rows, file, lineOf)
}

// annotateRow sets the project's columns of the row that the record is about.
func annotateRow(rows []entry, record []string) (*entry, error) {
	row := find(rows, record[0])
	if row == nil {
		return nil, fmt.Errorf("%s is not in the published table", record[0])
	}
	row.name = record[1]
	row.family = record[2]
	row.retry = record[3]
	row.confidence = record[4]
	row.twins = strings.Fields(record[5])
	row.reason = record[6]
	return row, validate(row)
}

// longestName is how long a name may be, in bytes: a case of a switch stays on a line.
const longestName = 32

// misleading returns why a name has a word that reads as something else, and the
// word that it should have, or "".
func misleading(name string) string {
	switch {
	case strings.HasPrefix(name, "Code"):
		return "a code is an error code here; want VerificationCode"
	case strings.Contains(strings.ReplaceAll(strings.ReplaceAll(name, "RealNameAuth", ""), "Author", ""), "Auth"):
		return "Auth reads as a login; want RealNameAuth for an identity, or Authorization for a permission"
	}
	for word, want := range map[string]string{
		"Unavailable": "what no retry helps", "Max": "a limit that is exceeded: want Exceeded, or AboveMax", "Exception": "want Failed or Fault",
		"NotExist": "want NotFound", "NotSupported": "want Unsupported", "Short": "want Insufficient", "Query": "want Lookup",
	} {
		if strings.HasSuffix(strings.TrimRight(name, "0123456789"), word) && !strings.HasSuffix(name, "AboveMax") {
			return word + ": " + want
		}
	}
	return ""
}

func validate(row *entry) error {
	switch {
	case !token.IsIdentifier(row.name) || !token.IsExported(row.name):
		return fmt.Errorf("name %q is no exported Go identifier", row.name)
	case len(row.name) > longestName:
		return fmt.Errorf("name %s has %d characters; want %d at most", row.name, len(row.name), longestName)
	case misleading(row.name) != "":
		return fmt.Errorf("name %s: %s", row.name, misleading(row.name))
	case !familyPattern.MatchString(row.family):
		return fmt.Errorf("family %q is no word of lower-case letters", row.family)
	case !slices.Contains(retries, row.retry):
		return fmt.Errorf("retry class %q is none of %q", row.retry, retries)
	case (row.retry == "success") != (row.code == successCode):
		return fmt.Errorf("retry class %s of %s: %s is the one code of success", row.retry, row.code, successCode)
	case !slices.Contains(confidences, row.confidence):
		return fmt.Errorf("confidence %q is none of %q", row.confidence, confidences)
	case !sentencePattern.MatchString(row.reason):
		return fmt.Errorf("reason %q is no full sentence that ends in a full stop", row.reason)
	}
	return nil
}

// checkAll checks what holds between rows: each is annotated, and each of a group
// of twins names all others and has their retry class.
func checkAll(rows []entry, file string, lineOf map[string]int) error {
	for _, row := range rows {
		if lineOf[row.code] == 0 {
			return fmt.Errorf("%s:%d: %s has no row in %s", tableFile, row.line, row.code, file)
		}
	}
	for _, row := range rows {
		for _, code := range row.twins {
			if err := checkTwin(row, code, find(rows, code)); err != nil {
				return fmt.Errorf("%s:%d: %w", file, lineOf[row.code], err)
			}
		}
	}
	return nil
}

func checkTwin(row entry, code string, twin *entry) error {
	group := func(e entry) []string { return slices.Sorted(slices.Values(append([]string{e.code}, e.twins...))) }
	switch {
	case twin == nil:
		return fmt.Errorf("twin %s is not in the published table", code)
	case code == row.code:
		return fmt.Errorf("%s is its own twin", row.code)
	case !slices.Equal(group(*twin), group(row)):
		return fmt.Errorf("the twins of %s are %q, and those of its twin %s %q; want the other codes of one group", row.code, row.twins, code, twin.twins)
	case twin.retry != row.retry:
		return fmt.Errorf("retry class %s, but that of the twin %s is %s", row.retry, code, twin.retry)
	}
	return nil
}

func find(rows []entry, code string) *entry {
	for i := range rows {
		if rows[i].code == code {
			return &rows[i]
		}
	}
	return nil
}
