package misclassified

import (
	"errors"
	"net/http"
	"time"
)

// send makes the error itself.
func send(order string) error {
	resp, err := http.Get("https://bss.myhuaweicloud.com/" + order)
	if err != nil {
		return err
	}
	if resp.StatusCode >= http.StatusBadRequest {
		return &apiError{resp.Header.Get("X-Error-Code")}
	}
	return nil
}

func sendAgain(order string) error {
	for range 10 {
		err := send(order)
		var e *apiError
		if errors.As(err, &e) && e.Code == "CBC.0151" { // want `"CBC.0151" .* is retried, but is terminal`
			continue
		}
		return err
	}
	return errPoor
}

// The function itself, with the same request.
func payOnce(order string, tries int) error {
	err := send(order)
	var e *apiError
	if errors.As(err, &e) {
		if e.Code == "CBC.5003" && tries > 0 { // the tries run out
			time.Sleep(time.Second)
			return payOnce(order, tries-1)
		}
		if e.Code == "CBC.0151" { // want `"CBC.0151" .* is retried, but is terminal`
			return payOnce(order, tries)
		}
	}
	return errPoor
}

func shouldRetryV2(code string) bool {
	switch code {
	case "CBC.0250", "CBC.99007197":
		return true
	case "CBC.0151": // want `"CBC.0151" .* is retried, but is terminal`
		return true
	}
	return false
}

func isFatal(code string, err error) (bool, error) {
	if code == "CBC.0250" { // want `"CBC.0250" .* is a permanent failure here`
		return true, err
	}
	return false, err
}

func shouldStop(code string, err error) (bool, error) {
	if code == "CBC.99007197" { // want `"CBC.99007197" .* is a permanent failure here`
		return true, err
	}
	return false, err
}

// The next page is another request.
func walk(page int) error {
	err := list(page)
	var e *apiError
	if errors.As(err, &e) && e.Code == "CBC.0155" {
		return walk(page + 1)
	}
	return err
}

func list(page int) error { return &apiError{http.StatusText(page)} }

func okByName(code string, err error) (ok bool, _ error) {
	if code == "CBC.5003" {
		return true, err
	}
	return false, err
}

// Another request is no other try.
func payFor(order string) error {
	err := send(order)
	var e *apiError
	if errors.As(err, &e) && e.Code == "CBC.0151" {
		return payFor("free/" + order)
	}
	return errPoor
}

// A result that is called done says what true means.
func once(order string) (done bool, err error) {
	err = send(order)
	var e *apiError
	if errors.As(err, &e) && e.Code == "CBC.5003" {
		return true, err
	}
	return false, err
}

func step(order string) (done bool, err error) {
	err = send(order)
	var e *apiError
	if errors.As(err, &e) && (e.Code == "CBC.0250" || e.Code == "CBC.99007197") {
		return false, err
	}
	return true, err
}

func fatal(order string) (fatal bool, err error) {
	err = send(order)
	var e *apiError
	if errors.As(err, &e) && e.Code == "CBC.5003" {
		return true, err
	}
	return false, err
}

func isPoor(code string, err error) (bool, error) {
	if code == "CBC.5003" {
		return true, err
	}
	return false, err
}
