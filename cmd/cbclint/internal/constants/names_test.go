package constants

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"testing"

	"github.com/cbclint/cbclint/internal/catalog"
)

// TestDeclared: the names that no code may have are those that a package without codes
// declares.
func TestDeclared(t *testing.T) {
	for _, untyped := range []bool{false, true} {
		var b bytes.Buffer
		if err := Generate(&b, slices.Values([]catalog.Entry(nil)), Options{Package: "cbc", Untyped: untyped}); err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), "cbc.go", &b, 0)
		if err != nil {
			t.Fatal(err)
		}
		got := slices.DeleteFunc(slices.Sorted(maps.Keys(file.Scope.Objects)), func(name string) bool { return !ast.IsExported(name) })
		if want := slices.Sorted(maps.Keys(declared(untyped))); len(want) < 3 || !slices.Equal(got, want) {
			t.Errorf("untyped %t: the package declares\n%q\nno code may have\n%q", untyped, got, want)
		}
	}
}
