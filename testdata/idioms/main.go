// Billing is a program with the idioms that public Go programs have for CBC
// error codes. It prints what it decides about a list of answers.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

// An apiError is what the SDK returns for an HTTP status of 400 and above.
type apiError struct {
	Status int
	Body   []byte
}

func (e *apiError) Error() string { return fmt.Sprintf("%d: %s", e.Status, e.Body) }

// A response carries a code at HTTP 200, as a pointer.
type response struct {
	ErrorCode *string `json:"error_code"`
	ErrorMsg  *string `json:"error_msg"`
}

func main() {
	for _, body := range []string{
		`{"error_code": "CBC.99003651", "error_msg": "in progress"}`,
		`{"error_code": "CBC.30000067", "error_msg": "gone"}`,
		`{"error_code": "CBC.0150", "error_msg": "other site"}`,
		`{"error_code": "DMS.00400026", "error_msg": "other service"}`,
		`{"error_code": "CBC.0000", "error_msg": "Success."}`,
		`{"error_code": "CBC.5003", "error_msg": "Insufficient balance."}`,
		`{}`,
	} {
		err := &apiError{400, []byte(body)}
		retry, _ := handleMultiOperationsError(err)
		var resp response
		if json.Unmarshal([]byte(body), &resp) != nil {
			panic("unreachable: the body is JSON")
		}
		fmt.Println(retry, isOtherService(err), isOtherSite(err), convert(err, "error_code", "CBC.30000067") == errNotFound,
			handleDeletion(err), decide(&resp), meaning(resp.ErrorCode), checkUnified(resp.ErrorCode))
	}
}

var errNotFound = errors.New("not found")

// search returns a field of an error's body, as a JMESPath search does.
func search(key string, err *apiError) any {
	var body map[string]any
	if json.Unmarshal(err.Body, &body) != nil {
		return nil
	}
	return body[key]
}
