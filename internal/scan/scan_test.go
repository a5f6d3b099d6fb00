package scan

import (
	"strconv"
	"strings"
	"testing"
)

// TestIsPlain: no file with the letters of a code in a literal is plain.
func TestIsPlain(t *testing.T) {
	scanner := New("CBC")
	for _, source := range []string{
		`"CBC.5003"`, `"cbc-5003"`, "`CBC5003`", `"C B C.5003"`, `"\x43BC.5003"`, `"\u0043\U00000042C.5003"`, `"\103\102\103.5003"`,
		`"ＣＢＣ．５００３"`, `"СВС.5003"`, "\"C\u200bBC.5003\"", "\"C\u3000B\u3000C.5003\"", `"see CBC.5003"`, `//cbclint:ignore`, `// cbcLint: ignore`,
		`"CBC." + "5003"`, `"CBC" + ".5003"`, "string(\n\"CBC\",\n)+\".5030\"", "const (\n\ta, b = \"x\",\n\t\t\"CBC.5003\"\n)",
		`"\"CBC.5003\""`, `"余额不足CBC.5003请"`, `cb("CBC.5003")`, `"CB CBC.5003"`, `"|CBC.5003"`, `"－CBC.5003"`, `"ⅭCBC.5003"`,
		`"\xffCBC.5003"`, `"\xef\xbc\xa3BC.5003"`, `"CBC.I8000014"`, `"CBC.OIOO"`, `"C\tB\nC.5003"`, "`CB\nC.5003`",
	} {
		if scanner.IsPlain([]byte(source)) {
			t.Errorf("%s is plain", source)
		}
	}
	for _, source := range []string{
		`package p`, `s = strings.ReplaceAll(s, "a", "b")`, `"C" + "BC.5003"`, `"CB" + "C.5003"`, `"C" + string('B') + "C"`, `const b = "B"`,
		`import "sync"`, `import "C"`, `"abc"`, `"c6.large.2"`, `"web"`, `"DMS.00400026"`, `"ab"`, `"Ünïcödé"`, `"\n\t"`, `b.c()`, `case 'c':`,
	} {
		if !scanner.IsPlain([]byte(source)) {
			t.Errorf("%s is not plain", source)
		}
	}
}

// TestMayMention: a text passes if it has all letters and goes on like a code.
func TestMayMention(t *testing.T) {
	scanner := New("CBC")
	for _, value := range []string{
		"CBC.5003", "cbc 5003", "ＣＢＣ．５００３", "СВС.5003", "C\u200bBC5003", "余额不足CBC.5003请", "a|CBC.5003", "CBCОООО", "CBC.O250", "\xffCBC.5003",
		"CBC..5003", "CBC.", "CBC", "cbc", "AES-CBC", "CBC 12\nand CBC", "C B\tC.5003", "\nCBC.5003\n",
	} {
		if !scanner.MayMention(value) {
			t.Errorf("%q does not pass", value)
		}
	}
	for _, value := range []string{
		"", "abc", "DMS.00400026", "CB.5003", "c6.large", "5003", "web", "xxTCBCUE1OMxx", "cbc_code", "CBC account", "CB", "BC.5003", "C B", "aes-cbc",
	} {
		if scanner.MayMention(value) {
			t.Errorf("%q passes", value)
		}
	}
}

// FuzzIsPlain: a file with a code is not plain, whatever is around the code, and however
// it is escaped.
func FuzzIsPlain(f *testing.F) {
	f.Add("func F(cb string) { cb(", ")", "x")
	f.Add("", "", "余额不足")
	f.Fuzz(func(t *testing.T, before, after, text string) {
		scanner := New("CBC")
		for _, literal := range []string{`"CBC.5003"`, strconv.Quote(text + "CBC.5003"), strconv.QuoteToASCII("ＣＢＣ" + text)} {
			if scanner.IsPlain([]byte(before + literal + after)) {
				t.Errorf("%q", before+literal+after)
			}
		}
	})
}

func BenchmarkIsPlain(b *testing.B) {
	source := []byte(strings.Repeat("func (r *resource) name() string { return strings.TrimSpace(r.data.Get(\"name\").(string)) }\n", 10000))
	scanner := New("CBC")
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		scanner.IsPlain(source)
	}
}
