package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// saved is a page as it is saved, with one defect.
const saved = "| 状态码 | 错误码 | 错误码信息 | 错误码描述 |\n|---|---|---|---|\n" +
	"| 400 | CBC.5004 | 中 | b |\n| 400 | CBC.5003 | Insufficient balance. | 余额不足。 |\n"

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

// TestCatalogErrors: a command that cannot be done is an error that says what
// would be right, and leaves files as they were.
func TestCatalogErrors(t *testing.T) {
	dir := folder(t, map[string]string{
		"page.md": saved, "broken.json": "old", "gap.md": strings.Replace(saved, "| 400 | CBC.5004", "\n| 400 | CBC.5004", 1), "old.json": `[{"code": "CBC.0001"}]`, "bad.md": strings.ReplaceAll(saved, "400", "4oo"), "empty.html": "", "old": "code,status\nCBC.0001,400\n", "program": "\x7fELF\x00\xff",
	})
	for _, test := range []struct {
		args []string
		want string
	}{
		{nil, "catalog: want a command, import or diff"},
		{[]string{"imports"}, `catalog: unknown command "imports"; want import or diff`},
		{[]string{"import"}, `catalog import: 0 pages; want one, as in "cbclint catalog import -o cbc.json page.html"`},
		{[]string{"import", "page.md", "bad.md"}, "catalog import: 2 pages; want one"},
		{[]string{"import", "-x", "page.md"}, `run "cbclint catalog import -h" for the flags`},
		{[]string{"import", "-format=xml", "page.md"}, "-format=xml; want json or csv"},
		{[]string{"import", "-o", "x.csv", "-partial", "page.md"}, "a catalog in CSV cannot say that it is partial; want -format=json"},
		{[]string{"import", "none.md"}, "none.md: no such file"},
		{[]string{"import", "old.json"}, "catalog import: old.json is a catalog file already, as -catalog reads it; want a page saved as HTML or Markdown"},
		{[]string{"import", "old"}, "catalog import: old is a catalog file already"},
		{[]string{"import", "-o", "old.json", "broken.json"}, "broken.json:1: no table of error codes"},
		{[]string{"import", "."}, "is a directory"},
		{[]string{"import", "-o", "page.md", "page.md"}, "-o: page.md: the name does not tell the format; want .json or .csv"},
		{[]string{"import", "-o", "broken.json", "page.md"}, "-o: broken.json exists and is not a catalog file; remove it or choose another name"},
		{[]string{"import", "-o", "old.json", "gap.md"}, "gap.md:4: this row is in no table: \"| 400 | CBC.5004 | 中 | b |\"; an empty line before it ends one"},
		{[]string{"import", "-o", "old.json", "empty.html"}, "empty.html:1: the file is empty"},
		{[]string{"import", "-o", "old.json", "program"}, "program:1: the page is not UTF-8"},
		{[]string{"import", "-o", "old.json", "bad.md"}, "bad.md:4: invalid HTTP status \"4oo\"; want a number from 100 to 599\ncbclint: catalog import: bad.md: 2 errors; nothing is written"},
		{[]string{"import", "-o", ".", "page.md"}, "is a directory"},
		{[]string{"import", "-o", "nodir/x", "page.md"}, "nodir"},
		{[]string{"diff"}, "catalog diff: 0 catalogs; want one or two"},
		{[]string{"diff", "a", "b", "c"}, "catalog diff: 3 catalogs; want one or two"},
		{[]string{"diff", "-format=xml", "page.md"}, "-format=xml; want text or json"},
		{[]string{"diff", "none", "bad.md"}, "none: no such file"},
		{[]string{"diff", "broken.json"}, "broken.json:1:1: want an object"},
		{[]string{"diff", "page.md", "bad.md"}, `bad.md:3: invalid HTTP status "4oo"`},
	} {
		r := drivertest.Run(t, dir, exe, append([]string{"catalog"}, test.args...)...)
		if r.Exit != 1 || !strings.Contains(r.Stderr, test.want) || r.Stdout != "" {
			t.Errorf("cbclint catalog %s: exit code %d, %q, %q; want %q", test.args, r.Exit, r.Stdout, r.Stderr, test.want)
		}
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 8 {
		t.Errorf("the folder has %v, %v; want what it had", files, err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "old.json")); err != nil || string(data) != `[{"code": "CBC.0001"}]` {
		t.Errorf("old.json is %q, %v; want what it was", data, err)
	}
}

// TestCatalogHelp: each command tells what it is.
func TestCatalogHelp(t *testing.T) {
	for _, args := range [][]string{{"-h"}, {"--help"}, {"import", "-h"}, {"diff", "-help"}} {
		r := drivertest.Run(t, t.TempDir(), exe, append([]string{"catalog"}, args...)...)
		if r.Exit != 0 || !strings.Contains(r.Stdout, "For example:") || !strings.Contains(r.Stdout, "\nThe exit code is ") || r.Stderr != "" {
			t.Errorf("cbclint catalog %s: exit code %d, %q, %q", args, r.Exit, r.Stdout, r.Stderr)
		}
	}
}

// TestCatalogImport: the catalog has what the page says, in the order of the
// codes, with its defects, which are listed.
func TestCatalogImport(t *testing.T) {
	dir := folder(t, map[string]string{"page.md": saved, "old.json": `[{"code": "CBC.0001"}]`})
	if err := os.Symlink("old.json", filepath.Join(dir, "link.json")); err != nil {
		t.Fatal(err)
	}
	want := `{
  "$schema": "https://raw.githubusercontent.com/cbclint/cbclint/main/codes/catalog/catalog.schema.json",
  "source": "https://example.com/?a&b",
  "partial": true,
  "codes": [
    {
      "code": "CBC.5003",
      "status": 400,
      "english": "Insufficient balance.",
      "chinese": "余额不足。"
    },
    {
      "code": "CBC.5004",
      "status": 400,
      "english": "中",
      "chinese": "b"
    }
  ]
}
`
	stderr := "page.md:3: the English and the Chinese text of CBC.5004 are swapped: \"中\", \"b\"\n" +
		"cbclint: page.md: 2 codes; 1 defect, kept as published\n"
	args := []string{"catalog", "import", "page.md", "-source", "https://example.com/?a&b", "-partial"}
	if r := drivertest.Run(t, dir, exe, args...); r != (drivertest.Result{Stdout: want, Stderr: stderr}) {
		t.Errorf("cbclint %s: %+v; want %q, %q", args, r, want, stderr)
	}
	if r := drivertest.Run(t, dir, exe, append(args, "-o", "link.json")...); r != (drivertest.Result{Stderr: stderr}) {
		t.Errorf("cbclint %s -o link.json: %+v; want %q", args, r, stderr)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "old.json")); err != nil || string(data) != want {
		t.Errorf("old.json is %q, %v; want %q", data, err, want)
	}

	wantCSV := "code,name,status,english,chinese,meaning,family,retry,confidence,twins,reason,source,package\n" +
		"CBC.5003,,400,Insufficient balance.,余额不足。,,,,,,,u,\nCBC.5004,,400,中,b,,,,,,,u,\n"
	shell := exe + " catalog import -source u -o new.csv - <page.md && cat new.csv"
	if r := drivertest.Run(t, dir, "sh", "-c", shell); r.Exit != 0 || r.Stdout != wantCSV || !strings.Contains(r.Stderr, "standard input:3: ") {
		t.Errorf("%s: %+v; want %q", shell, r, wantCSV)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 4 {
		t.Errorf("the folder has %v, %v; want page.md, old.json, link.json, new.csv", files, err)
	}
}

// TestCatalogDiff: differences are shown, and are an exit code of their own.
func TestCatalogDiff(t *testing.T) {
	const lacking = "cbclint: new.md lacks 283 of the 285 codes with CBC\n" + // the supplement is on other pages
		"if the page is that of a single API, import it with -partial first\n"
	dir := folder(t, map[string]string{"old.md": saved, "whole.md": saved + "| 400 | CBC.5005 | a | 中 |\n", "new.md": strings.Replace(saved, "| 400 | CBC.5003", "| 200 | CBC.5003", 1)})
	if r := drivertest.Run(t, dir, exe, "catalog", "import", "-partial", "-o", "new.json", "new.md"); r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	for _, test := range []struct {
		args   []string
		exit   int
		stdout string
		stderr string
	}{
		{[]string{"old.md", "new.md"}, 3, "\tCBC.5003: 400 -> 200\n0 removed, 0 added, 1 changed\n", ""},
		{[]string{"old.md", "-format=json", "new.md"}, 3, "\"old\": \"400\",\n      \"new\": \"200\",\n      \"meaning\": \"SDKs now return no error", ""},
		{[]string{"new.md"}, 3, " removed, 0 added, 2 changed\n", lacking},
		{[]string{"whole.md", "new.md"}, 3, "1 removed, 0 added, 1 changed\n", ""},
		{[]string{"builtin", "-format=json", "new.md"}, 3, "", lacking},
		{[]string{"new.json"}, 3, "\n0 removed, 0 added, 2 changed\n", "cbclint: new.json is partial: codes that it lacks do not count as removed\n"},
		{[]string{"new.json", "builtin"}, 3, "\n0 removed, ", ""},
		{[]string{"new.md", "new.json"}, 0, "no differences\n", "cbclint: new.json is partial: codes that it lacks do not count as removed\n"},
		{[]string{"builtin"}, 0, "no differences\n", ""},
		{[]string{"-format=json", "builtin"}, 0, "{\n  \"changes\": []\n}\n", ""},
	} {
		r := drivertest.Run(t, dir, exe, append([]string{"catalog", "diff"}, test.args...)...)
		if r.Exit != test.exit || !strings.Contains(r.Stdout, test.stdout) || r.Stderr != test.stderr {
			t.Errorf("cbclint catalog diff %s: %+v; want exit code %d, %q, %q", test.args, r, test.exit, test.stdout, test.stderr)
		}
	}
}
