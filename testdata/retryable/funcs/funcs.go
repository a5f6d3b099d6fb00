// Package funcs is about -retry-funcs, with a function, a method, and a
// function of another package.
package funcs

import (
	"errors"

	"github.com/cbclint/cbclint/testdata/retryable/funcs/retry"
)

type apiError struct{ Code string }

func (e *apiError) temporary() bool { return e.Code == "CBC.0250" || e.Code == "CBC.99007197" }

func again(code string) bool { return code == "CBC.0250" || code == "CBC.99007197" }

func other(code string) bool { return code == "CBC.0250" }

// A function that is not named, or asked about something else.
func notAsked(e, f *apiError) bool {
	if other(e.Code) {
		return true
	}
	if again(f.Code) {
		return true
	}
	switch e.Code { // want `unhandled: "CBC.99007197" IPThrottled \(throttled\)$`
	case "CBC.0151":
	default:
		return f.temporary()
	}
	return false
}

// Don't flag a switch for whose value a named function is asked: the code, or
// what the code is a part of.
func asked(e *apiError) bool {
	switch e.Code {
	case "CBC.0151":
	default:
		return again(e.Code)
	}
	switch e.Code {
	case "CBC.0151":
	default:
		return e.temporary()
	}
	if retry.Able(e) {
		return true
	}
	switch e.Code {
	case "CBC.0151":
	}
	return false
}

// Don't flag a switch on what an error, of which a named function is asked, is
// as.
func askedOfError(err error) {
	if retry.Able(err) {
		return
	}
	var e *apiError
	if errors.As(err, &e) {
		switch e.Code {
		case "CBC.0151":
		}
	}
	switch e := err.(type) {
	case *apiError:
		switch e.Code {
		case "CBC.0151":
		}
	}
}

func (e *apiError) Error() string { return e.Code }
