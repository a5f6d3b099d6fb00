// Package nofix has code literals that are reported and not replaced: the
// program would not compile, or would do something else.
package nofix

import (
	"fmt"

	"github.com/cbclint/cbclint/testdata/constant/billing"
)

type own[T any] string

func text[S ~string](s S) bool {
	return s == "CBC.0150" // want `^use codes.OperationInvalid instead of the literal "CBC.0150"$`
}

func pair[T any](x, y T) bool { return any(x) == any(y) }

const throttled string = "CBC.0250"

func nofix(any any, generic own[int]) bool {
	return generic == "CBC.0150" || // want `codes.OperationInvalid`
		pair(any, "CBC.0150") || // want `codes.OperationInvalid`
		pair("CBC.0250", any) || // want `codes.FlowControl`
		any == "CBC."+ // want `codes.OperationInvalid`
			// A comment that would be lost.
			"0150"
}

func noString(any any, string int) bool {
	return any == "CBC.0150" // want `codes.OperationInvalid`
}

// The import could be left without a use.
func imported(any any) bool {
	return any == billing.Prefix+"0150" // want `codes.OperationInvalid`
}

// A variable, or a parameter, that is used nowhere else.
func local(any any) bool {
	var digits [4]int
	return any == "CBC.015"+string(rune('0'+len(digits))) // want `codes.TokenInvalidOrExpired`
}

// go vet would call the constant redundant, as it stands twice then.
func twice(code string, seen map[string]bool) bool {
	return code == "CBC.0150" || code == `CBC.0150` || // want `codes.OperationInvalid` `codes.OperationInvalid`
		seen["CBC.0154"] || seen["CBC."+"0154"] // want `codes.TokenInvalidOrExpired` `codes.TokenInvalidOrExpired`
}

const length = len("CBC.0150") // a constant's declaration

var array [len("CBC.0150")]int // want `codes.OperationInvalid`

var _ = fmt.Sprint(array, length, throttled)

const refused = "CBC.0155"

// The same where the code is inside of what is compared.
func inside(m map[string]int, v any) bool {
	return m["CBC.0155"]+1 == 1 || m[refused]+1 == 1 || // want `codes.RequestForbidden`
		v == [1]string{"CBC.0156"} || v == [1]string{"CBC." + "0156"} // want `codes.CrossSiteCustomer` `codes.CrossSiteCustomer`
}

func contradicting(m map[string]int) bool {
	return m["CBC.0155"] == 1 && m[`CBC.0155`] == 2 // want `codes.RequestForbidden` `codes.RequestForbidden`
}
