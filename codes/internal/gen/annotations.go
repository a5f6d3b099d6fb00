package main

import (
	"fmt"
	"go/token"
	"io"
	"regexp"
	"slices"
	"strings"
)

// successCode is the only code that is not a failure.
const successCode = "CBC.0000"

var (
	familyPattern  = regexp.MustCompile(`^[a-z]+$`)
	meaningPattern = regexp.MustCompile(`^[\p{Lu}0-9].{8,}\.$`)
	reasonPattern  = regexp.MustCompile(`^\p{Lu}.{28,}\.$`)

	retries     = []string{"success", "throttled", "transient", "conflict", "exhausted", "reauth", "unknown-outcome", "terminal"}
	confidences = []string{"high", "medium", "low"}
)

// columns are the columns with what the project adds to a code. Both files have them.
var columns = []string{"name", "family", "retry", "confidence", "twins", "meaning", "reason"}

// annotate sets what the project adds to the published rows. Every row needs exactly one
// annotation.
func annotate(rows []entry, file string, annotations io.Reader) error {
	header := append([]string{"code"}, columns...)
	err := eachRecord(file, header, annotations, func(where string, record []string) error {
		row := find(rows, record[0])
		switch {
		case row == nil:
			return fmt.Errorf("%s is not in the published table", record[0])
		case row.where != "":
			return fmt.Errorf("%s is already at %s", row.code, row.where)
		}
		row.where = where
		row.set(record[1:])
		return row.validate()
	})
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.where == "" {
			return fmt.Errorf("%s:%d: %s has no row in %s", tableFile, row.line, row.code, file)
		}
	}
	return nil
}

// set sets what the project adds to a code.
func (row *entry) set(cells []string) {
	row.name = cells[0]
	row.family = cells[1]
	row.retry = cells[2]
	row.confidence = cells[3]
	row.twins = strings.Fields(cells[4])
	row.meaning = cells[5]
	row.reason = cells[6]
}

// longestName is the most bytes of a name, so that a case of a switch fits on a line.
const longestName = 32

// misleading returns why a word of a name may be misread, and a better word. It returns
// "" if the name is fine.
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
		if strings.HasSuffix(strings.TrimRight(name, "0123456789"), word) && !strings.HasSuffix(strings.TrimRight(name, "0123456789"), "AboveMax") {
			return word + ": " + want
		}
	}
	return ""
}

func (row *entry) validate() error {
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
	case row.meaning != "" && !meaningPattern.MatchString(row.meaning):
		return fmt.Errorf("meaning %q is no sentence that ends in a full stop", row.meaning)
	case !reasonPattern.MatchString(row.reason):
		return fmt.Errorf("reason %q is no full sentence that ends in a full stop", row.reason)
	}
	return nil
}

// check checks all rows together. No name is there twice. Each of a group of twins names
// all others and has the same retry class.
func check(rows []entry) error {
	named := make(map[string]string)
	for _, row := range rows {
		if other := named[row.name]; other != "" {
			return fmt.Errorf("%s: name %s is already that of %s", row.where, row.name, other)
		}
		named[row.name] = row.code
		for _, code := range row.twins {
			if err := checkTwin(row, code, find(rows, code)); err != nil {
				return fmt.Errorf("%s: %w", row.where, err)
			}
		}
	}
	return nil
}

func checkTwin(row entry, code string, twin *entry) error {
	group := func(e entry) []string { return slices.Sorted(slices.Values(append([]string{e.code}, e.twins...))) }
	switch {
	case twin == nil:
		return fmt.Errorf("twin %s is in neither table", code)
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
