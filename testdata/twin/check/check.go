// Package check is about the rule twin with -check=if,set.
package check

import "github.com/cbclint/cbclint/codes"

var refused = []string{ // want `^set on CBC error codes handles codes without their twins: "CBC.99003144" without "CBC.3144" OrderInProgress3144$`
	"CBC.99003144",
}

func handle(code string) string {
	if code == "CBC.5003" || code == "CBC.0151" { // want `^if chain on CBC error codes handles codes without their twins: "CBC.5003" without "CBC.99005003" InsufficientBalance$`
		return "top up"
	}
	return ""
}

// Don't flag a switch, which -check leaves out, or what has both twins.
func others(code string) string {
	switch code {
	case "CBC.5003":
		return "top up"
	}
	if code == "CBC.5003" || code == "CBC.99005003" {
		return "top up"
	}
	return ""
}

var both = []string{"CBC.99003144", "CBC.3144"}

// Don't flag Code.Is, which asks for the twins.
func is(code codes.Code) string {
	if code.Is(codes.InsufficientBalance) || code == "CBC.0151" {
		return "top up"
	}
	return ""
}
