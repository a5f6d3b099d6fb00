package catalog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/drivertest"
)

// A broken is a file that is not a catalog. want is a part of its error.
type broken struct{ name, text, want string }

func brokenJSON() []broken {
	return []broken{
		{"a.json", "", "a.json:1:1: the file ends here; want an object"},
		{"a.json", "{\n  \"codes\": [\n", "a.json:3:1: the file ends here; want an object"},
		{"a.json", "{\n  \"codes\": [}\n}", "a.json:2:13: want an object"},
		{"a.json", "[]", "a.json:1:3: the catalog has no codes"},
		{"a.json", "[{\"code\": \"DMS.0040\", \"package\": \"a b\"}]", `a.json:1:34: invalid import path "a b"`},
		{"a.json", "7", "a.json:1:1: want an object"},
		{"a.json", `{"codes": [{"code": "DMS.00400026"}]}` + "\n{}", "a.json:2:1: there is more behind the catalog"},
		{"a.json", `{"codes": {}}`, "a.json:1:11: want an array"},
		{"a.json", `{"codes": []}`, "a.json:1:14: the catalog has no codes"},
		{"a.json", `{"code": "CBC.0250"}`, `a.json:1:2: unknown key "code"; want one of $schema, source, package, partial, codes`},
		{"a.json", `{"partial": 1}`, "a.json:1:13: want true or false"},
		{"a.json", `{"package": "a b", "codes": [{"code": "DMS.0040"}]}`, `a.json:1:13: invalid import path "a b"`},
		{"a.json", `{"codes": [7]}`, "a.json:1:12: want an object"},
		{"a.json", `{"codes": [{"name": "X"}]}`, "a.json:1:12: missing code"},
		{"a.json", `{"codes": [{"code": 5}]}`, "a.json:1:21: want a text in quotes"},
		{"a.json", "{\"codes\": [\n  {\"code\": \"DMS 0040\"}]}", `a.json:2:12: invalid code "DMS 0040"; want letters, a dot, and 3 to 12 digits, as in APIGW.0308`},
		{"a.json", `{"codes": [{"code": "D.0040"}]}`, `invalid code "D.0040"`},
		{"a.json", `{"codes": [{"code": "DMS.0040", "code": "DMS.0041"}]}`, `a.json:1:33: "code" is there twice`},
		{"a.json", "{\"codes\": [{\"code\": \"DMS.0040\"},\n {\"code\": \"DMS.0040\"}]}", "a.json:2:11: DMS.0040 is in line 1 already"},
		{"a.json", `{"codes": [{"code": "DMS.0040", "staus": 5}]}`, `a.json:1:33: unknown key "staus"; want one of code, name, status,`},
		{"a.json", `{"codes": [{"code": "DMS.0040", "status": 4000}]}`, "a.json:1:43: invalid HTTP status 4000"},
		{"a.json", `{"codes": [{"code": "DMS.0040", "status": 0}]}`, "a.json:1:43: invalid HTTP status 0"},
		{"a.json", `{"codes": [{"code": "DMS.0040", "status": 400.5}]}`, "a.json:1:43: want a whole number"},
		{"a.json", `{"codes": [{"code": "DMS.0040", "status": 1e300}]}`, "a.json:1:43: want a whole number"},
		{"a.json", `{"codes": [{"code": "DMS.0040", "status": "400"}]}`, "a.json:1:43: want a whole number"},
		{"a.json", `{"codes": [{"code": "DMS.0040", "name": "busy"}]}`, `a.json:1:41: invalid constant name "busy"; want one that begins with a capital letter`},
		{"a.json", `{"codes": [{"code": "DMS.0040", "retry": "trottled"}]}`, `a.json:1:42: unknown retry class "trottled"; want one of success, throttled, transient, conflict, exhausted, reauth, unknown-outcome, terminal`},
		{"a.json", `{"codes": [{"code": "DMS.0040", "confidence": "sure"}]}`, `a.json:1:47: unknown confidence "sure"; want one of high, medium, low`},
		{"a.json", `{"codes": [{"code": "DMS.0040", "family": "Message Queues"}]}`, `a.json:1:43: invalid family "Message Queues"`},
		{"a.json", `{"codes": [{"code": "DMS.0040", "twins": ["DMS.0040"]}]}`, `a.json:1:42: DMS.0040 is its own twin`},
		{"a.json", "{\"codes\": [\n  {\"code\": \"DMS.0040\", \"twins\": [\"DMS.0041\"]}]}", `a.json:2:3: the twin of DMS.0040, DMS.0041, is in no catalog`},
		{"a.json", "{\"codes\": [{\"code\": \"DMS.0040\", \"english\": \"\xff\"}]}", "a.json:1:45: this is not UTF-8"},
		{"a.json", `{"package": "example.com/x", "codes": [{"code": "DMS.0040", "name": "X"}, {"code": "DMS.0041", "name": "X"}]}`, "a.json:1:75: DMS.0040 and DMS.0041 have the same constant, X of example.com/x"},
		{"a.json", "{\"codes\": [{\"code\": \"DMS.0040\", \"status\": 0400}]}", "a.json:1:43: want a whole number"},
		{"a.json", "{\"codes\": [{\"code\": \"DMS.0040\" \"status\": 400}]}", "a.json:1:32: want a comma or }"},
		{"a.json", "{\"codes\": [{\"code\": \"DMS.0040\"},]}", "a.json:1:33: want an object"},
		{"a.json", "{\"codes\": [{\"code\": \"DMS.0040\", }]}", "a.json:1:33: want a key in quotes"},
		{"a.json", "{\"codes\": [{code: \"DMS.0040\"}]}", "a.json:1:13: want a key in quotes"},
		{"a.json", "{\"codes\": [{\"code\" \"DMS.0040\"}]}", "a.json:1:20: want a colon"},
		{"a.json", "{\"codes\": [{\"code\": \"DMS.0040}]}", "a.json:1:21: this text does not end"},
		{"a.json", "{\"codes\": [{\"code\": \"DMS.0040\n\"}]}", "a.json:1:30: a text ends on its line"},
		{"a.json", `{"codes": [{"code": "DMS.\q0040"}]}`, "a.json:1:21: invalid character 'q' in string escape code"},
	}
}

