// Package conditions decides by ifs, flags, loops and conditions in returns.
package conditions

import (
	"errors"
	"log"
	"net/http"
	"slices"

	"github.com/cbclint/cbclint/codes"
)

var errPoor = errors.New("top up")

// One code is repeated, and others of its family are given up.
func again(code string, err error) (bool, error) {
	if code == "CBC.99003651" { // want `^retries "CBC.99003651" and gives up on "CBC.0250" FlowControl \(throttled\), "CBC.3002" .*, "CBC.99007197" IPThrottled \(throttled\)$`
		return true, err
	}
	return false, err
}

func shouldRetry(code string) bool {
	return code == "CBC.0250" || code == "CBC.7260" // want `^retries "CBC.0250", "CBC.7260" and gives up on "CBC.7262" .*, "CBC.99007197"`
}

func inALoop(call func() string) error {
	for range 3 {
		code := call()
		if code == "CBC.0250" { // want `^retries "CBC.0250" and gives up on "CBC.99007197" IPThrottled \(throttled\)$`
			continue
		}
		return errors.New("paying failed: " + code)
	}
	return errPoor
}

func byAFlag(code codes.Code) error {
	retry := false
	if code == codes.FlowControl { // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
		retry = true
	}
	log.Println(code)
	if retry {
		return errRetry
	}
	return errPoor
}

var errRetry = errors.New("retry")

func inTheLoopsHead(call func() string) error {
	code := call()
	for code == "CBC.0250" { // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
		code = call()
	}
	if code == "CBC.0000" {
		return nil
	}
	return errPoor
}

func helped(code string, err error) (bool, error) {
	if isSlowDown(code) { // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
		return true, err
	}
	return false, err
}

func isSlowDown(code string) bool { return code == "CBC.0250" }

type result struct{ Retryable bool }

func inAField(code string) result {
	if code == "CBC.0250" { // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
		return result{Retryable: true}
	}
	return result{}
}

// Don't flag what gives up on all, retries all, or passes the rest on.
func givesUp(code string, err error) (bool, error) {
	if code == "CBC.0151" || code == "CBC.99003651" {
		return false, err
	}
	return false, err
}

func isThrottled(code codes.Code) bool { return code == codes.FlowControl || code == codes.IPThrottled }

func passesOn(code string, err error) error {
	if code == "CBC.0250" {
		return errRetry
	}
	return err
}

func counts(call func() string, next func(int) error) error {
	for i := range 5 {
		switch call() {
		case "CBC.0250", "CBC.99007197":
			continue
		}
		return next(i)
	}
	return errPoor
}

// Don't flag a question about one code from which nothing is seen to follow.
func isFlowControl(code string) bool { return code == "CBC.0250" }

func status(code string) int {
	if code == "CBC.0250" {
		return http.StatusTooManyRequests
	}
	return http.StatusInternalServerError
}

// Don't flag a condition after which all is asked.
func asks(code codes.Code, err error) (bool, error) {
	if code == codes.InstanceTransactionInProgress {
		return true, err
	}
	return code.Retryable(), err
}

// Don't flag codes that the HTTP status rules out: those published with another one, and
// those with one that has been dealt with.
type failure struct {
	StatusCode int
	Code       string
}

func byStatus(f *failure, err error) (bool, error) {
	if f.StatusCode != http.StatusBadRequest {
		return false, err
	}
	if f.Code == "CBC.99003651" { // want `^retries "CBC.99003651" and gives up on "CBC.99003144" .*, "CBC.99003623" .*, "CBC.99007197" IPThrottled \(throttled\)$`
		return true, err
	}
	return false, err
}

func afterStatus(f *failure, err error) (bool, error) {
	if f.StatusCode == http.StatusTooManyRequests {
		return true, err
	}
	if slices.Contains([]string{"CBC.99007197", "CBC.7260", "CBC.7262", "CBC.99007260", "CBC.99007262"}, f.Code) {
		return true, err
	}
	return false, err
}

// It is reported where the code is compared that is retried.
func behindAnother(code string) error {
	if code == "CBC.30010035" {
		return nil
	}
	if code == "CBC.0250" { // want `^retries "CBC.0250" and gives up on "CBC.99007197" IPThrottled \(throttled\)$`
		return errRetry
	}
	return errors.New("failed")
}
