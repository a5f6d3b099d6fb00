// Package typed is about -codes-package: the constants are in a package of the
// module, which "cbclint gen" has written.
package typed

import "fmt"

func literals(code string, any any) bool {
	fmt.Println("CBC.0151")      // want `^use cbc.AccessDenied instead of the literal "CBC.0151"$`
	return code == "CBC.0250" || // want `^use cbc.FlowControl instead of the literal "CBC.0250"$`
		any == "CBC.0250" || // want `use cbc.FlowControl instead of the literal "CBC.0250"`
		code == "cbc.0250" // want `^malformed CBC error code "cbc.0250"`
}

func tag(code string) string {
	switch code { // want `leaves retryable codes unhandled: "CBC.99007197" IPThrottled \(throttled\)$`
	case "CBC.0250": // want `use cbc.FlowControl instead of the literal "CBC.0250"`
		return "wait"
	case "CBC.0151", "CBC.0999": // want `use cbc.AccessDenied instead of the literal "CBC.0151"` `use cbc.OtherError instead of the literal "CBC.0999"`
		return "give up"
	}
	return ""
}

// The package has the codes of family common alone: of others there is no
// constant to be had.
func lacking(code string) bool { return code == "CBC.5003" }
