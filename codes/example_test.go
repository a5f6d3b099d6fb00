package codes_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/cbclint/cbclint/codes"
)

// A retry loop. The throttling of the API gateway has a code that is none of
// CBC, and has to be named.
func Example() {
	answers := []string{
		`{"error_code": "APIGW.0308", "error_msg": "The throttling threshold has been reached."}`,
		`{"error_code": "CBC.3144", "error_msg": "Operation not supported. There is an order in progress for this resource."}`,
		`{"order_ids": ["CS1"]}`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, answers[0])
		answers = answers[1:]
	}))
	defer server.Close()

	renew := func() error {
		resp, err := http.Post(server.URL, "application/json", nil)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			return err
		}
		if err := codes.Decode(body); err != nil { // at any HTTP status
			return fmt.Errorf("renewing: %w", err)
		}
		if resp.StatusCode >= http.StatusBadRequest { // without a code
			return fmt.Errorf("renewing: %s", resp.Status)
		}
		return nil
	}

	const throttledByGateway codes.Code = "APIGW.0308"
	pause := time.Millisecond // in a real program a second, with jitter
	for range 5 {
		err := renew()
		var cbc *codes.Error
		if !errors.As(err, &cbc) || !cbc.Code.Retryable() && cbc.Code != throttledByGateway {
			fmt.Println("in the end:", err)
			return
		}
		fmt.Println(err)
		time.Sleep(pause)
		pause *= 2
	}
	// Output:
	// renewing: APIGW.0308: The throttling threshold has been reached.
	// renewing: CBC.3144: Operation not supported. There is an order in progress for this resource.
	// in the end: <nil>
}

// The code of an answer counts, and not its HTTP status. Only an answer without
// a code leaves the decision to the status.
func ExampleDecode() {
	for _, answer := range []struct {
		status int
		body   string
	}{
		{400, `{"error_code": "CBC.99005003", "error_msg": "Your balance is insufficient."}`},
		{200, `{"error_code": "CBC.5003", "error_msg": "Insufficient balance."}`},
		{200, `{"error_code": "CBC.0000", "error_msg": "Success."}`},
		{200, `{"orders": []}`},
		{204, ``},
		{502, `<html>Bad Gateway</html>`},
		{200, `{"error_code": "CBC.50`},
	} {
		fmt.Println(answer.status, codes.Decode([]byte(answer.body)))
	}
	// Output:
	// 400 CBC.99005003: Your balance is insufficient.
	// 200 CBC.5003: Insufficient balance.
	// 200 <nil>
	// 200 <nil>
	// 204 <nil>
	// 502 <nil>
	// 200 reading a CBC response body: unexpected EOF
}

// The error of Decode is found in a chain of errors by errors.As. It is always
// a pointer.
func ExampleError() {
	err := codes.Decode([]byte(`{"error_code": "CBC.99000088"}`))
	err = fmt.Errorf("paying the order CS1: %w", err)

	var cbc *codes.Error
	if errors.As(err, &cbc) && cbc.Code == codes.PaymentInProgress {
		fmt.Println("do not pay again:", cbc.Code.Retry())
	}
	// Output: do not pay again: unknown-outcome
}

// What to do about a failure: the codes that a program knows by name first,
// with their twins, then all others by their class.
func ExampleCode_Retryable() {
	next := func(code codes.Code) string {
		switch {
		case code == codes.InsufficientBalance || code == codes.InsufficientBalance5003:
			return "top up"
		case code.Retryable():
			return "resend later"
		case code.Retry() == codes.RetryReauth:
			return "get a new token, then resend"
		case code.Retry() == codes.RetryUnknownOutcome:
			return "look whether it took effect"
		case code.Retry() == codes.RetryExhausted:
			return "try again tomorrow"
		default: // terminal, or not in the catalog
			return "give up"
		}
	}
	for _, code := range []codes.Code{
		codes.InsufficientBalance5003, codes.FlowControl, codes.OrderInProgress, codes.TokenInvalidOrExpired,
		codes.PaymentInProgress, codes.DailyTransactionsExceeded, codes.AccessDenied, "CBC.7777",
	} {
		fmt.Println(code, next(code))
	}
	// Output:
	// CBC.5003 top up
	// CBC.0250 resend later
	// CBC.99003144 resend later
	// CBC.0154 get a new token, then resend
	// CBC.99000088 look whether it took effect
	// CBC.99008056 try again tomorrow
	// CBC.0151 give up
	// CBC.7777 give up
}

func ExampleLookup() {
	info, ok := codes.Lookup("CBC.5003")
	fmt.Println(ok, info.Name, info.Status, info.Family, info.Retry, info.Confidence, info.Twins)
	fmt.Println(info.English, info.Chinese)
	fmt.Println(info.Reason)

	_, ok = codes.Lookup("CBC.7777")
	fmt.Println(ok)
	// Output:
	// true InsufficientBalance5003 400 order terminal high [CBC.99005003]
	// Insufficient balance. 余额不足。
	// The balance is too low (余额不足) and has to be topped up before the same request can succeed.
	// false
}

// The codes that mean "slow down": one of them comes with HTTP status 429.
func ExampleAll() {
	for info := range codes.All() {
		if info.Retry == codes.RetryThrottled {
			fmt.Println(info.Code, info.Name, info.Status, info.English)
		}
	}
	// Output:
	// CBC.0250 FlowControl 429 Connection request control triggered.
	// CBC.99007197 IPThrottled 400 Your IP has been throttled.
	// CBC.99008040 OperationsTooFrequent 400 Too many attempts.
}
