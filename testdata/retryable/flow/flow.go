// Package flow is about what the rule knows of a value where a switch begins.
package flow

import (
	"encoding/json"
	"errors"

	"github.com/cbclint/cbclint/codes"
)

type response struct {
	ErrorCode string
	Err       *response
}

func (r *response) CodeOf() string { return r.ErrorCode }

func load(r *response) { r.ErrorCode = "CBC.0250" }

func print(r *response) { println(r.ErrorCode) }

// A guard is of no use for a value that comes after it.
func stale(resp *response, next func() *response, code string) {
	c := resp.ErrorCode
	resp = next()
	if codes.Code(resp.ErrorCode).Retryable() {
		return
	}
	switch c { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if codes.Code(c).Retryable() {
		return
	}
	load(resp)
	switch resp.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if codes.Code(code).Retryable() {
		return
	}
	func() { code = "CBC.0250" }()
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

// Nor for the next one in a loop.
func overTheLoop(next func() codes.Code, list []codes.Code) {
	code := next()
	last := code
	for range list {
		if last.Retryable() {
			return
		}
		switch code { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
		last = code
		code = next()
	}
	for {
		if code.Retryable() {
			return
		}
		code = next()
		switch code { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
	}
}

func elements(list []codes.Code, next func() codes.Code) {
	for i := range list {
		if i > 0 && list[i-1].Retryable() {
			return
		}
		switch list[i] { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
	}
	for _, code := range list {
		switch code { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
		if code.Retryable() {
			return
		}
	}
	for {
		switch next() { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
	}
}

// A question about another value is none about this one, wherever it stands.
func otherValue(code, other string, next func() string) bool {
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	default:
		code = next()
		if codes.Code(code).Retryable() {
			return true
		}
	}
	info, _ := codes.Lookup(other)
	if info.Twins[0].Retryable() {
		return true
	}
	switch other { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	return false
}

// A class that is left out is missed.
func someClasses(code codes.Code) {
	switch code.Retry() {
	case codes.RetryTransient, codes.RetryConflict:
		return
	}
	switch code { // want `unhandled: "CBC.0250" FlowControl \(throttled\), "CBC.99007197" IPThrottled \(throttled\)$`
	case "CBC.0151":
	}
}

// A pointer whose address is taken, and a variable of a closure, may change.
func pointers(body []byte, r *response, wait func(func() bool)) {
	if codes.Code(r.ErrorCode).Retryable() {
		return
	}
	if err := json.Unmarshal(body, r); err != nil {
		return
	}
	switch r.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	code := r.ErrorCode
	if codes.Code(code).Retryable() {
		return
	}
	wait(func() bool {
		switch code { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
		return false
	})
	code = "CBC.0250"
}

// Don't flag a switch that a guard on the same value stands before, whatever
// variables the value, the answer or the predicate went through.
func sameValue(resp *response, next func() *response) {
	var cc codes.Code
	cc = codes.Code(resp.ErrorCode)
	if cc.Retryable() {
		return
	}
	switch resp.ErrorCode {
	case "CBC.0151":
	}
	resp = next()
	retryable := codes.Code.Retryable
	if retryable(codes.Code(resp.ErrorCode)) {
		return
	}
	switch resp.ErrorCode {
	case "CBC.0151":
	}
	resp = next()
	again := codes.Code(resp.ErrorCode).Retryable
	if again() {
		return
	}
	switch resp.ErrorCode {
	case "CBC.0151":
	}
	resp = next()
	var retry bool
	retry = codes.Code(resp.ErrorCode).Retryable()
	if retry {
		return
	}
	print(resp)
	switch resp.ErrorCode {
	case "CBC.0151":
	}
}

// Don't flag a switch after one on the retry class.
func byClass(code, other codes.Code) {
	switch info, _ := code.Info(); info.Retry {
	case codes.RetryThrottled, codes.RetryTransient, codes.RetryConflict:
		return
	}
	switch code {
	case "CBC.0151":
	}
	switch class := other.Retry(); {
	case class == codes.RetryThrottled || class == codes.RetryTransient || class == codes.RetryConflict:
	case class == codes.RetryTerminal:
		switch other {
		case "CBC.0151":
		}
	default:
		switch other {
		case "CBC.0151":
		}
	}
}

// Don't flag a switch that no other code comes to.
func narrowed(code string) {
	if code == "CBC.0151" || code == "CBC.0250" {
		switch code {
		case "CBC.0151":
		case "CBC.0250":
		}
	}
	switch code {
	case "CBC.0250", "CBC.99007197":
		return
	case "CBC.0151", "CBC.0155":
		switch code {
		case "CBC.0151":
		}
	}
}

// Don't flag a switch in a loop or a closure that the guard holds for.
func loopsAndClosures(list []string, next func() string, wait func(func())) {
	for _, code := range list {
		if codes.Code(code).Retryable() {
			continue
		}
		wait(func() {
			switch code {
			case "CBC.0151":
			}
		})
	}
	code := next()
	for codes.Code(code).Retryable() {
		code = next()
	}
	switch code {
	case "CBC.0151":
	}
	for tries := 0; ; tries++ {
		code := next()
		retry := codes.Code(code).Retryable()
		if tries > 3 {
			println(code)
		}
		if retry {
			continue
		}
		switch code {
		case "CBC.0151":
		}
	}
}

// Don't flag a switch after a guard that both ways to it have.
func bothWays(resp *response, next func() *response, quick bool) {
	if quick {
		if codes.Code(resp.ErrorCode).Retryable() {
			return
		}
	} else {
		resp = next()
		if codes.Code(resp.ErrorCode).Retryable() {
			return
		}
	}
	switch resp.ErrorCode {
	case "CBC.0151":
	}
}

// Don't flag a switch on what an error, of which the code is asked, is as.
func asType(err error) {
	if codes.Code(codeOf(err)).Retryable() {
		return
	}
	switch codeOf(err) {
	case "CBC.0151":
	}
	var e *codes.Error
	if errors.As(err, &e) && !e.Code.Retryable() {
		switch e.Code {
		case "CBC.0151":
		}
	}
}

func codeOf(err error) string { return err.Error() }

// A value that is converted by a type parameter is one.
func converted[T ~string](code T) {
	switch code { // want `unhandled: "CBC.0250"`
	case T("CBC.0151"), T(codes.IPThrottled):
	}
}
