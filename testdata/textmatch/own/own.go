// Package own has an error type of its own with the code in a field.
package own

import (
	"encoding/json"
	"strings"
)

type apiError struct {
	Code    string `json:"error_code"`
	Message string `json:"error_msg"`
}

func (e *apiError) Error() string { return e.Code + ": " + e.Message }

func decode(body []byte) error {
	e := new(apiError)
	if err := json.Unmarshal(body, e); err != nil {
		return err
	}
	return e
}

func isBusy(body []byte) bool {
	err := decode(body)
	return err != nil && strings.Contains(strings.ToUpper(err.Error()), "CBC.99003651") // want `^CBC error code "CBC.99003651" .* is searched in the text of an error; compare the field Code of \*apiError$`
}

// Don't flag a text that is set twice: it may be of anything.
func mayBeOther(err error, line string) bool {
	text := err.Error()
	if line != "" {
		text = line
	}
	return strings.Contains(text, "CBC.99003651")
}
