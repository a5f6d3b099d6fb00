package catalog

import (
	"encoding/csv"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestWriteCSV: the rows have the fields of the codes, in the columns with the same
// names.
func TestWriteCSV(t *testing.T) {
	for _, f := range []File{{Partial: true}} {
		var b strings.Builder
		if err := f.WriteCSV(&b); err == nil || b.Len() > 0 {
			t.Errorf("%+v is written as %q, although CSV has no place for it", f, b.String())
		}
	}
	if err := (&File{}).WriteCSV(full{}); !errors.Is(err, errFull) {
		t.Errorf("the error of a full disk is %v", err)
	}

	f := File{Source: "page"}
	for e := range Builtin().All() {
		f.Codes = append(f.Codes, Record{
			Code: e.Code, Name: e.Name, Status: e.Status, English: e.English, Chinese: e.Chinese, Meaning: e.Meaning,
			Family: e.Family, Retry: e.Retry, Confidence: e.Confidence, Twins: e.Twins, Reason: e.Reason,
		})
	}
	f.Codes = append(f.Codes, Record{Code: "X.123", Source: "own"}, Record{Code: "X.124", English: "a,\"b\"\nc"})
	var b strings.Builder
	if err := f.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil || len(rows) != 1+len(f.Codes) {
		t.Fatalf("%d rows, %v; want a header and %d codes", len(rows), err, len(f.Codes))
	}
	var names []string
	for i := range reflect.TypeFor[Record]().NumField() {
		name, _, _ := strings.Cut(reflect.TypeFor[Record]().Field(i).Tag.Get("json"), ",")
		names = append(names, name)
	}
	if !slices.Equal(rows[0], names) {
		t.Errorf("the header is %q; want %q", rows[0], names)
	}
	for i, r := range f.Codes {
		if r.Source == "" {
			r.Source = f.Source
		}
		var want []string
		for field := range reflect.TypeFor[Record]().NumField() {
			want = append(want, strings.Trim(fmt.Sprint(reflect.ValueOf(r).Field(field)), "[]")) // without the brackets of a list of twins
		}
		if r.Status == 0 {
			want[2] = ""
		}
		if !slices.Equal(rows[1+i], want) {
			t.Errorf("%s is written as %q; want %q", r.Code, rows[1+i], want)
		}
	}
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
