// Package handed hands errors to somebody else: a framework, a callback, a field that
// others read.
package handed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/testdata/retryable/handed/diag"
	"github.com/cbclint/cbclint/testdata/retryable/handed/reconcile"
)

var (
	errPerm = errors.New("permanent")
	errAuth = errors.New("ask for access")
)

type apiError struct{ Code string }

func (e *apiError) Error() string { return e.Code }

func codeOf(err error) string {
	if e := (*apiError)(nil); errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// The framework hears of a new text, not of the error.
func newText(err error) diag.Diagnostics {
	switch codeOf(err) { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.99000006":
		return nil
	}
	return diag.FromErr(errPerm)
}

// The request is given up.
func forgotten(err error) (reconcile.Result, error) {
	switch codeOf(err) { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return reconcile.Result{}, errAuth
	}
	return reconcile.Result{}, nil
}

type queue interface {
	AddRateLimited(item any)
	Forget(item any)
}

func outOfTheQueue(q queue, err error) {
	switch codeOf(err) { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		q.AddRateLimited("x")
	default:
		q.Forget("x")
	}
}

type job struct {
	err    error
	errs   []error
	failed bool
}

func (j *job) failedAlone(err error) {
	switch codeOf(err) { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		j.failed = false
	default:
		j.failed = true
	}
}

// A code that the status or the kind of the error rules out is not retried there.
func afterStatus(status int, code string) error {
	if status == 429 {
		return errRetry
	}
	switch code { // want `gives up on retryable codes: "CBC.99007197" IPThrottled .throttled.$`
	case "CBC.0151":
		return errAuth
	}
	return errPerm
}

func afterTimeout(err error) (retry bool) {
	if os.IsTimeout(err) || errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	return codeOf(err) == "CBC.99003651" // want `retries "CBC.99003651" and gives up on "CBC.0250"`
}

func afterServerErrors(status int, code string, err error) (bool, error) {
	if status >= 500 {
		return true, err
	}
	if code == "CBC.99003651" { // want `retries "CBC.99003651" and gives up on .*"CBC.99003144"`
		return true, err
	}
	return false, err
}

var errRetry = errors.New("retry")

// A helper makes a new error of a text.
func byHelper(code, text string) error {
	switch code { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return errAuth
	}
	return newError(text)
}

func newError(text string) error { return errors.New(text) }

type options struct {
	Err       error
	Retryable bool
}

func byExpression(err error) *options {
	return &options{Err: err, Retryable: codeOf(err) == "CBC.0250" || codeOf(err) == "CBC.3002"} // want `retries "CBC.0250", "CBC.3002" and gives up on "CBC.30050011"`
}

func repeat(call func() error, shouldRetry func(error) bool) error {
	for {
		if err := call(); err == nil || !shouldRetry(err) {
			return err
		}
	}
}

func byLiteral(call func() error) error {
	return repeat(call, func(err error) bool { return codeOf(err) == "CBC.99003651" }) // want `retries "CBC.99003651" and gives up on "CBC.0250"`
}

// Don't flag what hands the error to a framework.
func toFramework(err error) diag.Diagnostics {
	switch codeOf(err) {
	case "CBC.99000006":
		return nil
	}
	return diag.FromErr(err)
}

func toFrameworkWrapped(err error) (diags diag.Diagnostics) {
	switch codeOf(err) {
	case "CBC.99000006":
		return nil
	}
	return append(diags, diag.FromErr(fmt.Errorf("paying: %w", err))...)
}

// Don't flag what comes again later.
func comesAgain(err error) (reconcile.Result, error) {
	switch codeOf(err) {
	case "CBC.0151":
		return reconcile.Result{}, nil
	}
	return reconcile.Result{RequeueAfter: time.Minute}, nil
}

func comesAgainAnyway(err error, wait time.Duration) (reconcile.Result, error) {
	switch codeOf(err) {
	case "CBC.0151":
		return reconcile.Result{RequeueAfter: time.Hour}, nil
	}
	return reconcile.Result{RequeueAfter: wait}, nil
}

func backToTheQueue(q queue, err error) {
	switch codeOf(err) {
	case "CBC.0151":
		q.Forget("x")
	default:
		q.AddRateLimited("x")
	}
}

// Don't flag an error that is left where others read it.
func (j *job) inAField(err error) {
	switch codeOf(err) {
	case "CBC.0151":
		j.failed = true
	default:
		j.err = err
	}
}

func (j *job) inAList(err error) {
	switch codeOf(err) {
	case "CBC.0151":
		j.failed = true
	default:
		j.errs = append(j.errs, err)
	}
}

func byPointer(err error, out *error) bool {
	switch codeOf(err) {
	case "CBC.0151":
		return false
	}
	*out = err
	return false
}

func (j *job) before(err error) bool {
	j.err = err
	switch codeOf(err) {
	case "CBC.0151":
		j.failed = true
	}
	return false
}

// Don't flag an error that somebody else gets.
func toCallback(err error, done func(error)) {
	switch codeOf(err) {
	case "CBC.99000006":
		done(nil)
	default:
		done(err)
	}
}

type handler interface{ Fail(err error) }

func toMethod(err error, h handler, cancel context.CancelCauseFunc) {
	switch codeOf(err) {
	case "CBC.99000006":
	case "CBC.0151":
		cancel(err)
	default:
		h.Fail(err)
	}
}

type logger interface {
	Errorf(format string, args ...any)
}

func toLogger(err error, l logger) {
	switch codeOf(err) {
	case "CBC.99000006":
	default:
		l.Errorf("paying: %v", err)
	}
}

// Don't flag a code that the same function retries elsewhere.
func byKind(err error) (bool, error) {
	if e := (*apiError)(nil); errors.As(err, &e) && e.Code == "CBC.99007197" {
		return true, err
	}
	if e := (*otherError)(nil); errors.As(err, &e) && e.Code == "CBC.0250" {
		return true, err
	}
	return false, err
}

type otherError struct{ Code string }

func (e *otherError) Error() string { return e.Code }

// Don't flag labels that say nothing of a retry.
func level(code string) slog.Level {
	switch code {
	case "CBC.0250", "CBC.3002":
		return slog.LevelWarn
	}
	return slog.LevelError
}

func delay(code string) time.Duration {
	switch code {
	case "CBC.0250":
		return time.Minute
	}
	return time.Hour
}

type status int

const (
	statusUnknown   status = 2
	statusExhausted status = 8
)

func toStatus(code string) status {
	switch code {
	case "CBC.0250":
		return statusExhausted
	}
	return statusUnknown
}

// Don't flag a list that a framework gets, made on some of the ways.
func inASlice(code string, err error) (diags diag.Diagnostics) {
	switch code {
	case "CBC.5003":
		diags = append(diags, diag.Diagnostic{Summary: "poor"})
	default:
		diags = append(diags, diag.FromErr(err)...)
	}
	return
}

// Don't flag a function that gets a text in all ways, or what has the error or the code.
func setText(set func(reason, text string), code string, err error) {
	switch code {
	case "CBC.5003":
		set("Poor", "top up")
	default:
		set("Failed", err.Error())
	}
}

type event struct {
	kind string
	err  error
}

func setEvent(sink func(event), code string, err error) {
	switch code {
	case "CBC.5003":
		sink(event{kind: "poor"})
	default:
		sink(event{kind: "failed", err: err})
	}
}

func sendCode(code codes.Code, send func(codes.Code), topUp func()) {
	switch code {
	case codes.InsufficientBalance:
		topUp()
	default:
		send(code)
	}
}

func closePipe(w *io.PipeWriter, code string, err error) {
	switch code {
	case "CBC.5003":
		w.Close()
	default:
		w.CloseWithError(err)
	}
}

// Flag what stands behind a question about something else.
func behindContext(ctx context.Context, code string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	switch code { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return errAuth
	}
	return errPerm
}
