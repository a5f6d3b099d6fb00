// Package switchtag has switches on a string: where all cases are code
// literals the fix converts the tag, not the cases.
package switchtag

import "github.com/cbclint/cbclint/codes"

type response struct{ ErrorCode string }

func get() *response { return nil }

func text(s string) string { return s }

func converted(code string, typed codes.Code) string {
	switch code {
	case "CBC.0150", "CBC.0155": // want `codes.OperationInvalid` `codes.RequestForbidden`
		return "a"
	case ("CBC.0151"): // want `codes.AccessDenied`
		return code
	case "CBC." + "0154": // want `codes.TokenInvalidOrExpired`
		fallthrough
	default:
	}
	switch resp := get(); resp.ErrorCode {
	case "CBC.0150": // want `codes.OperationInvalid`
		return "b"
	}
	switch get().ErrorCode {
	case "CBC.0150": // want `codes.OperationInvalid`
		return "c"
	case "CBC.7777": // want `unknown`
		return "d"
	}
	switch text("CBC.0150") { // want `codes.OperationInvalid`
	case "CBC.0150": // want `codes.OperationInvalid`
		return "f"
	}
	switch string(typed) {
	case "CBC.0150": // want `codes.OperationInvalid`
		return "e"
	}
	return ""
}

type coded struct{ Code codes.Code }

func (c coded) get() codes.Code { return c.Code }

type text_ = string

// A tag that is a code converted to a string can mostly do without that.
func unconverted(c coded) {
	switch string(c.get()) {
	case "CBC.0150": // want `codes.OperationInvalid`
	}
	switch string(func() codes.Code { return c.Code }()) {
	case "CBC.0150": // want `codes.OperationInvalid`
	}
	switch string(coded{c.Code}.Code) {
	case "CBC.0150": // want `codes.OperationInvalid`
	}
	switch text_(c.Code) {
	case "CBC.0150": // want `codes.OperationInvalid`
	}
}

const crossSite = "CBC.0156"

// Not where a case is something else, or the tag is no string.
func kept(code string, any any) {
	switch code {
	case "CBC.0150", "": // want `codes.OperationInvalid`
	}
	switch code {
	case "CBC.0150": // want `codes.OperationInvalid`
	case crossSite:
	}
	switch code {
	case "CBC.0150": // want `codes.OperationInvalid`
	case "CBC.0156": // want `use crossSite instead`
	}
	switch code {
	case "CBC.0150": // want `codes.OperationInvalid`
	case string("CBC.0151"): // want `codes.AccessDenied`
	}
	switch any {
	case "CBC.0150": // want `codes.OperationInvalid`
	}
	switch "CBC.0151" + code { // want `codes.AccessDenied`
	case "CBC.0150": // want `codes.OperationInvalid`
	}
	switch "CBC.0151"[len(code):] { // want `codes.AccessDenied`
	case "CBC.0150": // want `codes.OperationInvalid`
	}
	switch "CBC.0151" { // want `instead of the literal "CBC.0151"`
	case "CBC.0150": // want `codes.OperationInvalid`
	}
	switch {
	case code == "CBC.0150": // want `codes.OperationInvalid`
	}
}
