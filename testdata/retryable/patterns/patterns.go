// Package patterns finds codes by regular expressions.
package patterns

import (
	"errors"
	"regexp"
)

var (
	errAuth = errors.New("ask for access")
	errPerm = errors.New("permanent")
)

var (
	busy      = regexp.MustCompile(`CBC\.(0250|3002)`)
	throttled = regexp.MustCompile(`^CBC\.(0250|99007197)$`)
	digits    = regexp.MustCompile(`^CBC\.99\d{6}$`)
)

func again(code string, err error) (bool, error) {
	if busy.MatchString(code) { // want `^retries "CBC.0250", "CBC.3002" and gives up on "CBC.30050011"`
		return true, err
	}
	return false, err
}

func againByCall(err error) (retry bool) {
	matched, _ := regexp.MatchString(`CBC\.0250\b`, err.Error()) // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
	return matched
}

func local(code string, err error) (bool, error) {
	if re := regexp.MustCompile("CBC[.]0250$"); re.MatchString(code) { // want `^retries "CBC.0250" and gives up on "CBC.99007197"`
		return true, err
	}
	return false, err
}

// Don't flag an expression for all that has to be retried.
func all(code string, err error) (bool, error) {
	if throttled.MatchString(code) {
		return true, err
	}
	return false, err
}

// Don't flag what comes behind a question by an expression that says yes of the rest.
func behind(code string, err error) error {
	if throttled.MatchString(code) {
		return err
	}
	switch code {
	case "CBC.0151":
		return errAuth
	}
	return errPerm
}

// Don't flag an expression that is not plain: nobody knows which codes it means.
func notPlain(code string, err error) (bool, error) {
	if digits.MatchString(code) {
		return true, err
	}
	return false, err
}
