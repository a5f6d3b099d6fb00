package sdkv3_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/global"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/invoker/retry"
	bss "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2/model"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/sdkv3"
)

// newClient returns a client of the SDK with the error handler. A real one has
// a region in place of the endpoint, and no domain ID.
func newClient(endpoint string) (*bss.BssClient, error) {
	credential, err := global.NewCredentialsBuilder().WithAk("AK").WithSk("SK").WithDomainId("domain").SafeBuild()
	if err != nil {
		return nil, err
	}
	client, err := bss.BssClientBuilder().
		WithEndpoint(endpoint).
		WithCredential(credential).
		WithErrorHandler(sdkv3.ErrorHandler{}).
		SafeBuild()
	if err != nil {
		return nil, err
	}
	return bss.NewBssClient(client), nil
}

func payment() *model.PayOrdersRequest {
	return &model.PayOrdersRequest{Body: &model.PayCustomerOrderV3Req{OrderId: "CS1", UseCoupon: "NO", UseDiscount: "NO"}}
}

// A failure with HTTP status 200, which the SDK alone takes for success.
func ExampleErrorHandler() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"error_code": "CBC.5003", "error_msg": "Insufficient balance."}`)
	}))
	defer server.Close()

	client, err := newClient(server.URL)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = client.PayOrders(payment())
	if cbc, ok := sdkv3.AsError(err); ok {
		fmt.Println(cbc)
		fmt.Println(cbc.Code == codes.InsufficientBalance5003, cbc.Code.Retryable())
	}
	// Output:
	// CBC.5003: Insufficient balance.
	// true false
}

// The SDK's own retries, by the class of the code.
func ExampleRetryable() {
	answers := []string{
		`{"error_code": "CBC.99007197", "error_msg": "Your IP has been throttled."}`,
		`{"error_code": "CBC.3144", "error_msg": "There is an order in progress."}`,
		`{}`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Println("answer:", answers[0])
		fmt.Fprint(w, answers[0])
		answers = answers[1:]
	}))
	defer server.Close()

	client, err := newClient(server.URL)
	if err != nil {
		fmt.Println(err)
		return
	}
	// A real program waits: retry.NewDecorRelatedJitter().
	invoker := client.PayOrdersInvoker(payment())
	invoker.WithRetry(5, sdkv3.Retryable, new(retry.None))
	_, err = invoker.Invoke()
	fmt.Println("in the end:", err)
	// Output:
	// answer: {"error_code": "CBC.99007197", "error_msg": "Your IP has been throttled."}
	// answer: {"error_code": "CBC.3144", "error_msg": "There is an order in progress."}
	// answer: {}
	// in the end: <nil>
}
