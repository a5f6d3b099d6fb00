package codestext

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// An object is an entry in the form for programs: a record of a catalog file, and whether
// the code is retryable.
type object struct {
	Code       string       `json:"code"`
	Name       string       `json:"name,omitempty"`
	Status     int          `json:"status,omitempty"`
	English    string       `json:"english,omitempty"`
	Chinese    string       `json:"chinese,omitempty"`
	Meaning    string       `json:"meaning,omitempty"`
	Family     string       `json:"family,omitempty"`
	Retry      string       `json:"retry,omitempty"`
	Retryable  bool         `json:"retryable"`
	Confidence string       `json:"confidence,omitempty"`
	Reason     string       `json:"reason,omitempty"`
	Twins      []codes.Code `json:"twins,omitempty"`
	Package    string       `json:"package,omitempty"`
	Source     string       `json:"source,omitempty"`
}

// WriteJSON writes entries as an array of objects.
func WriteJSON(w io.Writer, entries []catalog.Entry) error {
	objects := make([]object, len(entries))
	for i, e := range entries {
		objects[i] = object{
			Code: string(e.Code), Name: e.Name, Status: e.Status, English: e.English, Chinese: e.Chinese,
			Meaning: e.Meaning, Family: string(e.Family), Retry: string(e.Retry), Retryable: e.Retry.Retryable(),
			Confidence: string(e.Confidence), Reason: e.Reason, Twins: e.Twins, Package: e.Package, Source: e.Source,
		}
	}
	return writeArray(w, objects)
}

// WriteCatalog writes entries as a catalog file that is just an array of records.
func WriteCatalog(w io.Writer, entries []catalog.Entry) error {
	return writeArray(w, records(entries))
}

// WriteCSV writes entries as a catalog file in CSV.
func WriteCSV(w io.Writer, entries []catalog.Entry) error {
	return (&catalog.File{Codes: records(entries)}).WriteCSV(w)
}

// records returns entries as records of a catalog file. It drops a twin that neither the
// file nor package codes has, because a file with such a twin cannot be read.
func records(entries []catalog.Entry) []catalog.Record {
	has := make(map[codes.Code]bool)
	for _, e := range entries {
		has[e.Code] = true
	}
	records := make([]catalog.Record, len(entries))
	for i, e := range entries {
		e.Twins = slices.DeleteFunc(slices.Clone(e.Twins), func(twin codes.Code) bool {
			_, known := codes.Lookup(twin)
			return !known && !has[twin]
		})
		records[i] = catalog.Record{
			Code: e.Code, Name: e.Name, Status: e.Status, English: e.English, Chinese: e.Chinese, Meaning: e.Meaning, Family: e.Family,
			Retry: e.Retry, Confidence: e.Confidence, Twins: e.Twins, Reason: e.Reason, Source: e.Source, Package: e.Package,
		}
	}
	return records
}

func writeArray[T any](w io.Writer, array []T) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(array)
}
