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
		`const a, b = "CBC.", "5003"`, `const a, b = "CBC", ".5003"`, `"CBC.O25O"`, `"CBC.l50"`, `"CBCBC.5003"`,
		`"\"CBC.5003\""`,
	} {
		if f := scan([]byte(source), table); !f.mayName() {
			t.Errorf("%s: %b", source, f)
		}
	}
	// What most packages are made of is passed over.
	for _, source := range []string{
		`package p`, `import "sync"`, `import "C"`, `"abc"`, `"c6.large.2"`, `"web"`, `"DMS.00400026"`, `x := "a" + "b"`, `"abcb"`, `"Ünïcödé"`,
		`"\u00e9"`, `"\n\t"`, `b.c()`, `[]string{"a", "b", "d"}`, `case 'c':`, `import "example.com/services/cbc"`, `"aes-cbc"`, `// CBC is for billing`, `f("CBC." + digits)`, `"cbc.only"`,
	} {
		if f := scan([]byte(source), table); f.mayName() {
			t.Errorf("%s: %b", source, f)
		}
	}
}

// FuzzScan: nothing that comes between hides a code, and nothing panics.
func FuzzScan(f *testing.F) {
	f.Add("package p", "var x int")
	f.Add("\\", "\xff\x00\\x")
	f.Fuzz(func(t *testing.T, before, after string) {
		source := before + "\n\"CBC.5003\"" + after
		if !scan([]byte(source), kinds()).mayName() && !strings.HasSuffix(before, "\\") {
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
