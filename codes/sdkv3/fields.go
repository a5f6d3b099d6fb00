package sdkv3

import (
	"cmp"
	"encoding/json"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

// fields are those of a JSON object, by their names in lower case.
type fields map[string]json.RawMessage

// UnmarshalJSON implements [json.Unmarshaler].
func (f *fields) UnmarshalJSON(data []byte) error {
	var named map[string]json.RawMessage
	if err := json.Unmarshal(data, &named); err != nil {
		return err
	}
	*f = make(fields)
	for name, value := range named {
		(*f)[strings.ToLower(name)] = value
	}
	return nil
}

// text returns the text of a field, or "" if it has another type.
func (f fields) text(name string) string {
	var s string
	if json.Unmarshal(f[name], &s) != nil {
		return ""
	}
	return s
}

// object returns the fields of a field that is an object, or none.
func (f fields) object(name string) fields {
	var inner fields
	if json.Unmarshal(f[name], &inner) != nil {
		return nil
	}
	return inner
}

// failure returns what an object reports by one of the names that a code may have, or
// nil.
func (f fields) failure(isLikely func(string) bool) *codes.Error {
	for _, name := range [...]string{"error_code", "errorcode", "code"} {
		if code := f.text(name); isLikely(code) {
			message := cmp.Or(f.text("error_msg"), f.text("errormsg"), f.text("message"))
			return &codes.Error{Code: codes.Code(code), Message: message}
		}
	}
	return nil
}
