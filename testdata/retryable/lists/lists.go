// Package lists has a list of the codes that it retries. A decision that retries some of
// them and gives up on the others forgets the list. Which class the catalog has for a code
// does not matter, nor whether the catalog has it.
package lists

import (
	"errors"
	"slices"
)

var (
	errBusy = errors.New("busy")
	errPerm = errors.New("permanent")
)

// CBC.7251 is terminal in the catalog, which lacks CBC.99119911.
var retryableCodes = map[string]bool{
	"CBC.0250":     true,
	"CBC.99007197": true,
	"CBC.7251":     true,  // want `"CBC.7251"`
	"CBC.99119911": true,  // want `unknown CBC error code`
	"CBC.5003":     false, // it is not in the set
}

func pay(code string, err error) (bool, error) {
	if code == "CBC.0250" || code == "CBC.99007197" { // want `^retries "CBC.0250", "CBC.99007197" and gives up on "CBC.7251" \(in retryableCodes\), "CBC.99119911" \(in retryableCodes\)$`
		return true, err
	}
	return false, err
}

func alsoInCatalog(code string, err error) (bool, error) {
	if code == "CBC.0250" { // want `^retries "CBC.0250" and gives up on "CBC.99007197" IPThrottled \(throttled\), "CBC.7251" \(in retryableCodes\), "CBC.99119911" \(in retryableCodes\)$`
		return true, err
	}
	return false, err
}

func inASwitch(call func() (string, error)) error {
	for {
		code, err := call()
		switch code { // want `gives up on "CBC.7251" \(in retryableCodes\), "CBC.99119911" \(in retryableCodes\)`
		case "CBC.0250", "CBC.99007197":
			continue
		case "":
			return err
		}
		return errPerm
	}
}

// The list itself decides.
func listed(code string, err error) (bool, error) {
	return retryableCodes[code], err
}

// The list decides about what comes after the first codes.
func listedBelow(code string, err error) (bool, error) {
	if slices.Contains([]string{"CBC.0250", "CBC.99007197"}, code) {
		return true, errBusy
	}
	if retryableCodes[code] {
		return true, err
	}
	return false, err
}

// Another code is retried here, for a reason of its own.
func another(code string, err error) (bool, error) {
	if code == "CBC.0250" || code == "CBC.99007197" || code == "CBC.0154" {
		return true, err
	}
	return false, err
}

// Nothing is retried.
func told(code string) error {
	if code == "CBC.0250" || code == "CBC.99007197" {
		return errPerm
	}
	return errors.New("other")
}

var retryErrCodes = []string{"CBC.0250", "CBC.99007197", "CBC.99119911"} // want `unknown CBC error code`

// Don't flag a decision by a list of its own.
func throttles(code string, err error) (bool, error) {
	return slices.Contains(retryErrCodes, code), err
}

// The codes may be those of a service that is in no catalog.
var codesToRetry = []string{"DBX.200019", "DBX.212033"}

func otherService(code string, err error) (bool, error) {
	if code == "DBX.200019" { // want `^retries "DBX.200019" and gives up on "DBX.212033" \(in codesToRetry\)$`
		return true, err
	}
	return false, err
}

// Don't flag the whole list.
func allOfOtherService(code string, err error) (bool, error) {
	return slices.Contains(codesToRetry, code), err
}
