package catalog

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

// SchemaURL is the address of the JSON schema of catalog files.
const SchemaURL = "https://raw.githubusercontent.com/cbclint/cbclint/main/codes/catalog/catalog.schema.json"

// A File is a catalog file.
type File struct {
	Schema  string   `json:"$schema,omitempty"`
	Source  string   `json:"source,omitempty"`  // where codes without a source of their own are published
	Package string   `json:"package,omitempty"` // the import path of the package with the constants
	Partial bool     `json:"partial,omitempty"` // there are more codes with these prefixes
	Codes   []Record `json:"codes"`

	name      string // of the file that was read
	data      []byte
	packageAt int                // the offset of the value of package
	at        map[codes.Code]int // the offsets of the records
}

// A Record is one code of a catalog file. Only the code is required. If an earlier
// catalog has the code, a missing field keeps its value.
type Record struct {
	Code       codes.Code       `json:"code"`
	Name       string           `json:"name,omitempty"`    // of the constant
	Status     int              `json:"status,omitempty"`  // HTTP
	English    string           `json:"english,omitempty"` // as published
	Chinese    string           `json:"chinese,omitempty"` // as published
	Meaning    string           `json:"meaning,omitempty"` // the meaning, if english misleads or says nothing
	Family     codes.Family     `json:"family,omitempty"`
	Retry      codes.Retry      `json:"retry,omitempty"`
	Confidence codes.Confidence `json:"confidence,omitempty"`
	Twins      []codes.Code     `json:"twins,omitempty"`
	Reason     string           `json:"reason,omitempty"`
	Source     string           `json:"source,omitempty"`
	Package    string           `json:"package,omitempty"` // of the constant, if the file's package does not have it
}

// fieldNames are the names of the fields of a record.
var fieldNames = []string{"code", "name", "status", "english", "chinese", "meaning", "family", "retry", "confidence", "twins", "reason", "source", "package"}

// text returns the field with a name, or nil if that is not a text.
func (r *Record) text(name string) *string {
	switch name {
	case "code":
		return (*string)(&r.Code)
	case "name":
		return &r.Name
	case "english":
		return &r.English
	case "chinese":
		return &r.Chinese
	case "meaning":
		return &r.Meaning
	case "family":
		return (*string)(&r.Family)
	case "retry":
		return (*string)(&r.Retry)
	case "confidence":
		return (*string)(&r.Confidence)
	case "reason":
		return &r.Reason
	case "source":
		return &r.Source
	case "package":
		return &r.Package
	}
	return nil
}

// TwinsText returns the twins, separated by spaces, as in a CSV file.
func (r Record) TwinsText() string {
	words := make([]string, len(r.Twins))
	for i, twin := range r.Twins {
		words[i] = string(twin)
	}
	return strings.Join(words, " ")
}

// Write writes a catalog file as JSON. The codes keep their order.
func (f *File) Write(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(f)
}
