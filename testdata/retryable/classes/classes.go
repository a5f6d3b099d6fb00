// Package classes is about -retry-classes=reauth,exhausted.
package classes

import "github.com/cbclint/cbclint/codes"

// The codes of the classes asked for are missed, and no others.
func reauth(code string) {
	switch code { // want `unhandled: "CBC.0154" TokenInvalidOrExpired \(reauth\)$`
	case "CBC.0151":
	}
	switch code { // want `unhandled: "CBC.0154" TokenInvalidOrExpired \(reauth\), "CBC.4015" VerificationSendsExceeded4015 \(exhausted\), "CBC.99000082" VerificationRequestsExceeded \(exhausted\), "CBC.99004015" VerificationSendsExceeded \(exhausted\)$`
	case "CBC.4001":
	}
}

// Don't flag a switch that names them.
func named(code string) {
	switch code {
	case "CBC.0151", "CBC.0154":
	}
}

// The predicate of package codes tells nothing of these classes.
func predicate(code codes.Code) bool {
	if code.Retryable() {
		return true
	}
	switch code { // want `unhandled: "CBC.0154" TokenInvalidOrExpired \(reauth\)$`
	case "CBC.0151":
	}
	return false
}

// Don't flag a switch before which the class is asked for.
func class(code codes.Code) bool {
	if code.Retry() == codes.RetryReauth {
		return true
	}
	switch code {
	case "CBC.0151":
	}
	return false
}
