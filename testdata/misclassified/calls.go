package misclassified

import "errors"

var (
	errRetry = errors.New("retry")
	errPoor  = errors.New("top up")
)

type apiError struct{ Code string }

func (e *apiError) Error() string { return e.Code }

type caller interface{ Pay(order string) error }

// What asks first whether there is an error at all.
func afterCall(c caller, order string) (retry bool, err error) {
	if err = c.Pay(order); err == nil {
		return false, nil
	}
	var e *apiError
	if errors.As(err, &e) && e.Code == "CBC.5003" { // want `"CBC.5003" .* is retried, but is terminal`
		return true, err
	}
	return false, err
}

func inABlock(c caller, order string) (retry bool, err error) {
	if err := c.Pay(order); err != nil {
		var e *apiError
		if errors.As(err, &e) && e.Code == "CBC.0250" { // want `"CBC.0250" .* is a permanent failure here`
			return false, err
		}
		return true, err
	}
	return false, nil
}

// Ways that return the same error, and differ in a truth value.
func handleConflict(code string, err error) (bool, error) {
	if code == "CBC.5003" { // want `"CBC.5003" .* is retried, but is terminal`
		return true, err
	}
	return false, err
}

func isTemporary(code string) bool {
	return code == "CBC.0250" || code == "CBC.0151" // want `"CBC.0151" .* is retried, but is terminal`
}

func byName(code string) error {
	if code == "CBC.5003" { // want `"CBC.5003" .* is retried, but is terminal`
		return errRetry
	}
	return errPoor
}

type row struct {
	Code  string
	Retry bool
}

var rows = []row{
	{"CBC.5003", true}, // want `"CBC.5003" .* is retried, but is terminal`
	{"CBC.0250", true},
	{"CBC.5001", false},
}

var byKey = map[string]struct{ Retry bool }{
	"CBC.5003": {true}, // want `"CBC.5003" .* is retried, but is terminal`
	"CBC.0250": {true},
	"CBC.5001": {false},
}

// Don't flag what says whether something exists: the errors are not the same.
func exists(code string, err error) (bool, error) {
	if code == "CBC.5003" {
		return true, nil
	}
	return false, err
}

// Don't flag a request that may be another one.
func shrinks(c caller, order string) (retry bool, err error) {
	err = c.Pay(order)
	var e *apiError
	if errors.As(err, &e) && e.Code == "CBC.5003" {
		return c.Pay("half of "+order) != nil, err
	}
	return false, err
}

// What a loop tries again at once.
func tries(c caller, order string) error {
	var err error
	for range 3 {
		if err = c.Pay(order); err == nil {
			return nil
		}
		var e *apiError
		if errors.As(err, &e) && e.Code == "CBC.5003" { // want `"CBC.5003" .* is retried, but is terminal`
			continue
		}
		return err
	}
	return err
}

func triesForEver(call func() error) error {
	for {
		err := call()
		if err == nil {
			return nil
		}
		var e *apiError
		if !errors.As(err, &e) || e.Code != "CBC.99000088" { // want `"CBC.99000088" .* is resent blindly`
			return err
		}
	}
}

// Don't flag another request, one after something has been done, or a loop that has other
// things to do.
func triesLess(call func(amount int) error, amount int) error {
	for {
		err := call(amount)
		var e *apiError
		if errors.As(err, &e) && e.Code == "CBC.5003" {
			amount /= 2
			continue
		}
		return err
	}
}

func topsUp(call func() error, topUp func()) error {
	for {
		err := call()
		var e *apiError
		if errors.As(err, &e) && e.Code == "CBC.5003" {
			topUp()
			continue
		}
		return err
	}
}

func changes(call func(*row) error, r row) error {
	for {
		err := call(&r)
		var e *apiError
		if errors.As(err, &e) && e.Code == "CBC.5003" {
			r.Retry = true
			continue
		}
		return err
	}
}

func goesOn(c caller, orders []string) error {
	for _, order := range orders {
		err := c.Pay(order)
		var e *apiError
		if errors.As(err, &e) && e.Code == "CBC.5003" {
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func comesAgain(c caller, ticks <-chan int) error {
	for {
		<-ticks
		err := c.Pay("the same")
		var e *apiError
		if errors.As(err, &e) && e.Code == "CBC.5003" {
			continue
		}
		if err != nil {
			return err
		}
	}
}
