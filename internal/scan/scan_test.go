package scan

import (
	"strings"
	"testing"
)

// TestScan: every spelling of a code that a rule speaks about, and every way to
// put one together.
func TestScan(t *testing.T) {
	table := NewTable()
	for _, source := range []string{
		`"CBC.5003"`, `"cbc-5003"`, "`CBC5003`", `"C B C.5003"`, `"\x43BC.5003"`, `"\u0043\U00000042C.5003"`, `"\103\102\103.5003"`,
		`"ＣＢＣ．５００３"`, `"СВС.5003"`, "\"C\u200bBC.5003\"", `"see CBC.5003"`, `//cbclint:ignore`, `// cbcLint: ignore`,
		`"CBC." + "5003"`, `"C" + "BC.5003"`, `"CB" + "C.5003"`, `("C") + ("B" + "C") + ".5003"`, "\"CB\" +\n\t`C.5003`",
		`const a, b = "C", "BC.5003"`, `const a, b = "CB", "C.5003"`, `const a, b, c = "C", "B", "C.5003"`, `const a, b = "code CB", "C"`,
		`const a, b = "CBC.", "5003"`, `const a, b = "CBC", ".5003"`, `"CBC.O25O"`, `"CBC.l50"`,
		`"\"CBC.5003\""`,
	} {
		if f := table.Source([]byte(source)); f == 0 {
			t.Errorf("%s: %b", source, f)
		}
	}
	// What most packages are made of is passed over.
	for _, source := range []string{
		`package p`, `import "sync"`, `import "C"`, `"abc"`, `"c6.large.2"`, `"web"`, `"DMS.00400026"`, `"ab"`, `"Ünïcödé"`,
		`"\u00e9"`, `"\n\t"`, `b.c()`, `case 'c':`, `"aes-cbc"`, `"AES-CBC.6000"`, `abcbc.5003`, `// CBC is for billing`, `"cbc.only"`,
	} {
		if f := table.Source([]byte(source)); f != 0 {
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
		if NewTable().Source([]byte(source)) == 0 && !strings.HasSuffix(before, "\\") {
			t.Errorf("%q", source)
		}
	})
}

// TestJoined: the literal "B" counts only where it may be put together with
// others.
func TestJoined(t *testing.T) {
	table := NewTable()
	for source, want := range map[string]bool{
		`const b = "B"`: true, `const a, b = "C", "B"`: true, "const a, b = \"C\",\n\t\"B\"": true, `const b = Code("B")`: true,
		`x + "B"`: true, `return "B" + x`: true, "return \"B\" +\n\tx": true,
		`strings.ReplaceAll(s, "a", "b")`: false, `s = strings.ReplaceAll(s, "a", "b")`: false, `[]string{"b"}`: false, `{"a", "b"}`: false,
		`case "b":`: false, `x == "b"`: false, `x != "b" && y`: false, `map[string]int{"b": 1}`: false, `m["b"]`: false, `return "b"`: false,
	} {
		if got := table.Source([]byte(source)) != 0; got != want {
			t.Errorf("%s: %v; want %v", source, got, want)
		}
	}
}

// FuzzPlain: a file that is seen at a glance to hold nothing holds nothing.
func FuzzPlain(f *testing.F) {
	for _, source := range []string{`"CBC.5003"`, "\"C\u3000B\u200bC5003\"", `"ＣＢＣ．５００３"`, `"C" + "BC.5003"`, `"\x43\102C.5003"`, `"СВС.5003"`, `"CB"`, `"B"`} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if table := NewTable(); isPlain([]byte(source), table) && scanAllOf([]byte(source), table)&^Opening != 0 {
			t.Errorf("%q", source)
		}
	})
}

func BenchmarkScan(b *testing.B) {
	source := []byte(strings.Repeat("func (r *resource) name() string { return strings.TrimSpace(r.data.Get(\"name\").(string)) }\n", 10000))
	table := NewTable()
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		table.Source(source)
	}
}
