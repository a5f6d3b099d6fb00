package codes_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/cbclint/cbclint/codes"
)

func TestDecode(t *testing.T) {
	for name, test := range map[string]struct {
		body string
		want string // the error's text, "" for none
		code codes.Code
	}{
		"failure":         {`{"error_code": "CBC.5003", "error_msg": "No money."}`, "CBC.5003: No money.", codes.InsufficientBalance5003},
		"more fields":     {`{"error_msg": "No.", "id": [1], "error_code": "CBC.3002"}`, "CBC.3002: No.", codes.ResourceLocked},
		"no message":      {`{"error_code": "CBC.5003"}`, "CBC.5003: Insufficient balance.", codes.InsufficientBalance5003},
		"misleading text": {`{"error_code": "CBC.0160"}`, "CBC.0160: The requested resource was not found.", "CBC.0160"},
		"another service": {`{"error_code": "APIGW.0308", "error_msg": "Throttled."}`, "APIGW.0308: Throttled.", "APIGW.0308"},
		"unknown":         {`{"error_code": "CBC.7777"}`, "CBC.7777", "CBC.7777"},
		"white space":     {"\ufeff\n {\"error_code\": \"CBC.5003\", \"error_msg\": \"\"}", "CBC.5003: Insufficient balance.", codes.InsufficientBalance5003},

		"a message that is none": {`{"error_code": "CBC.0250", "error_msg": 42}`, "CBC.0250: 42", codes.FlowControl},
		"more behind it":         {`{"error_code": "CBC.0250", "error_msg": "Slow."};`, "CBC.0250: Slow.", codes.FlowControl},

		"success":    {`{"error_code": "CBC.0000", "error_msg": "Success."}`, "", ""},
		"no code":    {`{"orders": []}`, "", ""},
		"null":       {`{"error_code": null, "error_msg": null}`, "", ""},
		"empty code": {`{"error_code": "", "error_msg": "?"}`, "", ""},
		"nothing":    {"", "", ""},
		"a list":     {`[{"error_code": "CBC.5003"}]`, "", ""},
		"a page":     {"<html>502 Bad Gateway</html>", "", ""},

		"cut off":  {`{"error_code": "CBC.5003", "err`, "reading a CBC response body: unexpected EOF", ""},
		"a number": {`{"error_code": 5003}`, "reading a CBC response body: json: cannot unmarshal number into Go struct field .error_code of type codes.Code", ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := codes.Decode([]byte(test.body))
			if got := fmt.Sprint(err); err != nil && got != test.want || err == nil && test.want != "" {
				t.Errorf("error %q; want %q", got, test.want)
			}
			var cbc *codes.Error
			if found := errors.As(fmt.Errorf("paying: %w", err), &cbc); found != (test.code != "") {
				t.Errorf("errors.As finds an *Error: %t", found)
			} else if found && cbc.Code != test.code {
				t.Errorf("code %s; want %s", cbc.Code, test.code)
			}
		})
	}
}
