// Package misclassified has programs that treat codes against their class, and
// say so themselves.
package misclassified

import (
	"errors"
	"slices"

	"github.com/cbclint/cbclint/codes"
)

const noMoney = "CBC.5003"

// A set or a function whose name says what its codes are.
var retryableCodes = map[string]bool{
	"CBC.0250": true,
	noMoney:    true,  // want `^CBC error code "CBC.5003" \(Insufficient balance.\) is retried, but is terminal: the same request cannot succeed$`
	"CBC.3002": false, // want `^CBC error code "CBC.3002" \(The resource has been locked.\) is a permanent failure here, but is conflict: the same request may succeed later$`
	"CBC.5001": false,
}

var retryErrCodes = []string{"CBC.0250", "CBC.5012"} // want `CBC error code "CBC.5012" .* is retried, but is terminal`

var nonRetryable = map[codes.Code]struct{}{
	codes.FlowControl:         {}, // want `"CBC.0250" .* is a permanent failure here, but is throttled`
	codes.InsufficientBalance: {},
}

func isRetryable(code string) bool {
	return code == "CBC.0250" || code == "CBC.5001" // want `"CBC.5001" .* is retried, but is terminal`
}

func shouldRetry(code codes.Code) bool {
	switch code {
	case codes.FlowControl, codes.AccessDenied: // want `"CBC.0151" .* is retried, but is terminal`
		return true
	case codes.IPThrottled: // want `"CBC.99007197" .* is a permanent failure here, but is throttled`
		println("throttled")
		return false
	}
	if code == codes.ResourceLocked { // want `"CBC.3002" .* is a permanent failure here, but is conflict`
		return false
	}
	return code.Retryable()
}

// A first result whose name says it.
func handle(code string, err error) (retry bool, _ error) {
	switch code {
	case "CBC.5003": // want `"CBC.5003" .* is retried, but is terminal`
		return true, err
	case "CBC.99000088": // want `^CBC error code "CBC.99000088" \(We have received your payment and it is currently being processed. Please do not attempt to make the payment again. \[cbclint: A payment is being processed; do not pay again.\]\) is resent blindly, but may have taken effect: look before resending$`
		return true, nil
	case "CBC.0250": // want `"CBC.0250" .* is a permanent failure here, but is throttled`
		return false, err
	}
	handler := func(code string) (retry bool, err error) {
		if code == "CBC.5003" { // want `"CBC.5003" .* is retried, but is terminal`
			return true, nil
		}
		return false, nil
	}
	return handler(code)
}

// The same in other forms: an else, a case that falls through, a result with a
// name, a function or a set that a variable or a field holds.
func forms(code string, err error) (retry bool, _ error) {
	if code != "CBC.5003" && code != "CBC.3144" { // want `"CBC.5003" .* is retried, but is terminal`
		return false, nil
	} else {
		return true, err
	}
}

func named(code string, err error) (retry bool, _ error) {
	switch code {
	case "CBC.5003": // want `"CBC.5003" .* is retried, but is terminal`
		fallthrough
	case "CBC.0250":
		println(code)
		retry = true
		return
	case "CBC.99007197": // want `"CBC.99007197" .* is a permanent failure here`
		retry = false
		return
	case "CBC.5001":
		retry = code != "CBC.5001"
		return
	}
	return false, err
}

var isRetriableCode = func(code string) bool { return code == "CBC.5003" } // want `"CBC.5003" .* is retried, but is terminal`

type policy struct {
	retryable   []string
	ShouldRetry func(code string) bool
}

func policies(p *policy, retryable map[string]bool) {
	*p = policy{
		retryable: []string{"CBC.0250", "CBC.5003"}, // want `"CBC.5003" .* is retried, but is terminal`
		ShouldRetry: func(code string) bool {
			switch code {
			case "CBC.5003": // want `"CBC.5003" .* is retried, but is terminal`
				return true
			}
			return false
		},
	}
	p.retryable = []string{"CBC.5003"} // want `"CBC.5003" .* is retried, but is terminal`
	retryable["CBC.5003"] = true       // want `"CBC.5003" .* is retried, but is terminal`
	retryable["CBC.0250"] = false      // want `"CBC.0250" .* is a permanent failure here`
	retryable["CBC.5001"] = false
	retryable["CBC.99007197"] = true
}

// The same where the failure is taken out of an error first.
func isRetryableError(err error) bool {
	var e *codes.Error
	if errors.As(err, &e) {
		switch e.Code {
		case "CBC.5003": // want `"CBC.5003" .* is retried, but is terminal`
			return true
		}
	}
	if errors.As(err, &e) && e.Code == "CBC.5001" { // want `"CBC.5001" .* is retried, but is terminal`
		return true
	}
	if e, ok := err.(*codes.Error); ok {
		return e.Code == "CBC.0250" || e.Code == "CBC.5012" // want `"CBC.5012" .* is retried, but is terminal`
	}
	return false
}

// A name may say of whom the codes are.
var (
	retryableCBCCodes   = []string{"CBC.5003"} // want `"CBC.5003" .* is retried, but is terminal`
	RetryableOrderCodes = []string{"CBC.5003"} // want `"CBC.5003" .* is retried, but is terminal`
)

