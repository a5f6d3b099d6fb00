// Package typed is about -codes-package: the constants are in a package of the
// module, which "cbclint gen" has written.
package typed

import "fmt"

func literals(code string, any any) bool {
	fmt.Println("CBC.0151")      // want `^CBC error code "CBC.0151" has a constant: cbc.AccessDenied$`
	return code == "CBC.0250" || // want `^CBC error code "CBC.0250" has a constant: cbc.FlowControl$`
		any == "CBC.0250" || // want `"CBC.0250" has a constant: cbc.FlowControl`
		code == "cbc.0250" // want `^malformed CBC error code "cbc.0250"`
}

func tag(code string) string {
	switch code { // want `leaves retryable codes unhandled: "CBC.99007197" IPThrottled \(throttled\)$`
	case "CBC.0250": // want `"CBC.0250" has a constant: cbc.FlowControl`
		return "wait"
	case "CBC.0151", "CBC.0999": // want `"CBC.0151" has a constant: cbc.AccessDenied` `"CBC.0999" has a constant: cbc.OtherError`
		return "give up"
	}
	return ""
}

// The package has the codes of family common alone: of others there is no
// constant to be had.
func lacking(code string) bool { return code == "CBC.5003" }
