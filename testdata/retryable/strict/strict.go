// Package strict is about -strict: a switch must name every retryable code, or ask.
package strict

import (
	"errors"

	"github.com/cbclint/cbclint/codes"
)

type response struct {
	ErrorCode  string
	CodePtr    *string
	StatusCode int
}

type errorCode string

const throttled = "CBC.0250"

// A switch must handle the retryable codes of the families that it names, and
// those of family common. A default clause alone is no handling.
func tagged(code string) string {
	switch code { // want `^switch on CBC error codes leaves retryable codes unhandled: "CBC.0250" FlowControl \(throttled\), "CBC.99003115" TemporaryFailure \(transient\), "CBC.99007197" IPThrottled \(throttled\), "CBC.99008040" OperationsTooFrequent \(throttled\)$`
	case "CBC.5003":
		return "top up"
	default:
		return "permanent"
	}
}

// Every spelling of a code counts: constants, conversions, sums.
func spellings(code codes.Code, any any, own errorCode, ptr *response) {
	switch code { // want `unhandled: "CBC.99007197" IPThrottled \(throttled\)$`
	case codes.ParameterInvalid, throttled:
	}
	switch any { // want `unhandled: "CBC.99007197" IPThrottled \(throttled\)$`
	case string(codes.FlowControl):
	}
	switch own { // want `unhandled: "CBC.0250" FlowControl \(throttled\)$`
	case "CBC." + "99007197":
	}
	switch *ptr.CodePtr { // want `unhandled: "CBC.0250" FlowControl \(throttled\)$`
	case "CBC.99007197":
	}
	switch c := errorCode(ptr.ErrorCode); c { // want `unhandled: "CBC.0250" FlowControl \(throttled\)$`
	case errorCode(codes.IPThrottled):
	}
	func() {
		for {
		loop:
			switch ptr.ErrorCode { // want `unhandled: "CBC.0250" FlowControl \(throttled\)$`
			case "CBC.99007197":
				break loop
			}
		}
	}()
}

func generic[T ~string](code T) {
	switch code { // want `unhandled: "CBC.0250" FlowControl \(throttled\)$`
	case "CBC.99007197":
	}
}

// A tagless switch that compares one operand is a switch on it.
func tagless(resp *response) string {
	switch { // want `unhandled: "CBC.0250" FlowControl \(throttled\)$`
	case resp.ErrorCode == "CBC.0151" || ("CBC.99007197" == resp.ErrorCode):
		return "access"
	case resp.StatusCode == 404:
		return "gone"
	}
	return ""
}

// A switch on true is tagless.
func onTrue(code string) {
	switch true { // want `unhandled: "CBC.0250" FlowControl \(throttled\)$`
	case code == "CBC.99007197":
	}
}

