// Package own has an error type of its own with the code in a field.
package own

import (
	"bytes"
	"encoding/json"
	"regexp"
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

// The body of an answer that is also decoded.
func isBusyBody(body []byte) bool {
	if bytes.Contains(body, []byte("CBC.99003651")) { // want `^CBC error code "CBC.99003651" .* is searched in the text of an answer; compare the field Code of \*apiError$`
		return true
	}
	text := string(body)
	if strings.Contains(strings.ToUpper(text), "CBC.99003651") { // want `compare the field Code of \*apiError$`
		return true
	}
	var e apiError
	return json.Unmarshal(body, &e) == nil && e.Code == "CBC.99003651"
}

// A regular expression that is matched against the text of an error.
var (
	busy  = regexp.MustCompile(`CBC\.99003651`) // want `is searched in the text of an error; compare the field Code of \*apiError$`
	inLog = regexp.MustCompile(`CBC\.99003651`)
)

func isBusyError(err error) bool { return busy.MatchString(err.Error()) }

// Don't flag a log, or a body that is not decoded here.
func isBusyLine(line string, body []byte) bool {
	return inLog.MatchString(line) || bytes.Contains(body, []byte("CBC.99003651"))
}

// Don't flag a text that is set twice: it may be of anything.
func mayBeOther(err error, line string) bool {
	text := err.Error()
	if line != "" {
		text = line
	}
	return strings.Contains(text, "CBC.99003651")
}
