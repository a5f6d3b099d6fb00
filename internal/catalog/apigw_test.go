package catalog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/cbclint/cbclint/codes"
)

// TestAPIGWFlaws: each check of the catalog finds the flaw that it is for, and the real
// catalog has none.
func TestAPIGWFlaws(t *testing.T) {
	for flaw, spoil := range map[string]func(f *File){
		"0 codes":                            func(f *File) { f.Codes = nil },
		"no source":                          func(f *File) { f.Source = "" },
		"APIGW.0101 is not after APIGW.0103": func(f *File) { f.Codes[0], f.Codes[1] = f.Codes[1], f.Codes[0] },
		"APIGW.0101 is not after APIGW.0101": func(f *File) { f.Codes[1] = f.Codes[0] },
		"APIGX.0101 is not a code":           func(f *File) { f.Codes[0].Code = "APIGX.0101" },
		"APIGW.0103: the name APINotFound":   func(f *File) { f.Codes[1].Name = f.Codes[0].Name },
		"APIGW.0101: the name aPI":           func(f *File) { f.Codes[0].Name = "aPI" },
		"APIGW.0101: the status 0":           func(f *File) { f.Codes[0].Status = 0 },
		"APIGW.0101: no English":             func(f *File) { f.Codes[0].English = "" },
		"APIGW.0101: no Chinese":             func(f *File) { f.Codes[0].Chinese = "none" },
		"APIGW.0101: the family ":            func(f *File) { f.Codes[0].Family = "gateway" },
		"APIGW.0101: the retry class ":       func(f *File) { f.Codes[0].Retry = "never" },
		"APIGW.0101: success":                func(f *File) { f.Codes[0].Retry = codes.RetrySuccess },
		"APIGW.0101: the confidence ":        func(f *File) { f.Codes[0].Confidence = "sure" },
		"APIGW.0101: the reason ":            func(f *File) { f.Codes[0].Reason = "" },
		"APIGW.0101: the twin CBC.5030":      func(f *File) { f.Codes[0].Twins = []codes.Code{"CBC.5030"} },
		"APIGW.0101: the twin CBC.0250":      func(f *File) { f.Codes[0].Twins = []codes.Code{"CBC.0250"} },
	} {
		f := apigw(t)
		spoil(f)
		if got := flaws(f); !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, flaw) }) {
			t.Errorf("%q is not among the flaws %q", flaw, got)
		}
	}
	for _, f := range []*File{apigw(t), apig(t)} {
		for _, flaw := range flaws(f) {
			t.Error(flaw)
		}
	}
}

// TestAPIGWFormat: the files have the format that Write gives them.
func TestAPIGWFormat(t *testing.T) {
	for name, f := range map[string]*File{"apigw.json": apigw(t), "apig.json": apig(t)} {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := f.Write(&got); err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("Write gives %s", got.String())
		}
	}
}

// TestAPIGWAsPublished: the catalog has the codes of the published tables. If a table has
// a code twice, the first row counts.
func TestAPIGWAsPublished(t *testing.T) {
	table, err := os.ReadFile("apigw.md")
	if err != nil {
		t.Fatal(err)
	}
	var published []string
	seen := make(map[string]bool)
	for line := range strings.Lines(string(table)) {
		if code, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), " "); strings.HasPrefix(line, "| APIG") && !seen[code] {
			seen[code] = true
			published = append(published, line[:strings.LastIndex(strings.TrimSuffix(line, " |\n"), " | ")])
		}
	}
	var have []string
	for _, r := range append(apigw(t).Codes, apig(t).Codes...) {
		have = append(have, strings.Join([]string{"| " + string(r.Code), strconv.Itoa(r.Status), r.English, r.Chinese}, " | "))
	}
	if len(have) != 35+36 {
		t.Errorf("%d codes; want the 35 of one table and 36 of the other", len(have))
	}
	if !slices.Equal(have, published) {
		t.Errorf("the catalog has\n%s\nbut published are\n%s", strings.Join(have, "\n"), strings.Join(published, "\n"))
	}
}