// A guard on another value, one that does not leave, one on some other
// condition, or one before the value is set again is no handling.
func notGuarded(resp, other, last *response, next string) error {
	if codes.Code(other.ErrorCode).Retryable() {
		return nil
	}
	if codes.Code(resp.ErrorCode).Retryable() {
		resp.StatusCode = 0
	}
	if !codes.Code(resp.ErrorCode).Retryable() {
		return nil
	}
	switch resp.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	code := resp.ErrorCode
	if codes.Code(code).Retryable() {
		return nil
	}
	code = next
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	for _, code = range []string{next} {
		switch code { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
	}
	if resp.StatusCode == 0 {
		if codes.Code(last.ErrorCode).Retryable() {
			return nil
		}
	}
	switch last.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	return nil
}

// A guard that only some ways pass, or for an earlier value, is no handling.
func someWays(resp *response, get func() *response, next string) {
	if resp.StatusCode == 0 {
		println()
	} else if codes.Code(resp.ErrorCode).Retryable() {
		return
	}
	switch resp.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	code := codes.Code(resp.ErrorCode)
	resp = get()
	if code.Retryable() {
		return
	}
	asked := codes.Code(resp.ErrorCode).Retryable()
	resp = get()
	if asked {
		return
	}
	if codes.Code(resp.ErrorCode).Retryable() {
		return
	}
	set(&resp.ErrorCode)
	switch resp.ErrorCode { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	if codes.Code(get().ErrorCode).Retryable() {
		return
	}
	list, i := []string{resp.ErrorCode, next}, 0
	if codes.Code(list[i]).Retryable() {
		return
	}
	i++
	switch list[i] { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	for {
		switch resp.ErrorCode { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
		if codes.Code(resp.ErrorCode).Retryable() {
			return
		}
		resp = get()
	}
}

func set(code *string) { *code = "CBC.0250" }

// Don't flag a switch that names what it must handle, whatever it does then.
func complete(code string) {
	switch code {
	case "CBC.0151":
	case "CBC.0250", "CBC.99007197":
		panic("no")
	}
}

// Don't flag a switch that asks a retry predicate about the value.
func asks(resp *response) (bool, error) {
	switch code := codes.Code(resp.ErrorCode); {
	case code.Retryable():
		return true, nil
	case code == codes.AccessDenied:
		return false, nil
	}
	switch resp.ErrorCode {
	case "CBC.0151":
		return false, nil
	default:
		return codes.Code(resp.ErrorCode).Retryable(), nil
	}
}

func asksClass(code string) bool {
	switch code {
	case "CBC.0151":
	default:
		info, _ := codes.Lookup(code)
		return info.Retry.Retryable()
	}
	switch code {
	case "CBC.0151":
	default:
		return codes.Code(code).Retry().Retryable()
	}
	switch code {
	case "CBC.0151":
	default:
		switch codes.Code(code).Retry() {
		case codes.RetryThrottled, codes.RetryTransient, codes.RetryConflict:
			return true
		}
	}
	switch code {
	case "CBC.0151":
	default:
		info, _ := codes.Code(code).Info()
		return info.Retry == codes.RetryThrottled
	}
	return false
}

// Don't flag a switch that an if before it or around it keeps retryable codes
// from.
func guarded(resp *response) error {
	for range 5 {
		if codes.Code(resp.ErrorCode).Retryable() {
			continue
		}
		switch resp.ErrorCode {
		case "CBC.0151":
			return errors.New("access denied")
		}
	}
	code := codes.Code(resp.ErrorCode)
	retry := code.Retryable()
	if retry && resp.StatusCode != 400 {
		return errors.New("try again")
	} else if code == codes.Success {
		return nil
	}
	switch resp.ErrorCode {
	case "CBC.0151":
	}
	return nil
}

func guardedAround(code codes.Code) {
	if !code.Retryable() {
		switch string(code) {
		case "CBC.0151":
		}
	}
	if code.Retryable() {
		return
	} else {
		switch code {
		case codes.AccessDenied:
		}
	}
}

// Don't flag a switch that a guard of any form keeps retryable codes from.
func guardForms(resp *response, tries int) {
	code := codes.Code(resp.ErrorCode)
	switch {
	case code.Retryable():
		return
	default:
		switch resp.ErrorCode {
		case "CBC.0151":
		}
	}
	{
		if code.Retryable() {
			for {
				tries++
			}
		}
	}
	switch code {
	case codes.AccessDenied:
	}
	if code.Retryable() == true {
		switch tries {
		case 0:
			return
		default:
			panic(tries)
		}
	}
	switch code {
	case codes.AccessDenied:
	}
	func() {
		if !code.Retryable() || tries > 5 {
			switch code {
			case codes.AccessDenied:
			}
		}
		switch code {
		case codes.FlowControl, codes.IPThrottled:
			return
		}
		switch code {
		case codes.AccessDenied:
		}
	}()
}

func askedBefore(code codes.Code) bool {
	retry := code.Retryable()
	switch code {
	case codes.AccessDenied:
		return false
	default:
		if retry {
			return true
		}
	}
	if true == codes.Code.Retryable(code) {
		return true
	}
	switch code {
	case codes.AccessDenied:
	}
	return false
}

// Don't flag a switch after ifs that leave on the codes that it lacks.
func guardedByName(code string) error {
	if code == "CBC.0250" {
		return errors.New("slow down")
	} else if code == "CBC.99007197" || code == "" {
		panic(code)
	}
	switch code {
	case "CBC.0151":
	}
	if code != "CBC.0250" && code != "CBC.99007197" {
		switch code {
		case "CBC.0151":
		}
	}
	return nil
}

// Don't flag a switch for the families of codes that do not come to it.
func guardedFamily(code string) {
	if code == "CBC.3144" {
		return
	}
	switch code {
	case "CBC.0250", "CBC.99007197":
	case "CBC.0151":
	}
}

// Don't flag a switch that tells success from failure, or is not about codes.
func others(code string, n int, resp *response) string {
	switch code {
	case "CBC.0000":
		return "ok"
	}
	switch code {
	case "":
		return "none"
	case "DMS.00400026":
		return "other service"
	}
	switch code {
	case "CBC.006", "CBC.31", "CBC.12345": // want `unknown CBC`
		return "clauses of another standard"
	}
	switch n {
	case 5003:
	}
	switch {
	case resp.ErrorCode == "CBC.0151":
	case code == "CBC.0250": // compares another operand
	}
	switch {
	case code != "CBC.0000":
	}
	switch any(code).(type) {
	}
	switch code {
	}
	switch {
	}
	return ""
}

// A predicate of the package, in a case and by a field that says it.
func (c errorCode) Retryable() bool {
	switch c {
	case "CBC.0250", "CBC.99007197", "CBC.99003115", "CBC.99008040":
		return true
	}
	return false
}

func inCase(code errorCode) error {
	switch {
	case code == "CBC.5003":
		return errors.New("balance")
	case code.Retryable():
		return errors.New("again")
	}
	return errors.New("failed")
}

type classifier struct{ retry map[string]bool }

func (k *classifier) ShouldRetry(code string) bool { return k.retry[code] }

func byField(k *classifier, code string) error {
	switch code {
	case "CBC.5003":
		return errors.New("balance")
	default:
		if k.ShouldRetry(code) {
			return errors.New("again")
		}
		return errors.New("failed")
	}
}
