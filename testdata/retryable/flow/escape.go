package flow

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/cbclint/cbclint/codes"
)

// A value may change in a helper that decodes, in a closure wherever it has
// been put, in a method that is handed on, and in functions that call each
// other.
func helpers(resp *response, body []byte, next func() string, list []*response) {
	if codes.Code(resp.ErrorCode).Retryable() {
		return
	}
	_ = decode(body, resp)
	switch resp.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if codes.Code(resp.ErrorCode).Retryable() {
		return
	}
	_ = do(func() error { resp.ErrorCode = next(); return nil })
	switch resp.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if codes.Code(resp.ErrorCode).Retryable() {
		return
	}
	ping(resp, next, 3)
	switch resp.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	for i := range list {
		if codes.Code(list[i].ErrorCode).Retryable() {
			continue
		}
		list[i].reload(next)
		switch list[i].ErrorCode { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
	}
}

func decode(body []byte, v any) error { return json.Unmarshal(body, v) }

func do(f func() error) error { return f() }

func ping(r *response, next func() string, n int) {
	if n > 0 {
		pong(r, next, n-1)
	}
}

func pong(r *response, next func() string, n int) {
	ping(r, next, n)
	r.ErrorCode = next()
}

func (r *response) reload(next func() string) { r.ErrorCode = next() }

type operation func() error

type config struct{ refresh func() error }

func (c *config) wait() error { return c.refresh() }

func escapes(code, other, third string, next func() string) {
	if codes.Code(code).Retryable() {
		return
	}
	_ = do(operation(func() error { code = next(); return nil }))
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if codes.Code(other).Retryable() {
		return
	}
	conf := &config{refresh: func() error { other = next(); return nil }}
	_ = conf.wait()
	switch other { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	once := func() { third = next() }
	again := func() { once() }
	if codes.Code(third).Retryable() {
		return
	}
	again()
	switch third { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

func handedOn(c *caller) {
	if codes.Code(c.code).Retryable() {
		return
	}
	_ = do(c.once)
	switch c.code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if codes.Code(c.Code()).Retryable() {
		return
	}
	c.code = c.next()
	switch c.Code() { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	ask := func() {
		switch c.code { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
	}
	ask()
}

type caller struct {
	code string
	next func() string
}

func (c *caller) once() error { c.code = c.next(); return nil }

func (c *caller) Code() string { return c.code }

// What is known of the value of the last turn says nothing of this one.
func turns(next func() string) {
	first := true
	for {
		code := next()
		if code == "CBC.0155" {
			return
		}
		if !first {
			switch code { // want `unhandled: "CBC.0250"`
			case "CBC.0151":
			}
		}
		if codes.Code(code).Retryable() {
			return
		}
		first = false
	}
}

// A set that others may add to holds more than its literal, and a key is there
// whatever its value.
var (
	Allowed = map[string]bool{}
	known   = map[string]bool{"CBC.0250": false, "CBC.99007197": false, "CBC.0151": true}
)

func sets(code, other, third string, more map[string]bool, list []string) {
	if !Allowed[code] {
		return
	}
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	added := map[string]bool{}
	add(added, more)
	if !added[other] {
		return
	}
	switch other { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if _, ok := known[third]; !ok {
		return
	}
	switch third { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if codes.Code(list[0]).Retryable() {
		return
	}
	copy(list, list[1:])
	switch list[0] { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

func add(to, more map[string]bool) {
	for code := range more {
		to[code] = true
	}
}

// A struct in a literal is a copy.
func inLiteral(r response, next func() string) {
	w := struct{ inner response }{inner: r}
	r.ErrorCode = next()
	if codes.Code(r.ErrorCode).Retryable() {
		return
	}
	switch w.inner.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

// Cases that ask the same function the same are about one value.
func sameCall(resp map[string]string) {
	switch { // want `unhandled: "CBC.0250"`
	case header(resp, "code") == "CBC.0151":
	case header(resp, "code") == "CBC.0155":
	}
}

func header(resp map[string]string, key string) string { return resp[key] }

// A flag that is set on ways of many kinds.
func merged(code string, x bool, a, b func() bool) {
	var ok bool
	if x {
		ok = a()
	} else {
		ok = b()
	}
	if ok {
		return
	}
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
}

type apiFailure struct {
	caller
	status int
}

func (c caller) again() bool { return codes.Code(c.code).Retryable() }

// Don't flag a switch after a promoted predicate, one in a literal, an inline
// list, an error seen as one type twice, or in a closure that runs on the spot.
func precise(e apiFailure, err error, code, other, fallback string) (s string) {
	if e.again() {
		return ""
	}
	switch e.code {
	case "CBC.0151":
	}
	var a, b *codes.Error
	if errors.As(err, &a) && a.Code.Retryable() {
		return ""
	}
	if errors.As(err, &b) {
		switch b.Code {
		case "CBC.0151":
		}
	}
	if code == "" {
		code = fallback
	}
	pred := func(c string) bool { return codes.Code(c).Retryable() }
	if pred(code) {
		return ""
	}
	func() {
		switch code {
		case "CBC.0151":
			s = "ask"
		}
	}()
	if other == "CBC.0250" || slices.Contains([]string{"CBC.99007197"}, other) {
		return ""
	}
	switch other {
	case "CBC.0151":
	}
	if _, ok := known[fallback]; ok {
		return ""
	}
	switch fallback {
	case "CBC.0155":
	}
	return s
}

// The answer of the last turn, in a field and through two ways, says nothing of
// this one.
func fieldsOverTurns(next func() string, c *struct{ again bool }, twice bool) {
	for {
		code := next()
		if c.again {
			switch code { // want `unhandled: "CBC.0250"`
			case "CBC.0151":
			}
		}
		c.again = false
		if !codes.Code(code).Retryable() {
			c.again = true
		}
		if twice {
			println(code)
		}
	}
}
