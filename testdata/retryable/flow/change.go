package flow

import (
	"errors"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/codes"
)

type record struct {
	Code  codes.Code
	Inner struct{ Code codes.Code }
}

func (r *record) refetch() { r.load() }

func (r *record) load() { r.Code = "CBC.0250" }

func (r *record) print() { println(r.Code) }

var last codes.Code

func call() { last = "CBC.0250" }

func update(codes map[string]codes.Code) { codes["last"] = "CBC.0250" }

// A copy of a struct or an array is another value as soon as one is set.
func copies(r *record, list [2]codes.Code, next codes.Code) {
	before := *r
	r.Code = next
	if r.Code.Retryable() {
		return
	}
	switch before.Code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	inner := r.Inner
	inner.Code = next
	if inner.Code.Retryable() {
		return
	}
	switch r.Inner.Code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	same := list
	same[0] = next
	if same[0].Retryable() {
		return
	}
	switch list[0] { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

// A method, a function of the package, or one that gets a map may set a value.
func changes(r *record, byName map[string]codes.Code) {
	if r.Code.Retryable() {
		return
	}
	r.refetch()
	switch r.Code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if last.Retryable() {
		return
	}
	call()
	switch last { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if byName["last"].Retryable() {
		return
	}
	update(byName)
	switch byName["last"] { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

// A closure that sets a variable does so where it is called or handed on.
func closures(code codes.Code, each func(func())) {
	reset := func() { code = "CBC.0250" }
	if code.Retryable() {
		return
	}
	reset()
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if code.Retryable() {
		return
	}
	each(reset)
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

// One operand stays one operand, whatever is called between the cases.
func called(err error, fetch func() string) (code string) {
	defer func() {
		if recover() != nil {
			code = ""
		}
	}()
	code = fetch()
	switch { // want `unhandled: "CBC.0250"`
	case code == "CBC.0151":
	case strings.HasPrefix(code, "CBC.5"):
	case code == "CBC.0155":
	}
	var e *codes.Error
	switch { // want `unhandled: "CBC.0250"`
	case errors.As(err, &e) && e.Code == "CBC.0151":
	case errors.As(err, &e) && e.Code == "CBC.0155":
	}
	return code
}

type exiter struct{}

func (exiter) Exit() {}

// A method called Exit, or a function called panic, may return.
func returns(code codes.Code, e exiter, panic func(string)) {
	if code.Retryable() {
		e.Exit()
	}
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if code.Retryable() {
		panic("again")
	}
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

// Don't flag a switch on a value that nothing between it and the guard changes.
func unchanged(r *record, fetch func() string) (code string) {
	defer func() { code = "" }()
	code = fetch()
	if codes.Code(code).Retryable() || r.Code.Retryable() {
		return
	}
	r.print()
	fetch()
	switch code {
	case "CBC.0151":
	}
	before := *r
	switch before.Code {
	case "CBC.0151":
	}
	made := record{Code: codes.Code(code)}
	switch made.Code {
	case "CBC.0151":
	}
	return code
}

// Don't flag a switch on an error's code after a question about it.
func asError(err error) {
	var e *codes.Error
	if errors.As(err, &e) && e.Code.Retryable() {
		return
	}
	if errors.As(err, &e) {
		switch e.Code {
		case "CBC.0151":
		}
	}
	switch {
	case errors.As(err, &e) && e.Code.Retryable():
	case errors.As(err, &e):
		switch e.Code {
		case "CBC.0151":
		}
	}
}

// Don't flag a switch to which retryable codes come on no way.
func wayWithNone(e *codes.Error, code string) {
	var asked codes.Code
	if e != nil {
		asked = e.Code
		if asked.Retryable() {
			return
		}
	}
	switch asked {
	case "CBC.0151":
	}
	if code == "" {
		code = "CBC.0000"
	} else if codes.Code(code).Retryable() {
		return
	}
	switch code {
	case "CBC.0151":
	}
}

func noted(code codes.Code, list []codes.Code) {
	retry := false
	if code.Retryable() {
		retry = true
	}
	println(code)
	if retry {
		return
	}
	switch code {
	case "CBC.0151":
	}
	for _, code := range list {
		again := false
		switch code {
		case "CBC.0250", "CBC.99007197":
			again = true
		}
		if again {
			continue
		}
		switch code {
		case "CBC.0151":
		}
	}
}

var throttles = map[codes.Code]bool{"CBC.0250": true, "CBC.99007197": true}

func isAgain(code codes.Code) bool { return code.Retryable() }

// Don't flag a switch after a look into a set, or a question that a function of
// the package asks.
func looked(code, other, third, fourth codes.Code) {
	if throttles[code] {
		return
	}
	switch code {
	case "CBC.0151":
	}
	list := []codes.Code{"CBC.0250", "CBC.99007197"}
	if slices.Contains(list, other) {
		return
	}
	switch other {
	case "CBC.0151":
	}
	if isAgain(third) {
		return
	}
	switch third {
	case "CBC.0151":
	}
	again := func() bool { return fourth.Retryable() }
	if again() {
		return
	}
	switch fourth {
	case "CBC.0151":
	}
}

func lookedUp(code codes.Code) {
	throttled := map[codes.Code]struct{}{"CBC.0250": {}, "CBC.99007197": {}}
	if _, ok := throttled[code]; ok {
		return
	}
	switch code {
	case "CBC.0151":
	}
}

func fallsThrough(code codes.Code) {
	switch code {
	case "CBC.0151":
	default:
		fallthrough
	case "CBC.0155":
		if code.Retryable() {
			return
		}
	}
}
