package narrow

import (
	"testing"

	"github.com/cbclint/cbclint/internal/scan"
)

// TestLiterals: what the syntax of a file tells more than its bytes.
func TestLiterals(t *testing.T) {
	table := scan.NewTable()
	for source, want := range map[string]scan.Found{
		`import _ "example.com/services/cbc"`:           0,
		`var list = []string{"a", "b", "abcb", "CBC."}`: 0,
		"var text = `a c\nb c\n1`":                      0,
		"// of \"CB\" and \"B\"":                        0,
		`const b = "b"`:                                 scan.Opening,
		`var sum = prefix + ("B")`:                      scan.Opening,
		`func f() { const p = "CBC." }`:                 scan.Prefix,
		"var text = `\n{\"code\": \"CBC.5003\"}`":       scan.Whole,
		"func f() bool { return code == \"cbc 5003\" }": scan.Whole,
		"//cbclint:ignroe":                              scan.Whole,
		"func {":                                        scan.Whole,
	} {
		if got := literals("p.go", []byte("package p\n\n"+source+"\n"), table); got != want {
			t.Errorf("%s: got %b, want %b", source, got, want)
		}
	}
}
