package suggest

import "github.com/cbclint/cbclint/codes"

// There is no suggestion where all cases are like code.Is(codes.X), or what is asked
// cannot be compared by ==.
func is(code codes.Code, pointer *codes.Code, tries int) bool {
	switch { // want `unhandled: "CBC.0250"`
	case code.Is(codes.AccessDenied):
		return true
	case tries > 1 && codes.CustomerNotFound.Is(code):
		return true
	}
	switch { // want `unhandled: "CBC.0250"`
	case pointer.Is(codes.AccessDenied):
		return true
	}
	return false
}

// There is one where one case is a comparison.
func mixed(code codes.Code) bool {
	switch { // want `unhandled: "CBC.0250"`
	case code.Is(codes.AccessDenied):
		return true
	case code == codes.CustomerNotFound:
		return true
	}
	return false
}

// There is none where a guard would be left out, or the other comparison is of another
// type.
func guarded(err error, code codes.Code) bool {
	cbc, ok := err.(*codes.Error)
	switch { // want `unhandled: "CBC.0250"`
	case ok && cbc.Code == codes.AccessDenied:
		return true
	}
	switch { // want `unhandled: "CBC.0250"`
	case code.Is(codes.AccessDenied):
		return true
	case string(code) == notFound:
		return true
	}
	return false
}

const notFound string = "CBC.5002"
