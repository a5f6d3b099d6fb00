// Package strict is about the rule twin with -strict: a switch must name both twins.
package strict

import "github.com/cbclint/cbclint/codes"

func one(code string) {
	switch code { // want `^switch on CBC error codes handles codes without their twins: "CBC.5003" without "CBC.99005003" InsufficientBalance$`
	case "CBC.5003":
	default:
	}
	switch codes.Code(code) { // want `handles codes without their twins: "CBC.3144" without "CBC.99003144" OrderInProgress, "CBC.99004002" without "CBC.4002" VerificationCodeNotGenerated4002$`
	case codes.VerificationCodeNotGenerated, codes.OrderInProgress3144:
	}
	switch { // want `"CBC.99005003" without "CBC.5003" InsufficientBalance5003`
	case code == "CBC.99005003", code == "CBC.0151":
	}
}

// A group of more than two.
func group(code string) {
	switch code { // want `"CBC.99000026" without "CBC.7152" VerificationCodeMismatch7152 and "CBC.99004010" VerificationCodeMismatch99004010$`
	case "CBC.99000026":
	default:
	}
}

func oneMissing(code string) {
	switch code { // want `: "CBC.7152" and "CBC.99000026" without "CBC.99004010" VerificationCodeMismatch99004010$`
	case "CBC.99000026":
	case "CBC.7152":
	default:
	}
}

// Don't flag a switch with both, or with codes that have no twin.
func both(code string) {
	switch code {
	case "CBC.5003", "CBC.99005003":
	case "CBC.0250":
	}
	if code == "CBC.99005003" {
		return
	}
	switch code {
	case "CBC.5003":
	}
}

// Don't flag a retryable code whose twin a retry predicate takes care of.
func asked(code codes.Code) bool {
	switch code {
	case codes.OrderInProgress:
		return false
	default:
		return code.Retryable()
	}
}
