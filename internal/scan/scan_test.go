package scan

import (
	"strconv"
	"strings"
	"testing"
)

// TestIsPlain: no file is plain that has a code, or its letters in literals.
func TestIsPlain(t *testing.T) {
	scanner := New("CBC")
	for _, source := range []string{
		`"CBC.5003"`, `"cbc-5003"`, "`CBC5003`", `"C B C.5003"`, `"\x43BC.5003"`, `"\u0043\U00000042C.5003"`, `"\103\102\103.5003"`,
		`"ＣＢＣ．５００３"`, `"СВС.5003"`, "\"C\u200bBC.5003\"", "\"C\u3000B\u3000C.5003\"", `"see CBC.5003"`, `//cbclint:ignore`, `// cbcLint: ignore`,
		`"CBC." + "5003"`, `"C" + "BC.5003"`, `"CB" + "C.5003"`, `("C") + ("B" + "C") + ".5003"`, "\"CB\" +\n\t`C.5003`",
		`const a, b = "C", "BC.5003"`, `const a, b = "CB", "C.5003"`, `const a, b, c = "C", "B", "C.5003"`, `const a, b = "code CB", "C"`,
		`"\"CBC.5003\""`, `"余额不足CBC.5003请"`, `cb("CBC.5003")`, `c + b + "CBC.5003"`, `"CB CBC.5003"`, `"|CBC.5003"`, `"－CBC.5003"`, `"ⅭCBC.5003"`,
		`"\xffCBC.5003"`, `"\xef\xbc\xa3BC.5003"`, `"C B"`, `"CB "`, `"B C.5003"`, `"BCO250"`,
		`const b = "B"`, `const a, b = "C", "B"`, "const a, b = \"C\",\n\t\"B\"", `const b = Code("B")`, `x + "B"`, `return "B" + x`, "return \"B\" +\n\tx", `"C" + /* c */ "B"`, "\"C\" + // c\n\"B\"", `"C" + string('B') + "C"`, "const a, b = `x\ny = `, \"B\"", "const a, b = \"C\",\n\t\"B\"", "const (\n\ta, b = len(`ab`), \"B\"\n)", `f(); const a, b = "C", "B"`, "a, b =\n\tCode(\"C\"), \"B\"", "a, b, c = \"x\",\n\t// why\n\tCode(\"C\"), \"B\"", `const b="B"`, `x = y + string(T("B"))`, `string("B") + y`, `"CBC.I8000014"`, `"CBC.OIOO"`,
	} {
		if scanner.IsPlain([]byte(source)) {
			t.Errorf("%s is plain", source)
		}
	}
	for _, source := range []string{
		`package p`, `s = strings.ReplaceAll(s, "a", "b")`, `[]string{"b"}`, `{"a", "b"}`, `case "b":`, `x == "b"`, `x != "b" && y`, `map[string]int{"b": 1}`, `m["b"]`, `return "b"`, `x := "b"`,
		`import "sync"`, `import "C"`, `"abc"`, `"c6.large.2"`, `"web"`, `"DMS.00400026"`, `"ab"`, `"Ünïcödé"`, `"\n\t"`, `b.c()`, `case 'c':`,
	} {
		if !scanner.IsPlain([]byte(source)) {
			t.Errorf("%s is not plain", source)
		}
	}
}

// TestValues: what a value may be, by itself and beside others.
func TestValues(t *testing.T) {
	scanner := New("CBC")
	for _, value := range []string{
		"CBC.5003", "cbc 5003", "ＣＢＣ．５００３", "СВС.5003", "C\u200bBC5003", "余额不足CBC.5003请", "a|CBC.5003", "CBCОООО", "CBC.O250", "\xffCBC.5003",
	} {
		if !scanner.IsCode(value) || !scanner.IsPiece(value) {
			t.Errorf("%q is no code", value)
		}
	}
	for _, value := range []string{"CBC.", "CB", "C B", "CB ", "B", "BC.5003", "B C.5003", "BCO250", "CBC 12\nand CBC"} {
		if !scanner.IsPiece(value) {
			t.Errorf("%q is no piece", value)
		}
	}
	for _, value := range []string{"", "abc", "DMS.00400026", "CB.5003", "c6.large", "5003", "web", "xxTCBCUE1OMxx", "cbc_code", "CBC account"} {
		if scanner.IsCode(value) || scanner.IsPiece(value) {
			t.Errorf("%q may be one", value)
		}
	}
}

// FuzzIsPlain: whatever stands around a code, and however it is escaped, the
// file is not plain.
func FuzzIsPlain(f *testing.F) {
	f.Add("func F(cb string) { cb(", ")", "x")
	f.Add("", "", "余额不足")
	f.Fuzz(func(t *testing.T, before, after, text string) {
		scanner := New("CBC")
		for _, literal := range []string{`"CBC.5003"`, strconv.Quote(text + "CBC.5003"), strconv.QuoteToASCII("ＣＢＣ" + text), "\"C\" + \"B\" + `C.5003`"} {
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
