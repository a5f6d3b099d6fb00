// Package contexts has code literals in the places that an expression has: the
// fix follows the type that the literal has there.
package contexts

import (
	"errors"
	"fmt"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

type errorCode string

type response struct {
	ErrorCode string
	CodePtr   *string
	Any       any
	Own       errorCode
	Code      codes.Code
}

// A string stays a string, also where it meets an interface: compared with a
// constant of type codes.Code, an any would be unequal for ever.
func compared(resp *response) bool {
	return resp.ErrorCode == "CBC.5003" || // want `^use codes.InsufficientBalance5003 instead of the literal "CBC.5003"$`
		"CBC.5003" != *resp.CodePtr || // want `codes.InsufficientBalance5003`
		resp.Any == "CBC.99003651" || // want `codes.InstanceTransactionInProgress`
		resp.Any.(string) == ("CBC.99003651") || // want `codes.InstanceTransactionInProgress`
		resp.ErrorCode == "CBC."+"0250" // want `codes.FlowControl`
}

// A named string keeps its type, and codes.Code needs no conversion.
func named(resp *response) bool {
	return resp.Own == "CBC.5003" || // want `codes.InsufficientBalance5003`
		resp.Own == errorCode("CBC.0250") || // want `codes.FlowControl`
		resp.Code == "CBC.5003" || // want `codes.InsufficientBalance5003`
		resp.Code == codes.Code("CBC.0151") || // want `codes.AccessDenied`
		resp.ErrorCode == string("CBC.5003") || // want `codes.InsufficientBalance5003`
		resp.Any == codes.Code("CBC.5003") // want `codes.InsufficientBalance5003`
}

func isOneOf(code string, list ...string) bool {
	return strings.Contains(strings.Join(list, ","), code)
}

func arguments(err error, resp *response) error {
	if isOneOf(resp.ErrorCode, "CBC.0150", "CBC.0156") { // want `codes.OperationInvalid` `codes.CrossSiteCustomer`
		return fmt.Errorf("%s: %w", "CBC.0150", err) // want `codes.OperationInvalid`
	}
	if strings.Contains(err.Error(), "CBC.0250") { // want `codes.FlowControl`
		return errors.New("CBC.0250") // want `codes.FlowControl`
	}
	return nil
}

func results() (string, any, errorCode, codes.Code) {
	return "CBC.5003", "CBC.5003", "CBC.5003", "CBC.5003" // want `codes.I` `codes.I` `codes.I` `codes.I`
}

func statements(resp *response, strs chan string, anys chan any) {
	code := "CBC.5003"                        // want `codes.InsufficientBalance5003`
	var other any = "CBC.5003"                // want `codes.InsufficientBalance5003`
	resp.ErrorCode = "CBC.5003"               // want `codes.InsufficientBalance5003`
	resp.Any = "CBC.5003"                     // want `codes.InsufficientBalance5003`
	strs <- "CBC.5003"                        // want `codes.InsufficientBalance5003`
	anys <- "CBC.5003"                        // want `codes.InsufficientBalance5003`
	code += ": " + code + "CBC.5003"          // want `codes.InsufficientBalance5003`
	_, _ = []byte("CBC.5003"), "CBC.5003"[4:] // want `codes.InsufficientBalance5003` `codes.InsufficientBalance5003`
	for range "CBC.5003" {                    // want `codes.InsufficientBalance5003`
	}
	_, _ = other, code
}

var (
	list  = []string{"CBC.0150", "CBC.0156"}                              // want `codes.OperationInvalid` `codes.CrossSiteCustomer`
	set   = map[string]bool{"CBC.0150": true}                             // want `codes.OperationInvalid`
	texts = map[any]any{"CBC.0150": "CBC.0156"}                           // want `codes.OperationInvalid` `codes.CrossSiteCustomer`
	owns  = map[errorCode]codes.Code{"CBC.0150": "CBC.0150"}              // want `codes.OperationInvalid` `codes.OperationInvalid`
	resp  = response{"CBC.0150", nil, "CBC.0150", "CBC.0150", "CBC.0150"} // want `codes.O` `codes.O` `codes.O` `codes.O`
	keyed = response{ErrorCode: "CBC.0150", Own: "CBC.0150"}              // want `codes.O` `codes.O`
)

func cases(resp *response) {
	switch resp.Any {
	case "CBC.0150": // want `codes.OperationInvalid`
	case 5:
	}
	switch resp.Own {
	case "CBC.0150": // want `codes.OperationInvalid`
	}
	switch resp.Code {
	case "CBC.0150": // want `codes.OperationInvalid`
	}
	switch resp.ErrorCode {
	case "CBC.0150", "": // want `codes.OperationInvalid`
	}
}

func generic[T any](x T) T { return x }

func pair[T any](x, y T) bool { return any(x) == any(y) }

var _, _ = generic("CBC.0150"), pair("CBC.0150", list[0]) // want `codes.OperationInvalid` `codes.OperationInvalid`

// A type of the function that the literal is in.
func local() any {
	type code string
	var c code = "CBC.0150" // want `codes.OperationInvalid`
	return c
}

// Don't flag the use of a constant, or its declaration.
const noMoney = "CBC.5003" + ""

const (
	typedNoMoney errorCode = "CBC.5003"
	inner                  = len("CBC.5003")
)

var _ = noMoney + string(typedNoMoney) + string(codes.InsufficientBalance)

// Don't flag what is no code literal.
var _ = []string{"CBC.50031", "5003", "code CBC.5003", "cbc.7777"} // want `unknown CBC error code "CBC.50031"` `unknown CBC error code "cbc.7777"`

type tagged struct {
	Field string `json:"CBC.5003"`
}
