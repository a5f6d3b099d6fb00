// Package untyped is about -codes-package with untyped constants: they can stand
// wherever a literal can.
package untyped

import (
	"fmt"

	"github.com/cbclint/cbclint/testdata/codespackage/plain"
)

type errorCode string

func literals[T any](code string, any any, c errorCode, f func(a, b T) bool, t T) bool {
	fmt.Println("CBC.0151")      // want `^use plain.AccessDenied instead of the literal "CBC.0151"$`
	return code == "CBC.0250" || // want `^use plain.FlowControl instead of the literal "CBC.0250"$`
		any == "CBC.0250" || // want `use plain.FlowControl instead of the literal "CBC.0250"`
		c == "CBC.0250" || // want `use plain.FlowControl instead of the literal "CBC.0250"`
		c == errorCode("CBC.0151") || // want `use plain.AccessDenied instead of the literal "CBC.0151"`
		code == "CBC."+"0151" || // want `use plain.AccessDenied instead of the literal "CBC.0151"`
		code == "cbc.0250" // want `^malformed CBC error code "cbc.0250"`
}

func tag(code string) string {
	switch code { // want `leaves retryable codes unhandled: "CBC.99007197" IPThrottled \(throttled\)$`
	case "CBC.0250": // want `use plain.FlowControl instead of the literal "CBC.0250"`
		return "wait"
	case "CBC.0151": // want `use plain.AccessDenied instead of the literal "CBC.0151"`
		return "give up"
	}
	return ""
}

func asked(code string) string {
	switch code {
	case plain.AccessDenied:
		return "give up"
	default:
		if plain.Retryable(code) {
			return "again"
		}
	}
	return ""
}
