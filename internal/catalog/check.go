package catalog

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/mod/module"

	"github.com/cbclint/cbclint/codes"
)

// places are the offsets of the values in a record, by field. The offset of the record
// itself is at "".
type places map[string]int

// add adds a record to the file, or returns what is wrong with it.
func (f *File) add(r Record, places places) error {
	if r.Code == "" {
		return f.errorAt(places[""], "missing code")
	}
	for _, check := range []struct {
		field string
		err   error
	}{
		{"code", checkCode(string(r.Code))},
		{"name", checkName(r.Name)},
		{"status", checkStatus(r.Status, places)},
		{"family", checkFamily(string(r.Family))},
		{"retry", checkWord("retry class", r.Retry, Classes())},
		{"confidence", checkWord("confidence", r.Confidence, confidences())},
		{"twins", checkTwins(r)},
		{"package", checkPackage(r.Package)},
	} {
		if check.err != nil {
			return f.errorAt(places[check.field], "%s", check.err)
		}
	}
	if at, again := f.at[r.Code]; again {
		line, _ := f.position(at)
		return f.errorAt(places["code"], "%s is in line %d already", short(r.Code), line)
	}
	if f.at == nil {
		f.at = make(map[codes.Code]int)
	}
	f.at[r.Code] = places[""]
	for _, name := range fieldNames {
		if text := r.text(name); text != nil && strings.TrimSpace(*text) == "" {
			*text = "" // as if it were not there
		}
	}
	f.Codes = append(f.Codes, r)
	return nil
}

// check returns what is wrong with the file as a whole.
func (f *File) check() error {
	if len(f.Codes) == 0 {
		return f.errorAt(len(f.data), "the catalog has no codes")
	}
	if err := checkPackage(f.Package); err != nil {
		return f.errorAt(f.packageAt, "%s", err)
	}
	return nil
}

func checkPackage(path string) error {
	if path != "" && module.CheckImportPath(path) != nil {
		return fmt.Errorf("invalid import path %q", short(path))
	}
	return nil
}

var (
	codeForm   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]+\.[0-9]{3,12}$`)
	familyForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
)

// checkCode returns an error if a text does not have the form of a code.
func checkCode(code string) error {
	if !codeForm.MatchString(code) {
		return fmt.Errorf("invalid code %q; want letters, a dot, and 3 to 12 digits, as in APIGW.0308", short(code))
	}
	return nil
}

func checkName(name string) error {
	if name != "" && (!token.IsIdentifier(name) || !token.IsExported(name)) {
		return fmt.Errorf("invalid constant name %q; want one that begins with a capital letter, as in FlowControl", short(name))
	}
	return nil
}

func checkStatus(status int, places places) error {
	if _, given := places["status"]; given && (status < 100 || 599 < status) {
		return fmt.Errorf("invalid HTTP status %d", status)
	}
	return nil
}

func checkFamily(family string) error {
	if family != "" && !familyForm.MatchString(family) {
		return fmt.Errorf("invalid family %q; want a word in lower case, as in order", short(family))
	}
	return nil
}

func checkTwins(r Record) error {
	seen := make(map[codes.Code]bool, len(r.Twins))
	for _, twin := range r.Twins {
		switch {
		case twin == r.Code:
			return fmt.Errorf("%s is its own twin", short(r.Code))
		case seen[twin]:
			return fmt.Errorf("the twin %s is there twice", short(twin))
		}
		seen[twin] = true
	}
	return nil
}

// Classes returns the retry classes that a code may be in.
func Classes() []codes.Retry {
	return []codes.Retry{
		codes.RetrySuccess, codes.RetryThrottled, codes.RetryTransient, codes.RetryConflict,
		codes.RetryExhausted, codes.RetryReauth, codes.RetryUnknownOutcome, codes.RetryTerminal,
	}
}

func confidences() []codes.Confidence {
	return []codes.Confidence{codes.ConfidenceHigh, codes.ConfidenceMedium, codes.ConfidenceLow}
}

func checkWord[W ~string](what string, word W, words []W) error {
	if word == "" || slices.Contains(words, word) {
		return nil
	}
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = string(w)
	}
	return fmt.Errorf("unknown %s %q; want one of %s", what, short(word), strings.Join(list, ", "))
}
