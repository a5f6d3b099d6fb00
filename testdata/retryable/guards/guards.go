// Package guards has switches before which something has been asked about the code.
package guards

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/testdata/retryable/elsewhere"
)

var (
	errDenied = errors.New("denied")
	errPerm   = errors.New("permanent")
	errRetry  = errors.New("retry")
)

type resp struct {
	ErrorCode *string
	Code      string
	Err       *elsewhere.Err
}

func (r *resp) reload() { c := "CBC.0250"; r.ErrorCode = &c }

func isAgain(err error) bool {
	var e *codes.Error
	return errors.As(err, &e) && e.Code.Retryable()
}

func isSlowDown(code string) bool {
	switch code {
	case "CBC.0250", "CBC.99007197":
		return true
	}
	return false
}

func isSlowDownByIfs(code string) bool {
	if code == "CBC.0250" {
		return true
	}
	if code == "CBC.99007197" {
		return true
	}
	return false
}

var throttledList = []string{"CBC.0250", "CBC.99007197"}
var throttledList2 = []string{"CBC.0250", "CBC.99007197"}
var throttledList3 = []string{"CBC.0250", "CBC.99007197"}
var throttledList4 = []string{"CBC.0250", "CBC.99007197"}

func isSlowDownByLoop(code string) bool {
	for _, c := range throttledList {
		if c == code {
			return true
		}
	}
	return false
}

func asFailure(code string) error { return &elsewhere.Err{ErrorCode: code} }

type client interface{ IsRetryable(code string) bool }

// A new error is all that comes of a code that the switch does not name.
func unguarded(code string) error {
	switch code { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return errDenied
	default:
		return errPerm
	}
}

// The answer yes leads to the switch, which leaves codes out.
func withinTheAnswer(code codes.Code) error {
	if code.Retryable() {
		switch code { // want `gives up on retryable codes: "CBC.30050011"`
		case "CBC.0250":
			return errRetry
		case "CBC.3002":
			return errRetry
		}
	}
	return errPerm
}

// The question was about another value: it has been read again, set by another name, or
// received again.
func readAgain(r *resp) error {
	if codes.Code(*r.ErrorCode).Retryable() {
		return errRetry
	}
	r.reload()
	switch *r.ErrorCode { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func setByAnotherName(r *resp) error {
	if codes.Code(*r.ErrorCode).Retryable() {
		return errRetry
	}
	q := r.ErrorCode
	*q = "CBC.0250"
	switch *r.ErrorCode { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func receivedTwice(ch chan string) error {
	code := <-ch
	if codes.Code(code).Retryable() {
		return errRetry
	}
	code = <-ch
	switch code { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

// A prefix rules some of the codes out, not all.
func prefixOfSome(code string) error {
	if strings.HasPrefix(code, "CBC.99") {
		return errPerm
	}
	switch code { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

// Nothing but a log line, or a break out of the switch, comes of the answer.
func onlyLogged(code codes.Code) error {
	if code.Retryable() {
		fmt.Println("retryable")
	}
	switch code { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func breaksTheSwitch(list []codes.Code) {
	for _, code := range list {
		switch {
		case code.Retryable():
			break
		}
		switch code { // want `gives up on retryable codes: "CBC.0250"`
		case "CBC.0151":
			return
		}
	}
}

// Don't flag a switch that a retry predicate stands before.
func asksFirst(code string) error {
	if codes.Code(code).Retryable() {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func asksWhetherNot(code codes.Code) error {
	if !code.Retryable() {
		switch code {
		case "CBC.0151":
			return errDenied
		}
		return errPerm
	}
	return errRetry
}

func inTheElse(code codes.Code) error {
	if code.Retryable() {
		return errRetry
	} else {
		switch code {
		case "CBC.0151":
			return errDenied
		}
	}
	return errPerm
}

func readTwice(r *resp) error {
	if codes.Code(*r.ErrorCode).Retryable() {
		return errRetry
	}
	switch *r.ErrorCode {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func readTwiceAndLogged(r *resp, log func(string, ...any)) error {
	if codes.Code(*r.ErrorCode).Retryable() {
		return errRetry
	}
	log("code %s", *r.ErrorCode)
	fmt.Println(r.Code)
	switch *r.ErrorCode {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func asError(err error) error {
	var e *codes.Error
	if !errors.As(err, &e) {
		return errPerm
	}
	if e.Code.Retryable() {
		return errRetry
	}
	switch e.Code {
	case codes.AccessDenied:
		return errDenied
	}
	return errPerm
}

func trimmedTwice(raw string) error {
	code := strings.TrimSpace(raw)
	if codes.Code(strings.TrimSpace(raw)).Retryable() {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func inCapitals(raw string) error {
	code := strings.ToUpper(raw)
	if codes.Code(code).Retryable() {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

// Don't flag what leaves on yes by a panic, a jump or the next turn of an outer loop.
func panicsOnYes(code codes.Code) error {
	if code.Retryable() {
		panic("caller must not")
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func jumpsOnYes(code codes.Code) error {
	if code.Retryable() {
		goto retry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
retry:
	return errRetry
}

func nextOuterTurn(list [][]codes.Code) {
outer:
	for _, l := range list {
		for _, code := range l {
			if code.Retryable() {
				continue outer
			}
			switch code {
			case "CBC.0151":
				break outer
			}
		}
	}
}

// Don't flag a switch before which the package itself says which codes it retries.
func asksAHelper(err error) error {
	if isAgain(err) {
		return errRetry
	}
	var e *codes.Error
	if errors.As(err, &e) {
		switch e.Code {
		case codes.AccessDenied:
			return errDenied
		}
	}
	return errPerm
}

func helperWithSwitch(code string) error {
	if isSlowDown(code) {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func helperWithIfs(code string) error {
	if isSlowDownByIfs(code) {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func helperWithLoop(code string) error {
	if isSlowDownByLoop(code) {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

// Don't flag a switch after a look into a list, whatever the look is.
func contained(code string) error {
	if slices.Contains(throttledList, code) {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func indexed(code string) error {
	if slices.Index(throttledList2, code) >= 0 {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func containedByFunc(code string) error {
	if slices.ContainsFunc(throttledList3, func(c string) bool { return c == code }) {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func searched(code string) error {
	if _, ok := slices.BinarySearch(throttledList4, code); ok {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func loopHere(code string) error {
	for _, c := range throttledList {
		if c == code {
			return errRetry
		}
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func folded(code string) error {
	if strings.EqualFold(code, "CBC.0250") || strings.EqualFold(code, "CBC.99007197") {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func prefixOfAll(code string) error {
	if strings.HasPrefix(code, "CBC.0") || strings.HasPrefix(code, "CBC.99") {
		return asFailure(code)
	}
	switch code {
	case "CBC.5020":
		return errDenied
	}
	return errPerm
}

// Don't flag a switch after a question whose name says what it is.
func asksElsewhere(code string) error {
	if elsewhere.IsRetryable(code) {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}

func asksAnInterface(c client, code string) error {
	if c.IsRetryable(code) {
		return errRetry
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPerm
}
