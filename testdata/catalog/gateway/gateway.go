// Package gateway is about codes of the API gateway, which answers in the place of
// any service.
package gateway

import "github.com/cbclint/cbclint/codes"

// A switch on codes of CBC is asked for those of the gateway that are retryable.
func retry(code string) bool {
	switch code { // want `^switch on CBC error codes leaves retryable codes unhandled: "APIGW.0308" Throttled \(throttled\), "APIGW.0610" NoBackendAvailable \(transient\), "APIGW.0613" IAMUnavailable \(transient\)$`
	case "CBC.0250", "CBC.99007197":
		return true
	case "CBC.0151":
	}
	return false
}

// Both prefixes have a rule's attention.
func unknown(code string) bool {
	return code == "APIGW.0380" || // want `^unknown APIGW error code "APIGW.0380"; did you mean "APIGW.0308"`
		code == "apig.0308" // want `^malformed APIG error code "apig.0308" \(lower case\); want "APIG.0308"`
}

// Don't flag a switch on codes of CBC for those of gateways that customers run.
func both(code string) bool {
	switch code {
	case "CBC.0250", "CBC.99007197", "APIGW.0308", "APIGW.0610", "APIGW.0613":
		return true
	case "CBC.0151":
	}
	return false
}

// Don't flag a code of those gateways that the catalog lacks: it has a part of them.
func more(code string) bool { return code == "APIG.1002" }

// Code.Is knows the twins that package codes knows, and none of the gateway.
func is(code codes.Code) string {
	switch { // want `^switch on CBC error codes leaves retryable codes unhandled: "APIGW.0308" .*, "APIGW.0610" .*, "APIGW.0613" `
	case code.Is(codes.FlowControl), code.Is(codes.IPThrottled):
		return "again"
	case code.Is(codes.InsufficientBalance):
		return "top up"
	}
	return ""
}
