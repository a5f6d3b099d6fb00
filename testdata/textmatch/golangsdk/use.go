// Package use has errors with the body of the answer.
package use

import (
	"errors"
	"strings"

	"github.com/chnsz/golangsdk"
)

func isPoor(err error) bool {
	var bad golangsdk.ErrDefault400
	if !errors.As(err, &bad) {
		return false
	}
	return strings.Contains(err.Error(), "CBC.99005003") // want `is searched in the text of an error; compare error_code in the Body of golangsdk's errors$`
}
