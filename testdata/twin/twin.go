// Package twin has decisions on a code that forget its twin.
package twin

import (
	"errors"

	"github.com/cbclint/cbclint/codes"
)

var errDenied = errors.New("denied")

// A code and its twin come to different ends.
func inASwitch(code codes.Code) bool {
	switch code { // want `^switch on CBC error codes handles codes without their twins: "CBC.99005003" without "CBC.5003" InsufficientBalance5003$`
	case codes.FlowControl, codes.IPThrottled, codes.TemporaryFailure, codes.OperationsTooFrequent:
		return false
	case codes.InsufficientBalance:
		return true
	}
	return false
}

func inACondition(code codes.Code) bool {
	return code == codes.InsufficientBalance // want `^condition on CBC error codes handles codes without their twins: "CBC.99005003" without "CBC.5003"`
}

func inAnIf(code codes.Code) error {
	if code == codes.InsufficientBalance5003 { // want `^condition on CBC error codes handles codes without their twins: "CBC.5003" without "CBC.99005003"`
		return errDenied
	}
	return nil
}

// Don't flag a twin that comes to the same end.
func afterTheSwitch(code codes.Code) bool {
	switch code {
	case codes.FlowControl, codes.IPThrottled, codes.TemporaryFailure, codes.OperationsTooFrequent:
		return false
	case codes.InsufficientBalance:
		return true
	}
	return code == codes.InsufficientBalance5003
}

func inOneCondition(code codes.Code) bool {
	return code == codes.InsufficientBalance || code == codes.InsufficientBalance5003
}

func asTheDefault(code codes.Code) bool {
	switch code {
	case codes.FlowControl, codes.IPThrottled, codes.TemporaryFailure, codes.OperationsTooFrequent:
		return false
	case codes.InsufficientBalance:
		return true
	default:
		return true
	}
}

// Don't flag a retryable code whose twin a retry predicate takes care of, a code without a
// twin, and Code.Is, which asks for the twins.
func asked(code codes.Code) bool {
	switch code {
	case codes.OrderInProgress:
		return true
	default:
		return code.Retryable()
	}
}

func is(code codes.Code) error {
	if code.Is(codes.InsufficientBalance) || code == codes.AccessDenied {
		return errDenied
	}
	return nil
}
