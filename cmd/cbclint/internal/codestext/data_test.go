package codestext

import (
	"encoding/json"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/catalog"
)

// TestFileReadsBack: JSON and CSV keep everything about the codes that they are written
// with.
func TestFileReadsBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, text := range []string{
		`{"codes": [{"code": "CBC.5003"}]}`,
		`{"source": "s", "codes": [
			{"code": "CBC.5003", "retry": "transient", "source": "own"},
			{"code": "CBC.12345678", "english": "a, \"b\"\n c", "status": 599},
			{"code": "CBC.0250", "confidence": "low", "family": "a-b", "twins": ["CBC.0000"]}
		]}`,
	} {
		all := slices.Collect(load(t, text).All())
		for range 20 {
			entries := slices.DeleteFunc(slices.Clone(all), func(catalog.Entry) bool { return random.IntN(3) == 0 })
			if random.IntN(4) == 0 {
				entries = all
			}
			if len(entries) != 0 {
				reads(t, entries, "c.json", WriteCatalog)
				reads(t, entries, "c.csv", WriteCSV)
			}
		}
	}
}

// reads checks that a written file reads back as the same entries.
func reads(t *testing.T, entries []catalog.Entry, name string, write func(io.Writer, []catalog.Entry) error) {
	t.Helper()
	var b strings.Builder
	if err := write(&b, entries); err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := catalog.Load(catalog.APIGW, name) // APIGW has the twins
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range entries {
		if got, ok := c.Lookup(string(want.Code)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %s is\n%+v, %t; want\n%+v", filepath.Base(name), want.Code, got, ok, want)
		}
	}
}

// TestWriteJSON: an object has what the catalog has, and its names are stable. Without
// codes, the array is empty.
func TestWriteJSON(t *testing.T) {
	var b strings.Builder
	if err := WriteJSON(&b, nil); err != nil || b.String() != "[]\n" {
		t.Errorf("no code is %q, %v", b.String(), err)
	}
	b.Reset()
	entries := slices.Collect(load(t, `{"codes": [{"code": "DMS.001", "english": "<&>"}]}`).All())
	if err := WriteJSON(&b, entries); err != nil || !strings.Contains(b.String(), `"<&>"`) {
		t.Fatal(err)
	}
	var objects []map[string]any
	if err := json.Unmarshal([]byte(b.String()), &objects); err != nil || len(objects) != len(entries) {
		t.Fatalf("%d objects, %v", len(objects), err)
	}
	seen := make(map[string]bool)
	for i, e := range entries {
		o := objects[i]
		if o["code"] != string(e.Code) || o["retryable"] != e.Retry.Retryable() || e.Package != "" && o["package"] != e.Package {
			t.Errorf("%s: %v", e.Code, o)
		}
		for key := range o {
			seen[key] = true
		}
	}
	want := []string{"chinese", "code", "confidence", "english", "family", "meaning", "name", "package", "reason", "retry", "retryable", "source", "status", "twins"}
	if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, want) {
		t.Errorf("the keys are %q; want %q", got, want)
	}
}
