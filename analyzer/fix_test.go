package analyzer_test

import (
	"errors"
	"go/build"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/analyzertest"
)

// importer imports the packages that the fixtures import.
var importer = sync.OnceValues(func() (analyzertest.Importer, error) {
	return analyzertest.NewImporter(root, "./codes", "./testdata/constant/...", "./testdata/retryable/...", "./testdata/malformed/...", "./testdata/catalog/...", "./testdata/codespackage/...", "encoding/json", "errors", "fmt", "net/http", "strings")
})

// load type-checks the files of a fixture that this build takes, including its tests.
func load(t *testing.T, dir string) *analyzertest.Package {
	t.Helper()
	imports, err := importer()
	if err != nil {
		t.Fatal(err)
	}
	abs, err := filepath.Abs(filepath.Join(root, "testdata", dir))
	if err != nil {
		t.Fatal(err)
	}
	found, err := build.ImportDir(abs, 0)
	if none := (*build.NoGoError)(nil); err != nil && !errors.As(err, &none) {
		t.Fatal(err)
	}
	sources := make(map[string]string)
	for _, name := range append(found.GoFiles, found.TestGoFiles...) {
		data, err := os.ReadFile(filepath.Join(abs, name))
		if err != nil {
			t.Fatal(err)
		}
		sources[filepath.Join(abs, name)] = string(data)
	}
	pkg, err := analyzertest.Check(imports, "example.com/"+dir, sources)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// TestFixesCompile applies the fixes of every fixture. All together, they leave nothing
// to fix. Each also compiles alone, as in an editor.
func TestFixesCompile(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes time")
	}
	for _, fixture := range fixtures() {
		if fixture.isModule() {
			continue // none of them has fixes
		}
		t.Run(fixture.dir, func(t *testing.T) {
			t.Parallel()
			pkg := load(t, fixture.dir)
			a := analyzer.New(fixture.settings)
			for _, d := range run(t, pkg, a) {
				if len(d.SuggestedFixes) > 1 && !fixture.settings.Suggest {
					t.Errorf("%s has several fixes, all of which golangci-lint would apply", d.Message)
				}
				for _, fix := range d.SuggestedFixes {
					alone := d
					alone.SuggestedFixes = []analysis.SuggestedFix{fix}
					if _, err := pkg.Fix(alone); err != nil {
						t.Errorf("%s: %s: %s alone: %v", pkg.Fset.Position(d.Pos), d.Message, fix.Message, err)
					}
				}
			}
			fixed, err := pkg.Fix(run(t, pkg, a)...)
			if err != nil {
				t.Fatalf("all fixes: %v", err)
			}
			for _, d := range run(t, fixed, a) {
				if len(d.SuggestedFixes) == 1 {
					t.Errorf("%s: after all fixes there is another: %s", fixed.Fset.Position(d.Pos), d.Message)
				}
			}
		})
	}
}

func run(t *testing.T, pkg *analyzertest.Package, a *analysis.Analyzer) []analysis.Diagnostic {
	t.Helper()
	diagnostics, err := pkg.Run(a)
	if err != nil {
		t.Fatal(err)
	}
	return diagnostics
}
