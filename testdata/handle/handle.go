// Package handle is the opening example of the README.
package handle

import "errors"

var (
	errTopUp     = errors.New("top up the balance")
	errTryLater  = errors.New("try later")
	errPermanent = errors.New("give up")
)

func handle(code string) error {
	switch code {
	case "CBC.0000":
		return nil
	case "CBC.5030": // meant to be 5003: never taken
		return errTopUp
	case "cbc.3144": // upper case on the wire: never taken
		return errTryLater
	default: // a throttled request ends here, as a permanent failure
		return errPermanent
	}
}
