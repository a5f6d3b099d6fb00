package catalogdiff

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/publishedpage"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestLoadErrors: if a file is not a catalog, the error says where and why.
func TestLoadErrors(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"none":    {"", `none: no such file or directory; want a catalog file, a published page, or one of builtin and apigw`},
		"page.md": {"Nothing.", "page.md:1: no table of error codes"},
		"a.json":  {"{\n\"codes\": [}", "a.json:2:11: want an object"},
		"d":       {`{"codes": []}`, "d:1: no table of error codes"},
		"c.csv":   {"code,status\nCBC.0001,red\n", `c.csv:2:10: invalid number "red"`},
	} {
		name = filepath.Join(t.TempDir(), name)
		if !strings.HasSuffix(name, "none") {
			if err := os.WriteFile(name, []byte(test.text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if f, err := Load(name); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q is read as %v, %v; want %s", test.text, f, err, test.want)
		}
	}
	if f, err := Load(t.TempDir()); err == nil {
		t.Errorf("a folder is read as %v", f)
	}
}

// TestLoad: the catalog of the program equals the published page and its own catalog
// files.
func TestLoad(t *testing.T) {
	want, err := Load(Builtin)
	if err != nil || len(want.Codes) < 285 {
		t.Fatal(want, err)
	}
	page, err := os.ReadFile(filepath.Join(drivertest.Root(t), "codes", "catalog", "cbc-error-codes.md"))
	if err != nil {
		t.Fatal(err)
	}
	var asJSON, asCSV bytes.Buffer
	if err := want.Write(&asJSON); err != nil {
		t.Fatal(err)
	}
	want.Package = ""
	if err := want.WriteCSV(&asCSV); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"cbc.md": page, "cbc.json": asJSON.Bytes(), "cbc.csv": asCSV.Bytes(),
	} {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, names := range [][2]string{{Builtin, file}, {file, Builtin}} {
			before, after, err := LoadBoth(names[0], names[1])
			if err != nil {
				t.Error(err)
				continue
			}
			if changes := Between(before, after); len(changes) > 0 || len(before.Codes) != len(after.Codes) || len(after.Codes) < 285 {
				t.Errorf("%s differs from %s, which it is: %v", names[0], names[1], changes)
			}
		}
	}
}

// TestSupplement: a page has always lacked the codes of the supplement, so neither it nor
// an import of it has lost them. If a page gains such a code, the changes say so.
func TestSupplement(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(drivertest.Root(t), "codes", "catalog", "cbc-error-codes.md"))
	if err != nil {
		t.Fatal(err)
	}
	gained := bytes.Replace(page, []byte("| 400 | CBC.0100 |"), []byte("| 400 | CBC.9001 | Instance ID not found. | x |\n| 400 | CBC.0100 |"), 1)
	if bytes.Equal(gained, page) {
		t.Fatal("no row of the page begins like this")
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{"page.md": page, "gained.md": gained} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
		records, err := publishedpage.Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		var imported bytes.Buffer
		if err := (&catalog.File{Source: codes.PublishedTable, Codes: records.Records}).Write(&imported); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".json"), imported.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"page.md": "", "page.md.json": "",
		"gained.md":      "CBC.9001 status: 500 -> 400; CBC.9001 chinese; CBC.9001 source",
		"gained.md.json": "CBC.9001 status: 500 -> 400; CBC.9001 chinese; CBC.9001 source",
	} {
		before, after, err := LoadBoth(Builtin, filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range Between(before, after) {
			text := string(c.Code) + " " + c.Field
			if c.Field == "status" {
				text += ": " + c.Old + " -> " + c.New
			}
			got = append(got, text)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %q; want %q", name, got, want)
		}
	}
}
