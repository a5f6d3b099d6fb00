package preselect

import (
	"testing"

	"github.com/cbclint/cbclint/internal/scan"
)

// TestMentions: the tokens of a file tell more than its bytes.
func TestMentions(t *testing.T) {
	for source, want := range map[string]bool{
		`var list = []string{"a", "CBC."}`:                                 true,
		"var text = `\n{\"code\": \"CBC.5003\"}`":                          true,
		"func f() bool { return code == \"cbc 5003\" }":                    true,
		"var x = string(\n\t\"CBC\",\n) + \".5030\"":                       true,
		"const (\n\ta, b = iota,\n\t\t\"CBC.5003\"\n)":                     true,
		"import (\n\t_ `a`\n)\n\nvar x = s[`CBC.5003`]":                    true,
		"import _ \"a\"; var x = \"CBC.5003\"":                             true,
		"import (\"a\"); import (\"b\"); func f(x (int)) { g(\"cbc-1\") }": true,
		"var x = `\xff":    true, // the loader reports the error
		"//cbclint:ignroe": true,

		`import _ "cbc"`:                           false,
		"import (\n\t_ \"a\"\n\t_ \"cbc\"\n)":      false,
		`import _ "example.com/services/cbc"`:      false,
		"// of \"CBC.5003\"":                       false,
		"var text = `a b\nb d\n1`":                 false,
		"var x = 'B'":                              false,
		"const a, b = \"C\", \"BC.5003\"":          false,
		"var x = \"C\" + string('B') + \"C.5003\"": false,
	} {
		if got := mentions(scan.New("CBC"), "p.go", []byte("package p\n\n"+source+"\n")); got != want {
			t.Errorf("%s: got %v, want %v", source, got, want)
		}
	}
}
