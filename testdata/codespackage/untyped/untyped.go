// Package untyped is about -codes-package with untyped constants: they can stand
// wherever a literal can.
package untyped

import (
	"fmt"

	"github.com/cbclint/cbclint/testdata/codespackage/plain"
)

type errorCode string

func literals[T any](code string, any any, c errorCode, f func(a, b T) bool, t T) bool {
	fmt.Println("CBC.0151")      // want `^CBC error code "CBC.0151" has a constant: plain.AccessDenied$`
	return code == "CBC.0250" || // want `^CBC error code "CBC.0250" has a constant: plain.FlowControl$`
		any == "CBC.0250" || // want `"CBC.0250" has a constant: plain.FlowControl`
		c == "CBC.0250" || // want `"CBC.0250" has a constant: plain.FlowControl`
		c == errorCode("CBC.0151") || // want `"CBC.0151" has a constant: plain.AccessDenied`
		code == "CBC."+"0151" || // want `"CBC.0151" has a constant: plain.AccessDenied`
		code == "cbc.0250" // want `^malformed CBC error code "cbc.0250"`
}

func tag(code string) string {
	switch code { // want `leaves retryable codes unhandled: "CBC.99007197" IPThrottled \(throttled\)$`
	case "CBC.0250": // want `"CBC.0250" has a constant: plain.FlowControl`
		return "wait"
	case "CBC.0151": // want `"CBC.0151" has a constant: plain.AccessDenied`
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
