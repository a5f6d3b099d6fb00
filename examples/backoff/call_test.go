package backoff_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/examples/backoff"
)

// TestCall: the code counts and not the status; a status without a code counts
// only if it is one of a failure.
func TestCall(t *testing.T) {
	for name, test := range map[string]struct {
		status int
		body   string
		want   string     // the error, "" for none
		code   codes.Code // in the error
	}{
		"failure with 400":  {400, `{"error_code": "CBC.99005003", "error_msg": "Poor."}`, "GET /pay: CBC.99005003: Poor.", codes.InsufficientBalance},
		"failure with 200":  {200, `{"error_code": "CBC.5003", "error_msg": "Poor."}`, "GET /pay: CBC.5003: Poor.", codes.InsufficientBalance5003},
		"gateway":           {429, `{"error_code": "APIGW.0308", "error_msg": "Throttled."}`, "GET /pay: APIGW.0308: Throttled.", "APIGW.0308"},
		"a page of a proxy": {502, `<html>`, "GET /pay: 502 Bad Gateway", ""},
		"cut off":           {200, `{"error_co`, "GET /pay: reading a CBC response body: unexpected EOF", ""},

		"success":         {200, `{"error_code": "CBC.0000"}`, "", ""},
		"no code":         {200, `{"orders": []}`, "", ""},
		"nothing to tell": {204, "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(test.status)
				if test.body != "" {
					fmt.Fprint(w, test.body)
				}
			}))
			defer server.Close()
			req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/pay", http.NoBody)
			if err != nil {
				t.Fatal(err)
			}
			body, err := backoff.Call(server.Client(), req)
			if got := fmt.Sprint(err); err != nil && got != test.want || err == nil && test.want != "" {
				t.Errorf("error %q; want %q", got, test.want)
			}
			if err == nil && string(body) != test.body {
				t.Errorf("body %q; want %q", body, test.body)
			}
			var cbc *codes.Error
			if found := errors.As(err, &cbc); found != (test.code != "") || found && cbc.Code != test.code {
				t.Errorf("the code in %v is not %q", err, test.code)
			}
		})
	}
}
