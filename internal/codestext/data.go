package codestext

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/cbclint/cbclint/internal/catalog"
)

// An object is an entry for programs: a record of a catalog file, and what
// follows from it.
type object struct {
	Code       string `json:"code"`
	Name       string `json:"name,omitempty"`
	Status     int    `json:"status,omitempty"`
	English    string `json:"english,omitempty"`
	Chinese    string `json:"chinese,omitempty"`
	Family     string `json:"family,omitempty"`
	Retry      string `json:"retry,omitempty"`
	Retryable  bool   `json:"retryable"`
	Confidence string `json:"confidence,omitempty"`
	Reason     string `json:"reason,omitempty"`
	Twin       string `json:"twin,omitempty"`
	Package    string `json:"package,omitempty"`
	Source     string `json:"source,omitempty"`
}

// WriteJSON writes entries as an array of objects.
func WriteJSON(w io.Writer, entries []catalog.Entry) error {
	objects := make([]object, len(entries))
	for i, e := range entries {
		objects[i] = object{
			Code: string(e.Code), Name: e.Name, Status: e.Status, English: e.English, Chinese: e.Chinese,
			Family: string(e.Family), Retry: string(e.Retry), Retryable: e.Retry.Retryable(),
			Confidence: string(e.Confidence), Reason: e.Reason, Twin: string(e.Twin), Package: e.Package, Source: e.Source,
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(objects)
}

// File returns a catalog file of entries, which says the package of their
// constants if they have one in common.
func File(entries []catalog.Entry) *catalog.File {
	f := &catalog.File{Schema: catalog.SchemaURL, Source: common(entries, func(e catalog.Entry) string { return e.Source })}
	named := slices.DeleteFunc(slices.Clone(entries), func(e catalog.Entry) bool { return e.Name == "" })
	f.Package = common(named, func(e catalog.Entry) string { return e.Package })
	for _, e := range entries {
		if e.Source == f.Source {
			e.Source = ""
		}
		f.Codes = append(f.Codes, catalog.Record{
			Code: e.Code, Name: e.Name, Status: e.Status, English: e.English, Chinese: e.Chinese, Family: e.Family,
			Retry: e.Retry, Confidence: e.Confidence, Twin: e.Twin, Reason: e.Reason, Source: e.Source,
		})
	}
	return f
}

// common returns what all entries say, or "".
func common(entries []catalog.Entry, says func(catalog.Entry) string) string {
	if len(entries) == 0 || slices.ContainsFunc(entries, func(e catalog.Entry) bool { return says(e) != says(entries[0]) }) {
		return ""
	}
	return says(entries[0])
}
