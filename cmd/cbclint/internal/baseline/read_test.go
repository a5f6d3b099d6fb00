package baseline

import (
	"strings"
	"testing"
)

// TestErrors: an error of a baseline names the line. A file that another program wrote is
// not a baseline.
func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "b.json:1: no baseline: EOF",
		"\n{\"version\": 1,\n\n\n":     "b.json:2: no baseline: unexpected EOF",
		"package p\n\nvar X = 1\n":     "b.json:1: no baseline: invalid character 'p'",
		"{\n\"version\": 1,\n\n<<<\n}": "b.json:4: no baseline: invalid character '<'",
		"{\"version\": 1,\n\"findings\": [\n{\"file\":\n3}\n]\n}\n": "b.json:4: no baseline: json: cannot unmarshal number",
		"{\"version\": 1,\n\"finding\": [],\n\"findings\": []\n}\n": `b.json:2: no baseline: json: unknown field "finding"`,
		"{\"version\": 1,\n\"findings\": []}\n\n<<<\n":              "b.json:4: no baseline: there is more behind the object",
		"null": "b.json: version 0; this cbclint knows version 1",
	} {
		if _, err := parse("b.json", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v; want %s", text, err, want)
		}
	}
	for _, text := range []string{`{"version": 1}`, "\n{\"version\": 1, \"findings\": []}\n\n"} {
		if _, err := parse("b.json", []byte(text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// FuzzParse: no text makes it panic.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"", "{", "{\"version\": 1,\n\"findings\": [{\"file\": \"a.go\", \"category\": \"unknown\", \"count\": 1}]}\n", `{"a":1}`, "{}x", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = parse("b.json", []byte(text))
	})
}
