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
	return code == "CBC.0151" || own == "CBC.0151" || any == "CBC.0151" || // want `constant: accessDenied$` `constant: accessDenied$` `constant: accessDenied$`
		code == "CBC.0154" || any == "CBC.0154" || // want `constant: invalidToken$` `constant: invalidToken$`
		own == "CBC.0156" || // want `constant: crossSite$`
		code == "CBC.0999" || // want `constant: other$`
		typed == "CBC.0100" || // want `constant: parameter$`
		len("CBC.0151") == len(code) || // want `constant: accessDenied$`
		own == errorCode("CBC.0154") // want `constant: invalidToken$`
}

var _ = billing.Locked

// A constant of an imported package.
func imported(code string, own errorCode) bool {
	return code == "CBC.5003" || own == "CBC.5003" || // want `constant: billing.NoMoney$` `constant: billing.NoMoney$`
		code == billing.Code("CBC.0250") || // want `constant: billing.Throttled$`
		code == billing.Code("CBC.0150") // want `constant: codes.InvalidOperation$`
}

// Package codes where the constant in scope has another type, is shadowed or
// not exported, where several have the value, or not every build has it.
func catalog(code string, own errorCode, typed codes.Code) bool {
	return own == "CBC.0154" || // want `constant: codes.InvalidToken$`
		code == "CBC.0156" || // want `constant: codes.CrossSiteCustomer$`
		typed == codes.Code("CBC.0151") || // want `constant: codes.AccessDenied$`
		code == "CBC.0155" || // want `constant: codes.RequestRefused$`
		code == "CBC.3002" || // want `constant: codes.ResourceLocked$`
		code == "CBC.99007197" || // want `constant: codes.IPThrottled$`
		code == "CBC.0160" || // want `constant: codes.RequestTargetNotFound$`
		code == "CBC.0101" || // want `constant: codes.InvalidParameter$`
		code == "CBC.0250" // want `constant: billing.Throttled$`
}

// Not where the literal has its type from a part of it.
func parts() []any {
	return []any{
		errorCode("CBC.") + "0151", // want `constant: codes.AccessDenied$`
		"CBC." + errorCode("0151"), // want `constant: codes.AccessDenied$`
	}
}

// Not where the constant would determine a type.
func pair[T any](x, y T) bool { return any(x) == any(y) }

func inferred(any any) bool {
	return pair(any, "CBC.0154") || // want `constant: codes.InvalidToken$`
		pair(any, "CBC.0151") // want `constant: accessDenied$`
}

func shadowed(code, accessDenied, billing string) bool {
	return code == "CBC.0151" || // want `constant: codes.AccessDenied$`
		code == "CBC.5003" // want `constant: codes.InsufficientBalance5003$`
}
