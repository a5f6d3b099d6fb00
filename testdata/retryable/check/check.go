// Package check is about -check=switch,if,set.
package check

import (
	"slices"

	"github.com/cbclint/cbclint/codes"
)

// A chain of ifs on one operand with at least two codes.
func chain(code string) string {
	if code == "CBC.0151" { // want `^if chain on CBC error codes leaves retryable codes unhandled: "CBC.0250" FlowControl \(throttled\), "CBC.99007197" IPThrottled \(throttled\)$`
		return "access"
	} else if code == "CBC.0155" {
		return "refused"
	}
	if code == "CBC.0151" || "CBC.0155" == code { // want `if chain on CBC error codes leaves`
		return "both"
	} else {
		return "give up"
	}
}

// A set of codes that holds a retryable one.
var (
	retryable = map[string]bool{ // want `^set on CBC error codes leaves retryable codes unhandled: "CBC.99007197" IPThrottled \(throttled\)$`
		"CBC.0250": true,
	}
	list  = []string{"CBC.0250", "CBC.0999"}                  // want `set on CBC error codes leaves`
	typed = map[codes.Code]struct{}{codes.FlowControl: {}}    // want `set on CBC error codes leaves`
	lists = [][]codes.Code{{codes.FlowControl}, {"CBC.0151"}} // want `set on CBC error codes leaves`
)

func argument(code string) {
	_ = oneOf(code, []string{"CBC.99007197"}) // want `set on CBC error codes leaves`
	switch code {                             // want `switch on CBC error codes leaves`
	case "CBC.0151":
	}
}

func oneOf(code string, list []string) bool { return false }

// Don't flag a chain with one code, on several operands, or that asks.
func others(code, other string) string {
	if code == "CBC.0151" {
		return "access"
	} else if code == "" {
		return "none"
	}
	if code == "CBC.0151" {
		return "access"
	} else if other == "CBC.0155" {
		return "refused"
	}
	if code == "CBC.0151" {
		return "access"
	} else if codes.Code(code).Retryable() {
		return "again"
	} else if code == "CBC.0155" {
		return "refused"
	}
	if code == "CBC.0151" || code == "CBC.0155" {
		return "access"
	} else if codes.Code(code).Retry() == codes.RetryThrottled {
		return "slow down"
	}
	if codes.Code(code).Retryable() {
		return "again"
	}
	if code == "CBC.0151" {
		return "access"
	} else if code == "CBC.0155" {
		return "refused"
	}
	return ""
}

// Don't flag a set without a retryable code, one that is whole, a table, or
// one with codes of other services.
var (
	access   = []string{"CBC.0151", "CBC.0155"}
	whole    = []string{"CBC.0250", "CBC.99007197"}
	texts    = map[string]string{"CBC.0250": "slow down"}
	mixed    = []string{"CBC.0250", "APIGW.0308"}
	empty    = []string{}
	indexed  = [...]string{1: "CBC.0250"}
	literals = struct{ code string }{"CBC.0250"}
)

// Don't flag a set beside which the program asks for the rest: in the same
// condition, in another set, or by a function.
var (
	half  = map[string]struct{}{"CBC.0250": {}}
	other = map[string]bool{"CBC.99007197": true}
	third = []string{"CBC.0250"}
)

func together(code string) bool {
	if _, ok := half[code]; ok || code == "CBC.99007197" {
		return true
	}
	return slices.Contains(third, code) || isOther(code)
}

func isOther(code string) bool { return other[code] || code == "CBC.0250" }

// Code.Is compares with a code and its twins.
func is(code codes.Code) string {
	if code.Is(codes.InsufficientBalance) || code == "CBC.0151" { // want `^if chain on CBC error codes leaves retryable codes unhandled`
		return "top up"
	}
	return ""
}

func elsewhere(code codes.Code) string {
	if code.Is(codes.OrderInProgress) {
		return "later"
	}
	switch code { // want `leaves retryable codes unhandled: \D*"CBC\.0250"[^3]`
	case codes.InsufficientBalance:
		return "top up"
	}
	return ""
}

// A list whose codes Code.Is asks for counts with their twins.
var again = []codes.Code{codes.FlowControl, codes.IPThrottled, codes.OrderInProgress, codes.ResourceLocked, codes.UnsubscribeOrChangeInProgress} // want `^set on CBC error codes leaves`

func inList(code codes.Code) string {
	if slices.ContainsFunc(again, code.Is) {
		return "again"
	}
	switch code { // want `unhandled: "CBC.99003115" TemporaryFailure \(transient\), "CBC.99008040" OperationsTooFrequent \(throttled\)$`
	case codes.InsufficientBalance:
		return "top up"
	}
	return ""
}

// A method expression is a comparison, too.
func expression(code codes.Code) string {
	if codes.Code.Is(code, codes.InsufficientBalance) || code == "CBC.0151" { // want `^if chain on CBC error codes leaves retryable codes unhandled`
		return "top up"
	}
	return ""
}

func inListKnown(code codes.Code) string {
	list := []codes.Code{codes.AccessDenied, codes.RequestForbidden}
	if slices.ContainsFunc(list, code.Is) {
		switch code {
		case codes.AccessDenied:
			return "access"
		}
	}
	return ""
}

// A call that returns both arguments.
func both() ([]codes.Code, func(codes.Code) bool) { return nil, nil }

func inBoth(code codes.Code) string {
	if slices.ContainsFunc(both()) {
		return "x"
	}
	switch code { // want `leaves retryable codes unhandled`
	case codes.AccessDenied:
		return "access"
	}
	return ""
}
