// Package tables decides by tables of codes: sets, maps, lists of structs.
package tables

import (
	"errors"
	"slices"

	"github.com/cbclint/cbclint/codes"
)

var (
	errDenied = errors.New("denied")
	errPerm   = errors.New("permanent")
	errRetry  = errors.New("retry")
)

type policy struct {
	Retry bool
	Wait  int
}

type row struct {
	code  string
	retry bool
}

type rule struct {
	Codes []string
	Retry bool
}

type kind int

const (
	kDenied kind = iota
	kFlow
	kOther
)

// A table that says of some codes what to do: the zero value gives up the others.
func policyOf(code string) policy {
	var policies = map[string]policy{
		"CBC.0250": {true, 10},
		"CBC.3002": {true, 60},
		"CBC.0151": {false, 0},
	}
	return policies[code] // want `^retries "CBC.0250", "CBC.3002" and gives up on "CBC.30050011"`
}

func handlerOf(code string) error {
	var handlerOf = map[string]func() error{
		"CBC.0151": func() error { return errDenied },
		"CBC.0250": func() error { return errRetry },
	}
	if h, ok := handlerOf[code]; ok { // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
		return h()
	}
	return errPerm
}

func rowOf(code string) bool {
	for _, r := range []row{{"CBC.0250", true}, {"CBC.3002", true}, {"CBC.0151", false}} {
		if r.code == code { // want `^retries "CBC.0250", "CBC.3002" and gives up on "CBC.30050011"`
			return r.retry
		}
	}
	return false
}

func rulesOf() []rule {
	return []rule{{Codes: []string{"CBC.0250", "CBC.3002"}, Retry: true}} // want `^retries "CBC.0250", "CBC.3002" and gives up on "CBC.30050011"`
}

// A set of codes to retry, though only its codes say so.
func inRetrySet(code string) bool {
	return slices.Contains([]string{"CBC.0250", "CBC.3002"}, code) // want `^retries "CBC.0250", "CBC.3002" and gives up on "CBC.30050011"`
}

func inSetWithFalse(code string) bool {
	return map[string]bool{"CBC.0250": true, "CBC.0151": false}[code] // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
}

func inSetOfTwoServices(code string) bool {
	return slices.Contains([]string{"CBC.0250", "APIGW.0308"}, code) // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
}

// One kind for a throttled code, and another one for the rest.
func kindOf(code string) kind {
	switch code { // want `gives up on retryable codes: "CBC.99007197"`
	case "CBC.0151":
		return kDenied
	case "CBC.0250":
		return kFlow
	default:
		return kOther
	}
}

func byKind(code string) error {
	switch kindOf(code) { // want `gives up on retryable codes: "CBC.99007197"`
	case kFlow:
		return errRetry
	case kDenied:
		return errDenied
	}
	return errPerm
}

// Don't flag a set that is whole, by itself or by what stands beside it.
func inWholeSet(code string) bool {
	return slices.Contains([]string{"CBC.0250", "CBC.99007197"}, code)
}

func inSetOrAsked(code string) bool {
	extra := []string{"CBC.0250", "CBC.30050006"}
	return slices.Contains(extra, code) || codes.Code(code).Retryable()
}

func inTwoSets(code string) bool {
	a := []string{"CBC.0250"}
	b := []string{"CBC.99007197"}
	return slices.Contains(a, code) || slices.Contains(b, code)
}

func inSetMadeByAppend(code string) bool {
	list := []string{"CBC.0250"}
	list = append(list, "CBC.99007197")
	return slices.Contains(list, code)
}

func inSetMadeByElements(code string) bool {
	m := map[string]bool{"CBC.0250": true}
	m["CBC.99007197"] = true
	return m[code]
}

// Don't flag texts, lists that nobody looks into, and kinds that do not tell throttled codes
// apart.
func textOf(code string) string {
	return map[string]string{
		"CBC.0151": "zugriff verweigert",
		"CBC.0250": "zu viele Anfragen",
	}[code]
}

func listed() []string {
	return []string{"CBC.0000", "CBC.0100", "CBC.0151", "CBC.0250", "CBC.5003"}
}

func tried(do func(string)) {
	for _, code := range []string{"CBC.0250", "CBC.0151"} {
		do(code)
	}
}

func kindWithoutThought(code string) kind {
	switch code {
	case "CBC.0151":
		return kDenied
	default:
		return kOther
	}
}
