// Package scope is about -retry-scope=all.
package scope

import "github.com/cbclint/cbclint/codes"

// Every retryable code is missed, whatever family it is of.
func all(code string) {
	switch code { // want `unhandled: "CBC.0250" FlowControl \(throttled\), "CBC.3002" ResourceLocked \(conflict\), "CBC.30050011" .*, "CBC.3144" .*, "CBC.4002" .*, "CBC.4003" .*, "CBC.50000045" .*, "CBC.7260" .*, "CBC.7262" .*, "CBC.99003115" .*, "CBC.99003144" .*, "CBC.99003623" .*, "CBC.99003651" .*, "CBC.99004002" .*, "CBC.99004003" .*, "CBC.99007197" .*, "CBC.99007260" .*, "CBC.99007262" .*, "CBC.99008040" OperationsTooFrequent \(throttled\)$`
	case "CBC.0151":
	}
}

// Don't flag a switch that asks.
func asks(code codes.Code) bool {
	switch code {
	case codes.AccessDenied:
		return false
	default:
		return code.Retryable()
	}
}
