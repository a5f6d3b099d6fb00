// Package elsewhere is a package that others import.
package elsewhere

import "github.com/cbclint/cbclint/codes"

type Err struct{ ErrorCode, Msg string }

func (e *Err) Error() string { return e.Msg }
func (e *Err) Code() string  { return e.ErrorCode }

func IsRetryable(code string) bool { return codes.Code(code).Retryable() }
