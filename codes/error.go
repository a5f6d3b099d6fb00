package codes

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
)

// Error is a failure as CBC APIs report it in a response body. It is always
// used as a pointer; find it in an error chain with [errors.As].
type Error struct {
	Code    Code   `json:"error_code"`
	Message string `json:"error_msg"`
}

// Error returns the code and the message. If the response had none, the message is
// the catalog's: its meaning if there is one, else the English text.
func (e *Error) Error() string {
	message := e.Message
	if message == "" {
		info, _ := Lookup(e.Code)
		message = cmp.Or(info.Meaning, info.English)
	}
	if message == "" {
		return string(e.Code)
	}
	return string(e.Code) + ": " + message
}

// Decode returns the failure that a response body reports, as an [*Error] with
// the code and message of the body, whatever the HTTP status: a 200 can be a
// failure. It returns nil if the body reports success ([Success], "CBC.0000")
// or has no code: an empty body, other JSON, or no JSON object at all. So a
// caller still has to treat an HTTP status of 400 and above as a failure, e.g.
// a proxy's page in HTML.
//
// Decode returns another error if the body is a JSON object that cannot be
// read: cut off, or with an error_code that is not a string.
func Decode(body []byte) error {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\ufeff")))
	if len(body) == 0 || body[0] != '{' {
		return nil
	}
	var answer struct {
		Code    Code            `json:"error_code"`
		Message json.RawMessage `json:"error_msg"`
	}
	// A decoder reads one value and leaves what may follow it.
	if err := json.NewDecoder(bytes.NewReader(body)).Decode(&answer); err != nil {
		return fmt.Errorf("reading a CBC response body: %w", err)
	}
	if answer.Code == "" || answer.Code == Success {
		return nil
	}
	e := &Error{Code: answer.Code}
	if json.Unmarshal(answer.Message, &e.Message) != nil {
		e.Message = string(answer.Message) // no string: better than none
	}
	return e
}