// TestAPIGWRetryable: docs/catalogs.md names the codes of the gateway that every switch has to
// handle.
func TestAPIGWRetryable(t *testing.T) {
	page, err := os.ReadFile("../../docs/catalogs.md")
	if err != nil {
		t.Fatal(err)
	}
	var retryable []string
	for _, r := range apigw(t).Codes {
		if r.Retry.Retryable() && r.Family == codes.FamilyCommon {
			retryable = append(retryable, "`"+string(r.Code)+"`")
		}
	}
	last := len(retryable) - 1
	want := "three retryable codes of the gateway: " + strings.Join(retryable[:last], ", ") + " and " + retryable[last] + "."
	if text := strings.Join(strings.Fields(string(page)), " "); last != 2 || !strings.Contains(text, want) {
		t.Errorf("docs/catalogs.md lacks %q", want)
	}
}

func apigw(t *testing.T) *File { return inside(t, "apigw.json") }

func apig(t *testing.T) *File { return inside(t, "apig.json") }

func inside(t *testing.T, name string) *File {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	f := new(File)
	if err := decoder.Decode(f); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return f
}

var (
	codePattern   = regexp.MustCompile(`^APIGW?\.[0-9]{4}$`)
	namePattern   = regexp.MustCompile(`^[A-Z][A-Za-z0-9]{0,29}$`)
	reasonPattern = regexp.MustCompile(`^[A-Z].{40,}\.$`)
	retryClasses  = []codes.Retry{
		codes.RetryThrottled, codes.RetryTransient, codes.RetryConflict, codes.RetryExhausted,
		codes.RetryReauth, codes.RetryUnknownOutcome, codes.RetryTerminal,
	}
)

// flaws returns what is wrong with the catalog of the gateway's codes.
func flaws(f *File) []string {
	var list []string
	report := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	if len(f.Codes) == 0 {
		report("0 codes")
	}
	if !strings.HasPrefix(f.Source, "https://") {
		report("no source")
	}
	names := make(map[string]bool)
	var last codes.Code
	for _, r := range f.Codes {
		if r.Code <= last {
			report("%s is not after %s", r.Code, last)
		}
		last = r.Code
		if !codePattern.MatchString(string(r.Code)) {
			report("%s is not a code of the gateway", r.Code)
		}
		if names[r.Name] || !namePattern.MatchString(r.Name) {
			report("%s: the name %s is another's or not that of a constant", r.Code, r.Name)
		}
		names[r.Name] = true
		for _, flaw := range recordFlaws(r) {
			report("%s: %s", r.Code, flaw)
		}
	}
	return list
}

func recordFlaws(r Record) []string {
	isHan := func(c rune) bool { return unicode.Is(unicode.Han, c) }
	var list []string
	for _, check := range []struct {
		flaw string
		ok   bool
	}{
		{fmt.Sprintf("the status %d is not one of HTTP", r.Status), http.StatusText(r.Status) != ""},
		{"no English message", r.English != ""},
		{"no Chinese text", strings.ContainsFunc(r.Chinese, isHan)},
		{fmt.Sprintf("the family %q is not common", r.Family), r.Family == codes.FamilyCommon},
		{"success is no error of the gateway", r.Retry != codes.RetrySuccess},
		{fmt.Sprintf("the retry class %q does not exist", r.Retry), slices.Contains(retryClasses, r.Retry)},
		{fmt.Sprintf("the confidence %q does not exist", r.Confidence), slices.Contains(confidences(), r.Confidence)},
		{fmt.Sprintf("the reason %q is no sentence", r.Reason), reasonPattern.MatchString(r.Reason)},
		{fmt.Sprintf("the twin %s has another retry class", r.TwinsText()), !slices.ContainsFunc(r.Twins, func(twin codes.Code) bool { return retryOf(twin) != r.Retry })},
	} {
		if !check.ok {
			list = append(list, check.flaw)
		}
	}
	return list
}

// retryOf returns the retry class of a twin, or "" if no catalog has the twin.
func retryOf(twin codes.Code) codes.Retry {
	all, err := Load(APIGW)
	if err != nil {
		panic(err)
	}
	e, _ := all.Lookup(string(twin))
	return e.Retry
}
