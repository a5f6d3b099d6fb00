package deps_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// layers are the packages of the analyzer, the lowest first. A package imports those
// before it.
var layers = []string{
	"analyzer/internal/astutil",
	"analyzer/internal/source",
	"analyzer/internal/edit",
	"analyzer/internal/directive",
	"analyzer/internal/textflow",
	"analyzer/internal/flow",
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

// TestLayers: no import of the analyzer's packages runs back up, no rule imports a rule,
// and the lower layers do without the catalog.
func TestLayers(t *testing.T) {
	const module = "github.com/cbclint/cbclint/"
	r := drivertest.Run(t, drivertest.Root(t), "go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./analyzer/...")
	if r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	for line := range strings.Lines(r.Stdout) {
		imports := strings.Fields(line)
		name := strings.TrimPrefix(imports[0], module)
		layer := slices.Index(layers, layerOf(name))
		if layer < 0 {
			t.Errorf("%s has no layer; add it to the list", name)
			continue
		}
		for _, path := range imports[1:] {
			imported := strings.TrimPrefix(path, module)
			if imported == "internal/catalog" && layer < slices.Index(layers, "analyzer/internal/constpkg") {
				t.Errorf("%s imports the catalog; what it knows of codes, it has to be told", name)
			}
			if strings.HasPrefix(imported, "cmd/") || slices.Contains(layers[layer:], layerOf(imported)) {
				t.Errorf("%s imports %s, which is above it", name, imported)
			}
		}
	}
}

// layerOf returns the layer of a package: all rules are in one.
func layerOf(name string) string {
	if strings.HasPrefix(name, "analyzer/internal/rule/") {
		return "analyzer/internal/rule"
	}
	return name
}
