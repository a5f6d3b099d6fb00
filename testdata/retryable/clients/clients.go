// Package clients has a client and what decides about its failures in one package.
package clients

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/cbclint/cbclint/codes"
)

type apiError struct{ Code string }

func (e *apiError) Error() string { return e.Code }

var errPoor, errFailed, errBusy = errors.New("poor"), errors.New("failed"), errors.New("busy")

func codeOf(err error) string {
	var e *apiError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func send(body string) error {
	var e apiError
	if err := json.Unmarshal([]byte(body), &e); err != nil {
		return fmt.Errorf("sending: %w", err)
	}
	if e.Code != "" {
		return &e
	}
	return nil
}

// The try ends for other codes than those that are named.
func payOnce(body string) error {
	for {
		err := send(body)
		if err == nil {
			return nil
		}
		if codeOf(err) != "CBC.0250" { // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
			return errFailed
		}
		time.Sleep(time.Second)
	}
}

// A long list, one that a loop has made, a field that is set, and a code in lower case.
var again = []string{"CBC.5001", "CBC.5002", "CBC.5003", "CBC.5004", "CBC.0250"}

func inALongList(code string) (retry bool) {
	for _, c := range again {
		if c == code { // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
			return true
		}
	}
	return false
}

func inASetByALoop(code string) (retry bool) {
	set := map[string]bool{}
	for _, c := range []string{"CBC.0250", "CBC.99008040"} {
		set[c] = true
	}
	return set[code] // want `^retries "CBC.0250", "CBC.99008040" and gives up on "CBC.99003115" .*, "CBC.99007197"`
}

type action struct {
	Retry bool
	Delay time.Duration
}

func inAFieldThatIsSet(code string) action {
	a := action{}
	switch code { // want `gives up on retryable codes: "CBC.99007197"`
	case "CBC.0250":
		a.Retry = true
	}
	return a
}

func inLowerCase(code string, err error) (bool, error) {
	if strings.EqualFold(code, "cbc.0250") { // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
		return true, err
	}
	return false, err
}

// A new error that is sent over a channel carries no code.
func sends(body string, errs chan<- error) {
	switch codeOf(send(body)) { // want `gives up on retryable codes: "CBC.0250"`
	case "CBC.0151":
		errs <- errPoor
	default:
		errs <- errFailed
	}
}

// A closure and the place where it is asked are one decision.
func asksAClosure(body string) error {
	again := func(err error) bool { return codeOf(err) == "CBC.0250" || codeOf(err) == "CBC.99008040" }
	for {
		err := send(body)
		if err == nil {
			return nil
		}
		if again(err) { // want `^retries "CBC.0250", "CBC.99008040" and gives up on "CBC.99003115" .*, "CBC.99007197"`
			continue
		}
		return errFailed
	}
}

// Don't flag an error of the package's own client that goes on to the caller, or is tried
// again.
func pay(body string) error {
	err := send(body)
	switch codeOf(err) {
	case "CBC.5003":
		return errPoor
	}
	return err
}

func payLoop(body string) error {
	for {
		err := send(body)
		if err == nil {
			return nil
		}
		switch codeOf(err) {
		case "CBC.5003":
			return errPoor
		}
		time.Sleep(time.Second)
	}
}

// Don't flag a switch that asks a predicate of the package, whatever it says.
func shouldRetry(code string) bool {
	switch code {
	case "CBC.0250", "CBC.99007197", "CBC.99003115", "CBC.99008040":
		return true
	}
	return false
}

func asksThePackage(code string) error {
	switch code {
	case "CBC.5003":
		return errPoor
	default:
		if shouldRetry(code) {
			return errBusy
		}
		return errFailed
	}
}

func classify(code string) (retry bool, wait time.Duration) {
	if shouldRetry(code) {
		return true, time.Second
	}
	return false, 0
}

func asksForTwo(code string) error {
	switch code {
	case "CBC.5003":
		return errPoor
	}
	if retry, _ := classify(code); !retry {
		return errFailed
	}
	return errBusy
}

// Don't flag a question that is not about retrying.
func isOrderInProgress(code string) bool {
	switch code {
	case "CBC.3144", "CBC.99003144":
		return true
	}
	return false
}

func isInProgress(code codes.Code) bool { return code.Is(codes.OrderInProgress) }

// Don't flag a switch that answers a client of a server, sets a text, or counts.
func answers(w http.ResponseWriter, code string) {
	switch code {
	case "CBC.0250":
		w.Header().Set("Retry-After", "3")
		w.WriteHeader(http.StatusTooManyRequests)
	case "CBC.5003":
		w.WriteHeader(http.StatusPaymentRequired)
		fmt.Fprintln(w, "poor")
	case "CBC.0151":
		http.Error(w, "denied", http.StatusForbidden)
	default:
		w.WriteHeader(http.StatusBadGateway)
		_, _ = w.Write([]byte("failed"))
	}
}

type state struct {
	Reason              string
	poor, denied, other int
}

func (s *state) set(code string) {
	switch code {
	case "CBC.5003":
		s.Reason = "Poor"
		s.poor++
	case "CBC.0151":
		s.Reason = "Denied"
		s.denied++
	default:
		s.Reason = "Unknown"
		s.other++
	}
}
