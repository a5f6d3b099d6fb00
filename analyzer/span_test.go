package analyzer_test

import (
	"testing"

	"github.com/cbclint/cbclint/analyzer"
)

// TestMentionPosition: a mention is reported at its place in the source, however the text
// around it is written.
func TestMentionPosition(t *testing.T) {
	for name, expr := range map[string]string{
		"quoted":             `"see CBC.5030."`,
		"escapes":            `"{\"\u4f59\x0a\":\t\"CBC.5030\"}"`,
		"letters":            `"余额不足 CBC.5030"`,
		"raw":                "`see CBC.5030.`",
		"lines":              "`{\n\t\"error_code\": \"CBC.5030\"\n}`",
		"carriage returns":   "`{\r\n\r\n\t\"error_code\": \"CBC.5030\"\r\n}`",
		"sum, left":          `"see CBC.5030" + " and more"`,
		"sum, right":         `"see " + ("and " + "CBC.5030 ")`,
		"sum with constants": `prefix + "CBC.5030"`,
		"conversion":         `string("see " + "CBC.5030")`,
	} {
		t.Run(name, func(t *testing.T) {
			source := "package p\n\nconst prefix = \"é \"\n\nvar _ = " + expr + "\n"
			pkg := check(t, source)
			diagnostics := run(t, pkg, analyzer.Analyzer)
			if len(diagnostics) != 1 {
				t.Fatalf("%d diagnostics; want one", len(diagnostics))
			}
			file := pkg.Fset.File(diagnostics[0].Pos)
			at := source[file.Offset(diagnostics[0].Pos):file.Offset(diagnostics[0].End)]
			if at != "CBC.5030" {
				t.Errorf("the diagnostic is at %q", at)
			}
		})
	}
}

// TestMentionAcrossParts: a mention that spans several parts of a sum is reported at the
// sum.
func TestMentionAcrossParts(t *testing.T) {
	source := "package p\n\nconst prefix = \"see CBC.\"\n\nvar _ = prefix + \"50\" + \"30.\"\n"
	pkg := check(t, source)
	diagnostics := run(t, pkg, analyzer.Analyzer)
	if len(diagnostics) != 1 {
		t.Fatalf("%d diagnostics; want one", len(diagnostics))
	}
	if got := pkg.Fset.Position(diagnostics[0].Pos).String(); got != "../p.go:5:9" {
		t.Errorf("the diagnostic is at %s", got)
	}
}
