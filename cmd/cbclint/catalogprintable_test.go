package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
	"github.com/cbclint/cbclint/internal/printable"
)

// saved is a page as a user saves it, with one defect.
const saved = "| 状态码 | 错误码 | 错误码信息 | 错误码描述 |\n|---|---|---|---|\n" +
	"| 400 | CBC.5004 | 中 | b |\n| 400 | CBC.5003 | Insufficient balance. | 余额不足。 |\n"

// folder writes files to a new folder, and returns the folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestCatalogPrintable: neither the name of a file nor a text in it can control
// the terminal.
func TestCatalogPrintable(t *testing.T) {
	const name = "a\x1b[31m\u202e"
	texts := `[{"code": "CBC.5004", "english": "\u001b[31m\u202e\u009b", "twins": ["\u001b[31m\u202e\u009b"]}]`
	dir := folder(t, map[string]string{
		name + ".md": saved, name + ".json": "[}", name + "bad.md": strings.ReplaceAll(saved, "400", "4oo"), name + "old.json": `[{"code": "CBC.5004"}]`,
		"texts.json": texts, "texts.md": strings.Replace(saved, "| b |", "| \x1b[31m\u202e\u009b |", 1), "valid.json": strings.Replace(texts, `, "twin"`, `, "reason"`, 1),
	})
	for _, args := range [][]string{
		{"catalog", "import", "-o", "x.json", name + ".md"},
		{"catalog", "import", "-o", name, name + ".md"},
		{"catalog", "import", "-o", name + ".json", name + ".md"},
		{"catalog", "import", name + "bad.md"},
		{"catalog", "import", name + "old.json"},
		{"catalog", "import", name + "none.md"},
		{"catalog", "import", "-o", "x.json", "texts.md"},
		{"catalog", "diff", name + ".md"},
		{"catalog", "diff", name + ".json"},
		{"catalog", "diff", name + "none"},
		{"catalog", "diff", name + "old.json"},
		{"catalog", "diff", "texts.json"},
		{"codes", "-catalog=" + name + ".json"},
		{"codes", "-catalog=" + name + "none.json"},
		{"codes", "-catalog=" + name},
		{"codes", "-catalog=texts.json"},
		{"codes", "-catalog=valid.json"},
		{"explain", "-catalog=valid.json", "CBC.5004"},
		{"codes", "-catalog=valid.json", "-format=html"},
	} {
		r := drivertest.Run(t, dir, exe, args...)
		for line := range strings.Lines(r.Stdout + r.Stderr) {
			line = strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\t", " ")
			if printable.Text(line) != line {
				t.Errorf("cbclint %q prints %q", args, line)
			}
		}
	}
}
