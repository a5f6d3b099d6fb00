// Package retryable has switches that give up on retryable codes.
package retryable

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"

	"github.com/cbclint/cbclint/codes"
)

var (
	errDenied    = errors.New("access denied")
	errPermanent = errors.New("payment failed")
	errAgain     = errors.New("retry later")
)

// What the switch does not name ends as a permanent failure: a new error, a permanent
// wrapper, a panic, an exit.
func newError(code string) error {
	switch code { // want `^switch on CBC error codes gives up on retryable codes: "CBC.0250" FlowControl \(throttled\), "CBC.99007197" IPThrottled \(throttled\)$`
	case "CBC.0151":
		return errDenied
	default:
		return errPermanent
	}
}

func otherFamilies(code codes.Code) error {
	switch code { // want `: "CBC.0250" .*, "CBC.99003115" TemporaryFailure \(transient\), "CBC.99007197" .*, "CBC.99008040" OperationsTooFrequent \(throttled\)$`
	case codes.InsufficientBalance, "CBC.5003":
		return errors.New("top up")
	}
	return fmt.Errorf("paying failed: %s", code)
}

func stops(code string) {
	switch { // want `gives up on retryable codes: "CBC.0250"`
	case code == "CBC.0151":
		log.Println("denied")
	default:
		panic(code)
	}
}

func exits(code string) {
	switch code { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		return
	}
	log.Fatal(code)
}

// It ends as success, as an answer that says no, or with something else done.
func noError(code string) error {
	switch code { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151", "CBC.0155":
		return errDenied
	}
	return nil
}

func shouldRetry(code string) bool {
	switch code { // want `gives up on retryable codes: "CBC.99007197"`
	case "CBC.0250":
		return true
	}
	return false
}

func doesOnlyOne(code string, ask func()) {
	switch code { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		ask()
	}
}

func endsTheTries(call func() string) error {
	for range 5 {
		switch call() { // want `gives up on retryable codes: "CBC.99007197"`
		case "CBC.0250":
			continue
		case "CBC.0000":
			return nil
		}
		return errPermanent
	}
	return errAgain
}

func logsTheAnswer(code codes.Code) error {
	switch code { // want `gives up on retryable codes: "CBC.99007197"`
	case "CBC.0250":
		return errAgain
	}
	if code == codes.IPThrottled {
		if code.Retryable() {
			log.Println("throttled")
		}
		return errDenied
	}
	return errPermanent
}

// Don't flag a switch that asks a retry predicate, before, in or behind it.
func asksBehind(code codes.Code) error {
	switch code {
	case "CBC.0151":
		return errDenied
	}
	if code.Retryable() {
		return errors.New("slow down")
	}
	return errPermanent
}

func asksInTheDefault(code codes.Code) (string, bool) {
	switch code {
	case "CBC.0151":
		return "denied", false
	default:
		return "failed", code.Retryable()
	}
}

func asksSometimes(code codes.Code, tries int) error {
	if code.Retryable() && tries < 5 {
		return errors.New("slow down")
	}
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPermanent
}

func asksByAnother(code codes.Code) error {
	switch code {
	case "CBC.0151":
		return errDenied
	default:
		return classify(code)
	}
}

func classify(code codes.Code) error {
	if code.Retryable() {
		return errors.New("slow down")
	}
	return errPermanent
}

func asksInTheEnd(code codes.Code) (err error) {
	defer func() {
		if code.Retryable() {
			err = errors.New("slow down")
		}
	}()
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errPermanent
}

// Don't flag a switch whose rest is tried again.
func continues(call func() string) error {
	for range 5 {
		switch call() {
		case "CBC.0000":
			return nil
		case "CBC.0151":
			return errDenied
		default:
			continue
		}
	}
	return errPermanent
}

func saysSo(code string) error {
	switch code {
	case "CBC.0151":
		return errDenied
	}
	return errAgain
}

func retriesHere(ctx context.Context, code string) error {
	switch code {
	case "CBC.0151":
		return errDenied
	default:
		return retry(ctx)
	}
}

func retry(context.Context) error { return nil }

// Don't flag a switch whose rest the caller decides about.
func passesOn(code string, err error) error {
	switch code {
	case "CBC.0151":
		return errDenied
	default:
		return fmt.Errorf("paying: %w", err)
	}
}

type failure struct{ Code string }

func (f *failure) Error() string { return f.Code }

func passesTheCode(code string, to chan error) error {
	switch code {
	case "CBC.0151":
		return errDenied
	case "CBC.0155":
		to <- &failure{code}
		return nil
	}
	return &failure{Code: code}
}

// Don't flag a switch from which only texts and numbers come.
func text(code string) string {
	switch code {
	case "CBC.0151":
		return "Ask for access."
	default:
		return "It did not work."
	}
}

func status(code string) (int, string) {
	switch code {
	case "CBC.0151":
		return http.StatusForbidden, "denied"
	}
	return http.StatusInternalServerError, "failed"
}

func answers(w http.ResponseWriter, code string) {
	message, status := "failed", 500
	switch code {
	case "CBC.0151":
		message, status = "denied", 403
	}
	http.Error(w, message, status)
}

func logs(code string) {
	switch code {
	case "CBC.0151":
		log.Println("denied")
	default:
		log.Println("failed")
	}
}

// Don't flag a switch that treats all codes alike, one that names no failure, and one that
// names what it needs.
func alike(code string) error {
	switch code {
	case "CBC.0151":
		return errPermanent
	case "CBC.0155":
		return errPermanent
	}
	return errPermanent
}

func succeeds(code string) error {
	switch code {
	case "CBC.0000":
		return nil
	}
	return errPermanent
}

func whole(code string) error {
	switch code {
	case "CBC.0151":
		return errDenied
	case "CBC.0250", "CBC.99007197":
		return errAgain
	}
	return errPermanent
}
