// Package inscope has constants of its own for some codes: the fix prefers
// them to a new import where they keep the type.
package inscope

import (
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/testdata/constant/billing"
)

type errorCode string

const (
	accessDenied            = "CBC.0151"
	invalidToken string     = "CBC.0154"
	crossSite    errorCode  = "CBC.0156"
	refused                 = "CBC.0155"
	refusedToo              = "CBC.0155"
	parameter    codes.Code = "CBC.0100"
	other                   = "CBC.0999"
)

// A constant of this package, untyped or of the right type.
func own(code string, own errorCode, any any, typed codes.Code) bool {
	return code == "CBC.0151" || own == "CBC.0151" || any == "CBC.0151" || // want `use accessDenied instead` `use accessDenied instead` `use accessDenied instead`
		code == "CBC.0154" || any == "CBC.0154" || // want `use invalidToken instead` `use invalidToken instead`
		own == "CBC.0156" || // want `use crossSite instead`
		code == "CBC.0999" || // want `use other instead`
		typed == "CBC.0100" || // want `use parameter instead`
		len("CBC.0151") == len(code) || // want `use accessDenied instead`
		own == errorCode("CBC.0154") // want `use invalidToken instead`
}

var _ = billing.Locked

// A constant of an imported package.
func imported(code string, own errorCode) bool {
	return code == "CBC.5003" || own == "CBC.5003" || // want `use billing.NoMoney instead` `use billing.NoMoney instead`
		code == billing.Code("CBC.0250") || // want `use billing.Throttled instead`
		code == billing.Code("CBC.0150") // want `use codes.OperationInvalid instead`
}

// Package codes where the constant in scope has another type, is shadowed or
// not exported, where several have the value, or not every build has it.
func catalog(code string, own errorCode, typed codes.Code) bool {
	return own == "CBC.0154" || // want `use codes.TokenInvalidOrExpired instead`
		code == "CBC.0156" || // want `use codes.CrossSiteCustomer instead`
		typed == codes.Code("CBC.0151") || // want `use codes.AccessDenied instead`
		code == "CBC.0155" || // want `use codes.RequestForbidden instead`
		code == "CBC.3002" || // want `use codes.ResourceLocked instead`
		code == "CBC.99007197" || // want `use codes.IPThrottled instead`
		code == "CBC.0160" || // want `use codes.RequestTargetNotFound instead`
		code == "CBC.0101" || // want `use codes.ParameterInvalid instead`
		code == "CBC.0250" // want `use billing.Throttled instead`
}

// Not where the literal has its type from a part of it.
func parts() []any {
	return []any{
		errorCode("CBC.") + "0151", // want `use codes.AccessDenied instead`
		"CBC." + errorCode("0151"), // want `use codes.AccessDenied instead`
	}
}

// Not where the constant would determine a type.
func pair[T any](x, y T) bool { return any(x) == any(y) }

func inferred(any any) bool {
	return pair(any, "CBC.0154") || // want `use codes.TokenInvalidOrExpired instead`
		pair(any, "CBC.0151") // want `use accessDenied instead`
}

func shadowed(code, accessDenied, billing string) bool {
	return code == "CBC.0151" || // want `use codes.AccessDenied instead`
		code == "CBC.5003" // want `use codes.InsufficientBalance5003 instead`
}