func shouldRetryOrder(code string) bool { return code == "CBC.5003" } // want `"CBC.5003" .* is retried, but is terminal`

// Don't flag codes that are treated as their class says.
func IsRetryableCode(code string) bool {
	switch code {
	case "CBC.0250", "CBC.3144":
		return true
	case "CBC.5003", "CBC.99000088", "CBC.0154":
		return false
	}
	return false
}

// Don't flag where the outcome is not plain, or the class not certain.
func canRetry(code string, tries int) bool {
	switch code {
	case "CBC.5003":
		if tries > 3 {
			return false
		}
		return true
	case "CBC.5001":
		return tries < 3
	case "CBC.0250":
		if tries > 3 {
			return false
		}
	case "CBC.0154", "CBC.4015", "CBC.8006", "CBC.7777", "CBC.0000":
		return true
	}
	if code == "CBC.5003" && tries > 3 {
		return true
	}
	if tries > 3 || code == "CBC.5003" {
		return true
	}
	return !(code == "CBC.5003")
}

// Don't flag what is done to another request, after a look, or in some
// circumstances only.
func shouldRetryOnOtherSite(code string, tries int, c *client) bool { return code == "CBC.5003" }

type client struct{ endpoint string }

func (c *client) query() {}

func isRetriable(code string, tries int, c *client) bool {
	switch code {
	case "CBC.0150":
		c.endpoint = "other"
		return true
	case "CBC.99000088":
		c.query()
		return true
	}
	if tries < 3 {
		if code == "CBC.5003" {
			return true
		}
		return code == "CBC.5003"
	}
	if code == "CBC.5003" {
		return true
	}
	return code == "CBC.5003"
}

func shouldRetryLoop(code string) (done bool, err error) {
	switch code {
	case "CBC.5003":
		return true, nil
	}
	return false, nil
}

var (
	retryableAfterTopUp = []string{"CBC.5003"}
	notRetryableYet     = []string{"CBC.0250"}
)

// Don't flag functions and sets of other names.
func known(code string) (bool, error) {
	switch code {
	case "CBC.5003":
		return true, nil
	case "CBC.0250":
		return false, errors.New("throttled")
	}
	return code == "CBC.5003", nil
}

var (
	retries     = map[string]int{"CBC.5003": 1}
	codesOf     = []string{"CBC.5003"}
	retryTexts  = map[string]string{"CBC.5003": "top up"}
	retryCounts = []string{"CBC.5003"}
)

// Don't flag what depends on something else than the failure.
var retryableSometimes = map[string]bool{"CBC.5003": len(noMoney) > 100}

var retryableCode = map[string]bool{"CBC.5003": depends()}

func depends() bool { return noMoney == "" }

type payer struct{ topUp func() }

func (p *payer) shouldRetry(code string) bool { return p.topUp != nil && code == "CBC.5003" }

// Code.Is is a comparison, too: with the code and with its twins.
func isRetryableCode(code codes.Code) bool {
	return code.Is(codes.FlowControl) || code.Is(codes.InsufficientBalance) // want `"CBC.99005003" .* is retried, but is terminal`
}

func canRetryCode(code codes.Code) bool {
	switch {
	case code.Is(codes.ResourceLocked): // want `"CBC.3002" .* is a permanent failure here, but is conflict`
		return false
	case codes.OrderInProgress.Is(code): // want `"CBC.99003144" .* is a permanent failure here, but is conflict`
		return false
	}
	if !code.Is(codes.CustomerNotFound) { // want `"CBC.99007000" .* is retried, but is terminal`
		return false
	} else {
		return true
	}
}

// Don't flag an Is of another type, or one that says what the class says.
type phrase string

func (p phrase) Is(other phrase) bool { return p == other }

func shouldRetryPhrase(p phrase) bool { return p.Is("CBC.5003") }

func shouldRetryCode(code codes.Code) bool {
	return code.Is(codes.OrderInProgress)
}

// A list that is looked into where it stands, a row of a table, and a kind whose name says
// it.
func inAList(code string) (retry bool) {
	return slices.Contains([]string{"CBC.0250", "CBC.99007197", "CBC.0151"}, code) // want `"CBC.0151" .* is retried, but is terminal`
}

type rowOf struct {
	Code  string
	Retry bool
}

var rowsOf = []rowOf{
	{Code: "CBC.5003", Retry: true}, // want `"CBC.5003" .* is retried, but is terminal`
	{Code: "CBC.0250", Retry: true},
	{Code: "CBC.5001", Retry: false},
}

var byCode = map[string]rowOf{
	"CBC.0151": {Retry: true}, // want `"CBC.0151" .* is retried, but is terminal`
	"CBC.0250": {Retry: true},
}

type class int

const (
	classFatal class = iota
	classRetry
)

func classOf(code string) class {
	switch code {
	case "CBC.0250", "CBC.0151": // want `"CBC.0151" .* is retried, but is terminal`
		return classRetry
	}
	return classFatal
}
