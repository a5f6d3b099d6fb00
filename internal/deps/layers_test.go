package deps_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// layers are the packages of the analyzer, the lowest first. A package imports those
// before it.
var layers = []string{
	"analyzer/internal/astutil",
	"analyzer/internal/pattern",
	"analyzer/internal/source",
	"analyzer/internal/edit",
	"analyzer/internal/directive",
	"analyzer/internal/textflow",
	"analyzer/internal/fate/codeset",
	"analyzer/internal/fate/ssainfo",
	"analyzer/internal/fate/idiom",
	"analyzer/internal/fate/symbolic",
	"analyzer/internal/fate/bodies",
	"analyzer/internal/fate/codeflow",
	"analyzer/internal/fate/knowncall",
	"analyzer/internal/fate",
	"analyzer/internal/constpkg",
	"analyzer/internal/lint",
	"analyzer/internal/prefilter",
	"analyzer/internal/spelling",
	"analyzer/internal/decision",
	"analyzer/internal/constfix",
	"analyzer/internal/rule",
	"analyzer",
	"analyzer/golangci",
	"analyzer/gopls",
}

// TestLayers: no package of the analyzer imports a higher one, no rule imports a rule,
// and the lower layers do not need the catalog.
func TestLayers(t *testing.T) {
	root := drivertest.Root(t)
	err := filepath.WalkDir(filepath.Join(root, "analyzer"), func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, filepath.Dir(path))
		for _, spec := range file.Imports {
			checkImport(t, filepath.ToSlash(name), strings.Trim(spec.Path.Value, `"`))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImport(t *testing.T, name, path string) {
	t.Helper()
	imported, ours := strings.CutPrefix(path, "github.com/cbclint/cbclint/")
	layer := slices.Index(layers, layerOf(name))
	switch {
	case layer < 0:
		t.Errorf("%s has no layer; add it to the list", name)
	case !ours:
	case strings.HasPrefix(imported, "cmd/") || slices.Contains(layers[layer:], layerOf(imported)):
		t.Errorf("%s imports %s, which is above it", name, imported)
	case imported == "internal/catalog" && layer < slices.Index(layers, "analyzer/internal/constpkg"):
		t.Errorf("%s imports the catalog; what it knows of codes, it has to be told", name)
	}
}

// layerOf returns the layer of a package. All rules are in one layer.
func layerOf(name string) string {
	if strings.HasPrefix(name, "analyzer/internal/rule/") {
		return "analyzer/internal/rule"
	}
	return name
}
