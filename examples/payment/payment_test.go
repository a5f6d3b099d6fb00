package payment_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	retry "github.com/cenkalti/backoff/v5"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/global"
	bss "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/sdkv3"
	"github.com/cbclint/cbclint/examples/payment"
)

// An answer of the server to a payment.
type answer struct {
	status int
	body   string
}

// newClient returns a client of a server that answers payments in turn, and says
// of every order that it has a status. It counts the payments.
func newClient(t *testing.T, orderStatus int, answers []answer) (*bss.BssClient, *int) {
	t.Helper()
	paid := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.Method == http.MethodGet {
			_, _ = fmt.Fprintf(w, `{"order_info": {"status": %d}}`, orderStatus)
			return
		}
		w.WriteHeader(answers[paid].status)
		fmt.Fprint(w, answers[paid].body)
		paid++
	}))
	t.Cleanup(server.Close)
	credential, err := global.NewCredentialsBuilder().WithAk("AK").WithSk("SK").WithDomainId("domain").SafeBuild()
	if err != nil {
		t.Fatal(err)
	}
	client, err := bss.BssClientBuilder().WithEndpoint(server.URL).WithCredential(credential).WithErrorHandler(sdkv3.ErrorHandler{}).SafeBuild()
	if err != nil {
		t.Fatal(err)
	}
	return bss.NewBssClient(client), &paid
}

// TestPay: a payment is sent again only where that is no second payment.
func TestPay(t *testing.T) {
	const awaiting, completed = 6, 5
	for name, test := range map[string]struct {
		order   int // its status
		answers []answer
		code    codes.Code // of the failure, "" for none
	}{
		"throttled, then paid": {awaiting, []answer{{200, `{"error_code": "CBC.99007197", "error_msg": "Throttled."}`}, {429, `{"error_code": "CBC.0250", "error_msg": "Throttled."}`}, {200, `{}`}}, ""},
		"poor with 200":        {awaiting, []answer{{200, `{"error_code": "CBC.5003", "error_msg": "Poor."}`}}, codes.InsufficientBalance5003},
		"poor with 400":        {awaiting, []answer{{400, `{"error_code": "CBC.99005003", "error_msg": "Poor."}`}}, codes.InsufficientBalance},
		"unknown, and paid":    {completed, []answer{{500, `{"error_code": "CBC.0999", "error_msg": "Other."}`}}, ""},
		"unknown, not paid":    {awaiting, []answer{{500, `{"error_code": "CBC.0999", "error_msg": "Other."}`}, {200, `{}`}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			client, paid := newClient(t, test.order, test.answers)
			err := payment.Pay(t.Context(), client, "CS1", retry.WithBackOff(new(retry.ZeroBackOff)))
			var cbc *codes.Error
			if errors.As(err, &cbc); err != nil && (cbc == nil || cbc.Code != test.code) || (err != nil) != (test.code != "") {
				t.Errorf("the error is %v; want %q", err, test.code)
			}
			if *paid != len(test.answers) {
				t.Errorf("sent %d times; want %d", *paid, len(test.answers))
			}
		})
	}
}
