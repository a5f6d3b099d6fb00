package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// A test server with JSON in a raw string: the second code is invented.
func TestServer(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(`{"error_code": "CBC.0100", "error_msg": "parameter error."}`))
		w.Write([]byte(`{"error_code": "CBC.0001", "error_msg": "no such thing"}`))
	}))
	defer server.Close()
	if isOtherSite(&apiError{400, []byte(`{"error_code": "CBC.0100"}`)}) {
		t.Error("CBC.0100 is taken for another site")
	}
}