func brokenCSV() []broken {
	return []broken{
		{"a.yaml", "", "a.yaml: the name does not tell the format; want .json or .csv"},
		{"a.csv", "", "a.csv:1:1: the file is empty; want a line that names the fields"},
		{"a.csv", "code\n", "a.csv:2:1: the catalog has no codes"},
		{"a.csv", "name\nX\n", "a.csv:1:1: missing field \"code\""},
		{"a.csv", "code,staus\n", `a.csv:1:6: unknown field "staus"; want one of code, name, status`},
		{"a.csv", "code,code\n", `a.csv:1:6: the field "code" is there twice`},
		{"a.csv", "code,status\nDMS.0040,400\nDMS.0041,4oo\n", `a.csv:3:10: invalid number "4oo"`},
		{"a.csv", "code,status\nDMS.0040\n", `a.csv:2:1: wrong number of fields`},
		{"a.csv", "code,english\nDMS.0040,\"a\nDMS.0041,b\n", `a.csv:4:1: extraneous or missing " in quoted-field`},
		{"a.csv", "code,english\nDMS.0040,\"a\nb\"\nDMS 0041,c\n", `a.csv:4:1: invalid code "DMS 0041"`},
		{"a.csv", "code,name\n,X\n", "a.csv:2:1: missing code"},
	}
}

