// Package sarif checks the logs that cbclint writes against the schema of the standard.
package sarif_test

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // has the schema
	"github.com/xeipuuv/gojsonschema"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestSchema: logs are valid by the schema. One has findings, notes, fixes and odd names,
// and one has no findings.
func TestSchema(t *testing.T) {
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(schemaText(t)))
	if err != nil {
		t.Fatal(err)
	}
	exe := filepath.Join(t.TempDir(), "cbclint")
	if r := drivertest.Run(t, drivertest.Root(t), "go", "build", "-o", exe, "./cmd/cbclint"); r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	odd := drivertest.Fixture(t, "idioms")
	odd["mine/ü y.go"] = "package mine\n\n//line gone.y:1\nfunc F(code string) bool { return code == \"CBC.5003\" || code == \"CBC.5030\" }\n"
	for name, files := range map[string]map[string]string{"findings": odd, "none": {"m.go": "package m\n"}} {
		r := drivertest.Run(t, drivertest.Module(t, files), exe, "-format=sarif", "./...")
		for _, part := range []string{"\"ruleId\"", "\"fixes\"", "\"level\": \"note\","} {
			if strings.Contains(r.Stdout, part) != (name == "findings") {
				t.Errorf("%s: exit code %d, %s: %s", name, r.Exit, part, r.Stderr)
			}
		}
		result, err := schema.Validate(gojsonschema.NewStringLoader(r.Stdout))
		if err != nil || !result.Valid() {
			t.Errorf("%s: %v, %v", name, err, result)
		}
	}
	if result, err := schema.Validate(gojsonschema.NewStringLoader(`{"version": "2.1.0", "runs": [{}]}`)); err != nil || result.Valid() {
		t.Errorf("a run without a tool is valid: %v", err)
	}
}

// schemaText returns the schema from the source of a library, which does not export it.
func schemaText(t *testing.T) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(strings.TrimSpace(string(dir)), "pkg", "report", "v210", "sarif", "schema.go")
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && len(lit.Value) > len(text) {
			text = lit.Value
		}
		return true
	})
	return constant.StringVal(constant.MakeFromLiteral(text, token.STRING, 0))
}
