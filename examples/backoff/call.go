package backoff

import (
	"fmt"
	"io"
	"net/http"

	"github.com/cbclint/cbclint/codes"
)

// Call sends an HTTP request to a CBC API and returns the body of the answer.
// An answer that reports a code is a [*codes.Error], at any HTTP status.
func Call(client *http.Client, req *http.Request) ([]byte, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if err := codes.Decode(body); err != nil {
		return nil, fmt.Errorf("%s %s: %w", req.Method, req.URL.Path, err)
	}
	if resp.StatusCode >= http.StatusBadRequest { // e.g. a page of a proxy
		return nil, fmt.Errorf("%s %s: %s", req.Method, req.URL.Path, resp.Status)
	}
	return body, nil
}
