package catalogdiff

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestLoadErrors: what is no catalog is an error that says where and why.
func TestLoadErrors(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"none":     {"", `none: no such file or directory; want a catalog file, a published page, or the word builtin`},
		"page.md":  {"Nothing.", "page.md:1: no table of error codes"},
		"a.json":   {"{\n\"codes\": [}", "a.json:2: no catalog file: "},
		"b.json":   {"{\n\"cods\": []}", `b.json:2: no catalog file: json: unknown field "cods"`},
		"c.json":   {"{}\n{}", "c.json:2: no catalog file: there is more behind the object"},
		"d":        {`{"codes": [{"code": "CBC.1"}, {"code": "CBC.1"}]}`, `d: code 2 is "CBC.1"; want one that is not empty, and once`},
		"a.csv":    {"", "a.csv:1: no catalog file: EOF; want a header that begins with code"},
		"b.csv":    {"code,colour\nCBC.1,red\n", `b.csv:2: column "colour" is none of a catalog file`},
		"c.csv":    {"code,status\nCBC.1,red\n", `c.csv:2: "red" is no HTTP status`},
		"d.csv":    {"code,status\n\nCBC.1,200,x\n", "d.csv:3: wrong number of fields"},
		"name.csv": {"name\nX\n", `name.csv: code 1 is ""`},
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

// TestLoad: the catalog of the program is what its page and its catalog files
// say.
func TestLoad(t *testing.T) {
	want, err := Load(Builtin)
	if err != nil || len(want.Codes) < 285 {
		t.Fatal(want, err)
	}
	page, err := os.ReadFile(filepath.Join(drivertest.Root(t), "codes", "catalog", "cbc-error-codes.md"))
	if err != nil {
		t.Fatal(err)
	}
	var asJSON, asCSV, asCSVAlone bytes.Buffer
	if err := want.Write(&asJSON); err != nil {
		t.Fatal(err)
	}
	want.Package = ""
	if err := want.WriteCSV(&asCSV); err != nil {
		t.Fatal(err)
	}
	asCSVAlone.WriteString("\uFEFF" + asCSV.String())
	for name, data := range map[string][]byte{
		"cbc.md": page, "cbc.json": asJSON.Bytes(), "cbc": asJSON.Bytes(), "cbc.csv": asCSV.Bytes(), "alone": asCSVAlone.Bytes(),
	} {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := Load(file)
		if err != nil {
			t.Error(err)
			continue
		}
		if changes := Between(want, got); len(changes) > 0 || len(got.Codes) != len(want.Codes) {
			t.Errorf("%s differs from the catalog that it is: %v", name, changes)
		}
	}
}
