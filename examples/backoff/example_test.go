package backoff_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	cenkalti "github.com/cenkalti/backoff/v5"

	"github.com/cbclint/cbclint/examples/backoff"
)

// The server throttles, reports a conflict, and then does what it is asked.
func ExampleDo() {
	answers := []struct {
		status int
		body   string
	}{
		{429, `{"error_code": "CBC.0250", "error_msg": "Connection request control triggered."}`},
		{400, `{"error_code": "CBC.99003651", "error_msg": "A transaction is in progress."}`},
		{200, `{"order_ids": ["CS1"]}`},
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(answers[0].status)
		fmt.Fprint(w, answers[0].body)
		answers = answers[1:]
	}))
	defer server.Close()

	unsubscribe := backoff.Request{
		Send: func(ctx context.Context) error {
			req, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+"/v2/orders/subscriptions/resources/unsubscribe", strings.NewReader(`{}`))
			if err != nil {
				return err
			}
			_, err = backoff.Call(server.Client(), req)
			return err
		},
		Look: func(ctx context.Context) (backoff.State, error) {
			// "suscriptions" is how the service spells it.
			req, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+"/v2/orders/suscriptions/resources/query", strings.NewReader(`{}`))
			if err != nil {
				return backoff.NotDone, err
			}
			body, err := backoff.Call(server.Client(), req)
			if err != nil {
				return backoff.NotDone, err
			}
			var found struct {
				Count int `json:"total_count"`
			}
			if err := json.Unmarshal(body, &found); err != nil || found.Count > 0 {
				return backoff.NotDone, err
			}
			return backoff.Done, nil
		},
	}

	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	err := backoff.Do(ctx, unsubscribe,
		cenkalti.WithBackOff(cenkalti.NewConstantBackOff(time.Millisecond)), // so that this example is quick
		cenkalti.WithNotify(func(err error, _ time.Duration) { fmt.Println("again after", err) }))
	fmt.Println("in the end:", err)
	// Output:
	// again after POST /v2/orders/subscriptions/resources/unsubscribe: CBC.0250: Connection request control triggered.
	// again after POST /v2/orders/subscriptions/resources/unsubscribe: CBC.99003651: A transaction is in progress.
	// in the end: <nil>
}
