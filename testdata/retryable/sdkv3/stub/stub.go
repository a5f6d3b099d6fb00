// Package sdkv3 has the functions of the real package that the rules know.
package sdkv3

import (
	"errors"

	"github.com/cbclint/cbclint/codes"
)

func AsError(err error) (*codes.Error, bool) {
	var e *codes.Error
	return e, errors.As(err, &e)
}

func Retryable(_ any, err error) bool {
	e, ok := AsError(err)
	return ok && e.Code.Retryable()
}
