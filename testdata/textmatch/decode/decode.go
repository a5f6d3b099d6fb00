// Package decode gets its errors from package codes.
package decode

import (
	"strings"

	"github.com/cbclint/cbclint/codes"
)

func isBusy(body []byte) bool {
	err := codes.Decode(body)
	return err != nil && strings.Contains(err.Error(), "CBC.99003651") // want `is searched in the text of an error; compare the field Code of \*codes.Error$`
}

func isBusyBody(body []byte) bool {
	if codes.Decode(body) == nil {
		return false
	}
	return strings.Contains(string(body), "CBC.99003651") // want `is searched in the text of an answer; compare the field Code of \*codes.Error$`
}
