package narrow

import (
	"testing"

	"github.com/cbclint/cbclint/internal/scan"
)

// TestHasPieces: what the syntax of a file tells more than its bytes.
func TestHasPieces(t *testing.T) {
	for source, want := range map[string]bool{
		`import _ "example.com/services/cbc"`:            false,
		`var list = []string{"a", "b", "abcb", "CBC."}`:  false,
		"var text = `a b\nb d\n1`":                       false,
		"// of \"CB\" and \"B\"":                         false,
		`const b = "b"`:                                  true,
		`var sum = prefix + ("B")`:                       true,
		`func f() { const p = "CBC." }`:                  true,
		"var text = `\n{\"code\": \"CBC.5003\"}`":        true,
		"func f() bool { return code == \"cbc 5003\" }":  true,
		"const (\n\ta = `x`\n\tb, c = len(`ab`), `B`\n)": true,
		"const a = `x`\n\nvar b = `B`":                   false,
		"var x = y + string(pkg.T((`B`)))":               true,
		"var x = string(pkg.T((`B`))) + y":               true,
		"var x = y + f(z, `B`)":                          false,
		"var x = y + // why\n\t/* not */ `B`":            true,
		"var x = 'B'":                                    false,
		"var x = `C` + string('B')":                      true,
		"var x = `\xff":                                  true,
		"import (\n\t_ `cb`\n)\n\nvar x = s[`b`]":        false,
		"//cbclint:ignroe":                               true,
	} {
		if got := hasPieces(scan.New("CBC"), "p.go", []byte("package p\n\n"+source+"\n")); got != want {
			t.Errorf("%s: got %v, want %v", source, got, want)
		}
	}
}
