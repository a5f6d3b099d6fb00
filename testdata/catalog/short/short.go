// Package short is about codes that are shorter than those of CBC, of services
// with two letters, and one with a digit.
package short

func handle(code string) string {
	switch code { // want `^switch on AS error codes leaves retryable codes unhandled: "AS.0001" \(throttled\)$`
	case "AS.0003":
		return "give up"
	}
	return ""
}

func isRetryable(code string) bool {
	return code == "AS.0001" || code == "AS.0003" // want `^AS error code "AS.0003" is retried, but is terminal`
}

var retryable = map[string]bool{"K1.405": true} // want `^K1 error code "K1.405" is retried, but is terminal`

func spelled(code string) bool {
	return code == "as.0001" || // want `^malformed AS error code "as.0001" \(lower case\)`
		code == "k1-405" // want `^malformed K1 error code "k1-405" \(lower case\)`
}

// Don't flag a switch that tells success from failure.
func succeeded(code string) bool {
	switch code {
	case "AS.0000":
		return true
	}
	return false
}