// TestBroken: the error for a broken file names its line and column. Nothing of the file
// is used.
func TestBroken(t *testing.T) {
	for _, test := range slices.Concat(brokenJSON(), brokenCSV()) {
		f, err := Parse(test.name, []byte(test.text))
		if err == nil {
			_, err = Merge(f)
		}
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %q: %v; want %s", test.name, test.text, err, test.want)
		}
	}
	for _, ok := range []string{
		`{"codes": [{"code": "DMS.00400026"}]}`,
		`[{"code": "DMS.0040", "package": "example.com/x"}, {"code": "DMS.0041", "package": "example.com/x"}]`, // neither code has a constant
	} {
		f, err := Parse("a.json", []byte(ok))
		if err == nil {
			_, err = Merge(f)
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// TestReadFile: files that do not exist are errors, and the built-in catalog needs none.
func TestReadFile(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("dir.json", 0o755); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"apigateway": "apigateway: no such file or directory; want apigw, or the path of a .json or .csv file",
		"none.json":  "none.json: no such file or directory",
		"dir.json":   "dir.json: is a directory",
	} {
		if _, err := ReadFile(name); err == nil || err.Error() != want {
			t.Errorf("%s: %v; want %s", name, err, want)
		}
	}
	if f, err := ReadFile("apigw"); err != nil || len(f.Codes) != 35 {
		t.Errorf("apigw: %v", err)
	}
}

// TestFormats: a file means the same as JSON and as CSV, with a byte order mark, and with
// the line ends of Windows.
func TestFormats(t *testing.T) {
	original, err := ReadFile(APIGW)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Parse("apig.json", ownGateway) // apig.json has the twins
	if err != nil {
		t.Fatal(err)
	}
	want, err := Merge(original, second)
	if err != nil {
		t.Fatal(err)
	}
	var asJSON, asCSV bytes.Buffer
	if err := original.Write(&asJSON); err != nil {
		t.Fatal(err)
	}
	if err := original.WriteCSV(&asCSV); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a.json":       asJSON.String(),
		"bom.json":     "\ufeff" + asJSON.String(),
		"windows.json": strings.ReplaceAll(asJSON.String(), "\n", "\r\n"),
		"a.csv":        asCSV.String(),
		"A.CSV":        "\ufeff" + strings.ReplaceAll(asCSV.String(), "\n", "\r\n"),
	} {
		f, err := Parse(name, []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c, err := Merge(f, second); err != nil || !reflect.DeepEqual(slices.Collect(c.All()), slices.Collect(want.All())) {
			t.Errorf("%s has other codes: %v", name, err)
		}
	}
}

// TestSchema: the published schema and the reader know the same fields.
func TestSchema(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "codes", "catalog", "catalog.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	type property struct {
		Enum    []string `json:"enum"`
		Pattern string   `json:"pattern"`
	}
	var schema struct {
		Defs struct {
			File struct {
				Properties map[string]property `json:"properties"`
			} `json:"file"`
			Codes struct {
				Items struct {
					Properties map[string]property `json:"properties"`
				} `json:"items"`
			} `json:"codes"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"$schema", "source", "package", "partial", "codes"} {
		if _, ok := schema.Defs.File.Properties[key]; !ok {
			t.Errorf("the schema lacks %s", key)
		}
	}
	fields := schema.Defs.Codes.Items.Properties
	if len(schema.Defs.File.Properties) != 5 || len(fields) != len(fieldNames) {
		t.Errorf("the schema has %d keys and %d fields; want 5 and %d", len(schema.Defs.File.Properties), len(fields), len(fieldNames))
	}
	for _, name := range fieldNames {
		if _, ok := fields[name]; !ok {
			t.Errorf("the schema lacks %s", name)
		}
	}
	if got, want := fmt.Sprint(fields["retry"].Enum), fmt.Sprint(Classes()); got != want {
		t.Errorf("retry: %s; want %s", got, want)
	}
	if got, want := fmt.Sprint(fields["confidence"].Enum), fmt.Sprint(confidences()); got != want {
		t.Errorf("confidence: %s; want %s", got, want)
	}
	if fields["code"].Pattern != codeForm.String() || fields["family"].Pattern != familyForm.String() {
		t.Errorf("patterns %q, %q", fields["code"].Pattern, fields["family"].Pattern)
	}
}

// FuzzParse: no file makes the reader panic. A file that it accepts can be written and
// read again.
func FuzzParse(f *testing.F) {
	f.Add("a.json", `{"codes": [{"code": "DMS.00400026", "status": 400}]}`)
	f.Add("a.csv", "code,status,english\nDMS.0040,400,\"a\nb\"\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		file, err := Parse(name, []byte(text))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := file.Write(&out); err != nil {
			t.Fatal(err)
		}
		again, err := Parse("again.json", out.Bytes())
		if err != nil || !reflect.DeepEqual(again.Codes, file.Codes) {
			t.Errorf("%q: %v", out.String(), err)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	f := &File{}
	for i := range 100_000 {
		f.Codes = append(f.Codes, Record{
			Code: codes.Code(fmt.Sprintf("DMS.%08d", i)), Name: fmt.Sprintf("Code%d", i), Status: 400, English: "The instance is busy. Try again later.",
			Chinese: "实例正忙,请稍后再试。", Family: "queue", Retry: "conflict", Reason: "The instance is busy.",
		})
	}
	var data bytes.Buffer
	if err := f.Write(&data); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(data.Len()))
	for b.Loop() {
		f, err := Parse("a.json", data.Bytes())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Merge(f); err != nil {
			b.Fatal(err)
		}
	}
}

// TestReadme: the catalog file in docs/catalogs.md is valid, and does what the page says.
func TestReadme(t *testing.T) {
	f, err := Parse("readme.json", []byte(drivertest.ReadmeBlock(t, "json", `"partial": true`)))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Merge(f)
	if err != nil {
		t.Fatal(err)
	}
	e, _ := c.Lookup("CBC.0999")
	if old, _ := Builtin().Lookup("CBC.0999"); e.Retry != codes.RetryTransient || e.Name != old.Name || e.Package != CodesPath || e.English != old.English || e.Reason != "" {
		t.Errorf("CBC.0999: %+v", e)
	}
	e, _ = c.Lookup("DMS.00400026")
	if p, _ := c.PrefixOf("DMS.00400027"); e.Package != "example.com/m/internal/dms" || !p.Partial {
		t.Errorf("DMS.00400026: %+v, %+v", e, p)
	}
}
