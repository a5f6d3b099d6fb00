package analyzer_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/analyzertest"
)

// check type-checks one file of a package.
func check(t *testing.T, source string) *analyzertest.Package {
	t.Helper()
	imports, err := importer()
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := analyzertest.Check(imports, "example.com/p", map[string]string{root + "/p.go": source})
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// TestEveryCode puts every code of the catalog into a text, and compares it with a
// string, an any and a codes.Code. No code is unknown. The fixes replace all three
// literals with the right constant, and keep types and values.
func TestEveryCode(t *testing.T) {
	const perCode = 3
	var source strings.Builder
	source.WriteString("package p\n\nimport \"github.com/cbclint/cbclint/codes\"\n\nfunc f(s string, a any, c codes.Code) {\n")
	var all []codes.Info
	for info := range codes.All() {
		all = append(all, info)
		fmt.Fprintf(&source, "_, _, _ = s == %[1]q, a == %[1]q, c == %[1]q\n_ = \"(%[1]s)\"\n", info.Code)
	}
	source.WriteString("}\n")
	pkg := check(t, source.String())

	diagnostics := run(t, pkg, analyzer.Analyzer)
	if len(diagnostics) != perCode*len(all) {
		t.Fatalf("%d diagnostics for %d codes; want %d for each", len(diagnostics), len(all), perCode)
	}
	for i, d := range diagnostics {
		info := all[i/perCode]
		want := fmt.Sprintf("use codes.%s instead of the literal %q", info.Name, info.Code)
		if d.Category != "constant" || d.Message != want {
			t.Errorf("%s: %s; want %s", d.Category, d.Message, want)
		}
	}
	fixed, err := pkg.Fix(diagnostics...)
	if err != nil {
		t.Fatal(err)
	}
	if left := run(t, fixed, analyzer.Analyzer); len(left) != 0 {
		t.Errorf("after the fixes: %s", left[0].Message)
	}
	if before, after := compared(pkg), compared(fixed); len(before) != perCode*len(all) || !slices.Equal(before, after) {
		t.Errorf("the fixes change %d comparisons to %d others", len(before), len(after))
	}
}

// compared returns the type and value of the right side of each comparison.
func compared(pkg *analyzertest.Package) []string {
	var sides []string
	ast.Inspect(pkg.Files[0], func(n ast.Node) bool {
		if e, ok := n.(*ast.BinaryExpr); ok && e.Op == token.EQL {
			tv := pkg.Info.Types[e.Y]
			sides = append(sides, types.TypeString(tv.Type, nil)+" "+constant.StringVal(tv.Value))
		}
		return true
	})
	return sides
}

// TestEveryCodeMisspelled spells every code wrongly in several ways. Each spelling is
// reported as malformed, and its fix gives the code.
func TestEveryCodeMisspelled(t *testing.T) {
	spellings := []func(code string) string{
		strings.ToLower,
		func(code string) string { return strings.Replace(code, ".", "", 1) },
		func(code string) string { return strings.Replace(code, ".", "_", 1) },
		func(code string) string { return strings.Replace(code, ".", "-", 1) },
		func(code string) string { return " " + code },
		func(code string) string { return code + "\u00a0" },
		func(code string) string { return strings.Replace(code, "C", "С", 1) }, // Cyrillic
		fullWidth,
	}
	var source strings.Builder
	source.WriteString("package p\n\nfunc f(s string) {\n")
	var want []string
	for info := range codes.All() {
		for _, spell := range spellings {
			fmt.Fprintf(&source, "_ = s == %q\n", spell(string(info.Code)))
			want = append(want, "string "+string(info.Code))
		}
	}
	source.WriteString("}\n")
	off := false
	a := analyzer.New(analyzer.Settings{Constant: &off, Suggest: true})
	pkg := check(t, source.String())
	diagnostics := run(t, pkg, a)
	for _, d := range diagnostics {
		if d.Category != "malformed" {
			t.Errorf("%s: %s", d.Category, d.Message)
		}
	}
	fixed, err := pkg.Fix(diagnostics...)
	if err != nil {
		t.Fatal(err)
	}
	if got := compared(fixed); !slices.Equal(got, want) {
		t.Errorf("the fixes give %d codes, not the %d that were misspelled", len(got), len(want))
	}
}

func fullWidth(code string) string {
	return strings.Map(func(r rune) rune { return r - '!' + '！' }, code)
}
