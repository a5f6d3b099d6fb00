package narrow

import (
	"strings"
	"testing"
)

// TestScan: every spelling of a code that a rule speaks about, and every way to
// put one together.
func TestScan(t *testing.T) {
	table := kinds()
	for _, source := range []string{
		`"CBC.5003"`, `"cbc-5003"`, "`CBC5003`", `"C B C.5003"`, `"\x43BC.5003"`, `"\u0043\U00000042C.5003"`, `"\103\102\103.5003"`,
		`"ＣＢＣ．５００３"`, `"СВС.5003"`, "\"C\u200bBC.5003\"", `"see CBC.5003"`, `//cbclint:ignore`, `// cbcLint: ignore`,
		`"CBC." + "5003"`, `"C" + "BC.5003"`, `"CB" + "C.5003"`, `("C") + ("B" + "C") + ".5003"`, "\"CB\" +\n\t`C.5003`",
		`const a, b = "C", "BC.5003"`, `const a, b = "CB", "C.5003"`, `const a, b, c = "C", "B", "C.5003"`, `const a, b = "code CB", "C"`,
		`const a, b = "CBC.", "5003"`, `const a, b = "CBC", ".5003"`, `"CBC.O25O"`, `"CBC.l50"`,
		`"\"CBC.5003\""`,
	} {
		if f := scan([]byte(source), table); f == 0 {
			t.Errorf("%s: %b", source, f)
		}
	}
	// What most packages are made of is passed over.
	for _, source := range []string{
		`package p`, `import "sync"`, `import "C"`, `"abc"`, `"c6.large.2"`, `"web"`, `"DMS.00400026"`, `"ab"`, `"Ünïcödé"`,
		`"\u00e9"`, `"\n\t"`, `b.c()`, `case 'c':`, `"aes-cbc"`, `"AES-CBC.6000"`, `abcbc.5003`, `// CBC is for billing`, `"cbc.only"`,
	} {
		if f := scan([]byte(source), table); f != 0 {
			t.Errorf("%s: %b", source, f)
		}
	}
}

// TestLiterals: what the syntax of a file tells more than its bytes.
func TestLiterals(t *testing.T) {
	table := kinds()
	for source, want := range map[string]found{
		`import _ "example.com/services/cbc"`:           0,
		`var list = []string{"a", "b", "abcb", "CBC."}`: 0,
		"var text = `a c\nb c\n1`":                      0,
		"// of \"CB\" and \"B\"":                        0,
		`const b = "b"`:                                 opening,
		`var sum = prefix + ("B")`:                      opening,
		`func f() { const p = "CBC." }`:                 prefix,
		"var text = `\n{\"code\": \"CBC.5003\"}`":       whole,
		"func f() bool { return code == \"cbc 5003\" }": whole,
		"//cbclint:ignroe":                              whole,
		"func {":                                        whole,
	} {
		if got := literals("p.go", []byte("package p\n\n"+source+"\n"), table); got != want {
			t.Errorf("%s: got %b, want %b", source, got, want)
		}
	}
}

// FuzzScan: nothing that comes between hides a code, and nothing panics.
func FuzzScan(f *testing.F) {
	f.Add("package p", "var x int")
	f.Add("\\", "\xff\x00\\x")
	f.Fuzz(func(t *testing.T, before, after string) {
		source := before + "\n\"CBC.5003\"" + after
		if scan([]byte(source), kinds()) == 0 && !strings.HasSuffix(before, "\\") {
			t.Errorf("%q", source)
		}
	})
}

// FuzzPlain: a file that is seen at a glance to hold nothing holds nothing.
func FuzzPlain(f *testing.F) {
	for _, source := range []string{`"CBC.5003"`, "\"C\u3000B\u200bC5003\"", `"ＣＢＣ．５００３"`, `"C" + "BC.5003"`, `"\x43\102C.5003"`, `"СВС.5003"`, `"CB"`, `"B"`} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if table := kinds(); isPlain([]byte(source), table) && scanAllOf([]byte(source), table) != 0 {
			t.Errorf("%q", source)
		}
	})
}

func BenchmarkScan(b *testing.B) {
	source := []byte(strings.Repeat("func (r *resource) name() string { return strings.TrimSpace(r.data.Get(\"name\").(string)) }\n", 10000))
	table := kinds()
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		scan(source, table)
	}
}
