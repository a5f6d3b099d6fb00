package catalog

import (
	"regexp"
	"testing"
	"unicode/utf8"
)

// FuzzMentions compares the scanner with a regular expression for the form of a mention,
// and checks the characters on both sides.
func FuzzMentions(f *testing.F) {
	for _, seed := range []string{
		"CBC.5003", "see CBC.5003, CBC.99003651.", "436DBCBC.5000906@", "AES-CBC.6000", "CBC.5003.1", "CBC.CBC.5003",
		"余额不足CBC.5003请充值", "CBC.5003é", "\xffCBC.5003\xff", "CBC.50030CBC.5003", "_CBC.5003", "CBC.5003.", "CBC.5003.①",
	} {
		f.Add(seed)
	}
	shape := regexp.MustCompile(`^CBC\.([0-9]{4}|[0-9]{8})$`)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for m := range Builtin().Mentions(text) {
			if m.Start < end || !shape.MatchString(text[m.Start:m.End]) {
				t.Fatalf("%q is no mention in %q", text[m.Start:m.End], text)
			}
			end = m.End
			before, _ := utf8.DecodeLastRuneInString(text[:m.Start])
			after, _ := utf8.DecodeRuneInString(text[m.End:])
			if isTokenRune(before) || isTokenRune(after) {
				t.Fatalf("%q goes on at its sides in %q", text[m.Start:m.End], text)
			}
		}
		// Alone, every mention is still one.
		for m := range Builtin().Mentions(text) {
			alone := 0
			for range Builtin().Mentions(" " + text[m.Start:m.End] + ".") {
				alone++
			}
			if alone != 1 {
				t.Fatalf("%q alone is %d mentions", text[m.Start:m.End], alone)
			}
		}
	})
}

// FuzzRespell: the right spelling of a badly spelled code is a code, and is not badly
// spelled.
func FuzzRespell(f *testing.F) {
	for _, seed := range []string{
		"cbc.5003", "CBC5003", "CBC_5003", " CBC.5003 ", "ＣＢＣ．５００３", "СBC.5003", "CBC.O250", "CBC.5003\n", "CBC..5003", "\xff", "CBC", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		reading, ok := Builtin().Read(text)
		if !ok {
			return
		}
		code := reading.Code
		if code == text || reading.Defect == "" {
			t.Fatalf("%q is well spelled, but %q", text, reading.Defect)
		}
		if !Builtin().IsCode(code) {
			t.Fatalf("%q is read as %q, which is no code", text, code)
		}
		if again, ok := Builtin().Read(code); ok {
			t.Fatalf("%q is read as %q, but that as %q: %s", text, code, again.Code, again.Defect)
		}
	})
}
