// Package suggest is about -suggest, which adds a case for the missing codes.
package suggest

import (
	"errors"

	"github.com/cbclint/cbclint/codes"
)

type errorCode string

const accessDenied errorCode = "CBC.0151"

type response struct{ ErrorCode string }

// Before the default clause and its comment, as the switch spells its codes.
func tagged(code string) string {
	switch code { // want `leaves retryable codes unhandled: "CBC.0250"`
	case "CBC.0151":
		return "access" // a comment
	// What is left.
	default:
		return "give up"
	}
}

func spelled(code string, typed codes.Code, own errorCode, any any) {
	switch typed { // want `unhandled: "CBC.0250"`
	case codes.AccessDenied:
	}
	switch code { // want `unhandled: "CBC.0250"`
	case string(codes.AccessDenied):
	default:
	}
	switch any { // want `unhandled: "CBC.0250"`
	case accessDenied:
	case errorCode("CBC.0155"), 5:
	default:
	}
	switch own { // want `unhandled: "CBC.99007197"`
	case errorCode("CBC.0250"):
		// A comment at the end.
	}
}

const (
	denied    = "CBC.0151"
	throttled = "CBC.0250"
)

// With the constants that stand beside those of the switch.
func named(code string) {
	switch code { // want `unhandled: "CBC.0250"`
	case denied:
		// A comment of the case.
	default:
	}
	switch codes.Code(code) { // want `unhandled: "CBC.0250"`
	case refused:
	}
}

const refused = codes.RequestForbidden

// Not between a clause and what it falls through to; first where default is.
func placed(code, other string) {
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
		fallthrough
	default:
		println()
	}
	switch code { // want `unhandled: "CBC.0250"`
	default:
	case "CBC.0151":
		func() {
			switch { // want `unhandled: "CBC.99007197"`
			case other == "CBC.0250":
			}
		}()
	}
}

// With a panic where a return would be missing behind the switch.
func terminating(code string) int {
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
		return 1
	default:
		return 2
	}
}

// With the operand in a switch without a tag.
func tagless(resp *response) {
	switch { // want `unhandled: "CBC.0250"`
	case resp == nil:
	case "CBC.0151" == resp.ErrorCode:
	default:
	}
}

// With a panic only where the compiler would miss a return.
func returns(code string, again bool, v any) (n int) {
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
		if again {
			n = 1
		}
	default:
		if again {
			n = 2
		}
	}
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
		return 1
	default:
	again:
		for {
			if again {
				continue again
			}
		}
	}
}

func returnsOfTypes(code string, v any) int {
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
		return 1
	default:
		switch v.(type) {
		case int:
			return 2
		default:
			panic(v)
		}
	}
}

func returnsNothing(code codes.Code) {
	switch code { // want `unhandled: "CBC.0250"`
	case codes.AccessDenied:
		return
	default:
		return
	}
}

func generic[T ~string](code T) {
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	codes := 1
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
		println(codes)
	}
}

const local = "CBC.0151"

func converted(code errorCode) {
	switch code { // want `unhandled: "CBC.0250"`
	case errorCode(local):
	}
	switch errorCode(code) { // want `unhandled: "CBC.0250"`
	case errorCode(accessDenied):
	}
}

// Not where a call would be repeated, or a literal.
func calls(next func() string, of map[response]string) {
	switch { // want `unhandled: "CBC.0250"`
	case next() == "CBC.0151":
	}
	switch { // want `unhandled: "CBC.0250"`
	case of[response{"a"}] == "CBC.0151":
	}
}

// Not where a case would go without the guard of those that are there, or where
// panic is something else.
func guards(resp *response, p *string, err error) {
	switch { // want `unhandled: "CBC.0250"`
	case resp != nil && resp.ErrorCode == "CBC.0151":
	case err != nil:
	}
	switch { // want `unhandled: "CBC.0250"`
	case p == nil:
		return
	case *p == "CBC.0151":
		fallthrough
	default:
	}
}

func noPanic(code string) int {
	panic := func(string) {}
	panic("")
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
		return 1
	default:
		return 2
	}
}

// Without a suggestion where a case may be a missing code in another build.
func built(code string) {
	switch code { // want `unhandled: "CBC.0250"`
	case system:
	}
}

// No error is at hand, and nil would say that all is well.
func withoutError(code string) error {
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
		return errors.New("access")
	default:
		return errors.New("give up")
	}
}
