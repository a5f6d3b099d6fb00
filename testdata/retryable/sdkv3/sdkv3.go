// Package sdkv3 decides by codes that package codes/sdkv3 finds in errors.
package sdkv3

import (
	"errors"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/sdkv3"
)

var errPoor = errors.New("poor")

// Nothing has asked whether to retry.
func givesUp(err error) error {
	e, ok := sdkv3.AsError(err)
	if !ok {
		return err
	}
	switch e.Code { // want `leaves retryable codes unhandled`
	case codes.InsufficientBalance:
		return errPoor
	}
	return nil
}

// The question is about another error.
func asksAnother(err, other error) error {
	if sdkv3.Retryable(nil, other) {
		return other
	}
	if e, ok := sdkv3.AsError(err); ok {
		switch e.Code { // want `leaves retryable codes unhandled`
		case codes.InsufficientBalance:
			return errPoor
		}
	}
	return nil
}

// Don't flag what comes after the question: it is about the codes of the gateway, too.
func asks(err error) error {
	if sdkv3.Retryable(nil, err) {
		return err
	}
	if e, ok := sdkv3.AsError(err); ok {
		switch e.Code {
		case codes.InsufficientBalance:
			return errPoor
		}
	}
	return nil
}

// The predicate of package codes says nothing of the codes of the gateway.
func asksTheCode(err error) error {
	if e, ok := sdkv3.AsError(err); ok && e.Code.Retryable() {
		return err
	}
	if e, ok := sdkv3.AsError(err); ok {
		switch e.Code { // want `^switch on CBC error codes leaves retryable codes unhandled: "APIGW.0308" [^,]*, "APIGW.0610" [^,]*, "APIGW.0613" [^,]*$`
		case codes.InsufficientBalance:
			return errPoor
		}
	}
	return nil
}

// The question is about the codes of package codes and of the gateway: not about those
// of a catalog file.
func asksWithFile(err error) error {
	if sdkv3.Retryable(nil, err) {
		return err
	}
	if e, ok := sdkv3.AsError(err); ok {
		switch e.Code { // want `^switch on CBC and DMS error codes leaves retryable codes unhandled: "DMS.0002" \(conflict\)$`
		case codes.InsufficientBalance, "DMS.0001":
			return errPoor
		}
	}
	return nil
}

// The rule misclassified knows that nothing but the failure decides.
func isRetryable(err error) bool {
	if sdkv3.Retryable(nil, err) {
		return true
	}
	if e, ok := sdkv3.AsError(err); ok && e.Code == codes.InsufficientBalance { // want `"CBC.99005003" .* is retried, but is terminal`
		return true
	}
	return false
}
