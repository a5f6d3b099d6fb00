package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestFixChecked: nothing is written that keeps a package from compiling, whether or
// not its tests compile. Here package codes does not.
func TestFixChecked(t *testing.T) {
	takesTime(t)
	const source = "package m\n\nvar X = \"CBC.5003\"\n"
	for name, test := range map[string]string{
		"tests compile": "package m\n",
		"tests do not":  "package m\n\nfunc f() { undefined() }\n",
	} {
		dir := drivertest.Module(t, map[string]string{
			"go.mod": "module example.com/m\n\ngo 1.25.0\n\nrequire github.com/cbclint/cbclint v0.0.0\n\nreplace github.com/cbclint/cbclint => ./cbclint\n",
			"m.go":   source, "m_test.go": test, "cbclint/go.mod": "module github.com/cbclint/cbclint\n\ngo 1.25.0\n",
			"cbclint/codes/codes.go": "package codes\n\ntype Code string\n\nconst InsufficientBalance5003 Code = \"CBC.5003\"\n\nvar broken int = \"\"\n",
		})
		r := drivertest.Run(t, dir, exe, "-fix", ".")
		got, err := os.ReadFile(filepath.Join(dir, "m.go"))
		if err != nil || string(got) != source || !strings.Contains(r.Stderr, "cbclint: no fixes in m.go: its package would not compile\n") {
			t.Errorf("%s: exit code %d, %v\n%s\n%s", name, r.Exit, err, got, r.Stderr)
		}
	}
}
