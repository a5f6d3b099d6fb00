package sdkv3_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/global"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	bss "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/bss/v2/model"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/sdkv3"
)

// serve starts a server that gives every request the same answer.
func serve(t *testing.T, status int, body string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("X-Request-Id", "request-1")
		w.WriteHeader(status)
		if body != "" {
			fmt.Fprint(w, body)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// plainClient returns a client of the SDK as it is.
func plainClient(t *testing.T, endpoint string) *bss.BssClient {
	t.Helper()
	credential, err := global.NewCredentialsBuilder().WithAk("AK").WithSk("SK").WithDomainId("domain").SafeBuild()
	if err != nil {
		t.Fatal(err)
	}
	client, err := bss.BssClientBuilder().WithEndpoint(endpoint).WithCredential(credential).SafeBuild()
	if err != nil {
		t.Fatal(err)
	}
	return bss.NewBssClient(client)
}

func handledClient(t *testing.T, endpoint string) *bss.BssClient {
	t.Helper()
	client, err := newClient(endpoint)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// TestPlainSDK is about what the SDK does by itself: if one of these changes,
// this package does too much.
func TestPlainSDK(t *testing.T) {
	_, err := plainClient(t, serve(t, 200, `{"error_code": "CBC.5003", "error_msg": "Poor."}`)).PayOrders(payment())
	if err != nil {
		t.Errorf("a failure with status 200 is the error %v", err)
	}
	_, err = plainClient(t, serve(t, 400, `{"error_code": "CBC.99005003"}`)).PayOrders(payment())
	var failure *sdkerr.ServiceResponseError
	if !errors.As(err, &failure) || failure.ErrorCode != "" {
		t.Errorf("a failure without a message has the code %q", failure.ErrorCode)
	}
	_, err = plainClient(t, serve(t, 400, `{"error_code": "CBC.99005003", "error_msg": "Poor."}`)).PayOrders(payment())
	if byValue := new(sdkerr.ServiceResponseError); errors.As(err, byValue) {
		t.Error("the SDK's error is no pointer")
	}
}

// TestAsError: what a failure of a real client is by AsError.
func TestAsError(t *testing.T) {
	for name, test := range map[string]struct {
		status int
		body   string
		want   string     // the error of AsError
		code   codes.Code // of it
	}{
		"failure with 400": {400, `{"error_code": "CBC.99005003", "error_msg": "Poor."}`, "CBC.99005003: Poor.", codes.InsufficientBalance},
		"failure with 500": {500, `{"error_code": "CBC.0999", "error_msg": "Other."}`, "CBC.0999: Other.", codes.OtherError},
		"failure with 200": {200, `{"error_code": "CBC.5003", "error_msg": "Poor."}`, "CBC.5003: Poor.", codes.InsufficientBalance5003},
		"no message, 400":  {400, `{"error_code": "CBC.99005003"}`, "CBC.99005003: Your balance is insufficient.", codes.InsufficientBalance},
		"no message, 200":  {200, `{"error_code": "CBC.5003"}`, "CBC.5003: Insufficient balance.", codes.InsufficientBalance5003},
		"empty message":    {200, `{"error_code": "CBC.5003", "error_msg": ""}`, "CBC.5003: Insufficient balance.", codes.InsufficientBalance5003},
		"throttled":        {429, `{"error_code": "CBC.0250", "error_msg": "Slow down."}`, "CBC.0250: Slow down.", codes.FlowControl},
		"gateway":          {429, `{"error_code": "APIGW.0308", "error_msg": "Throttled."}`, "APIGW.0308: Throttled.", "APIGW.0308"},

		"another name":     {200, `{"errorCode": "CBC.5003", "errorMsg": "Poor."}`, "CBC.5003: Poor.", codes.InsufficientBalance5003},
		"another name 400": {400, `{"errorCode": "CBC.5003", "errorMsg": "Poor."}`, "CBC.5003: Poor.", codes.InsufficientBalance5003},
		"an object":        {200, `{"error": {"code": "CBC.5003", "message": "Poor."}}`, "CBC.5003: Poor.", codes.InsufficientBalance5003},
		"object, 400":      {400, `{"error": {"code": "CBC.5003", "message": "Poor."}}`, "CBC.5003: Poor.", codes.InsufficientBalance5003},
		"plain names":      {200, `{"code": "APIGW.0308", "message": "Throttled."}`, "APIGW.0308: Throttled.", "APIGW.0308"},

		// The code of the answer, whatever codes stand deeper in it.
		"another below":     {200, `{"error_code": "CBC.99007197", "data": {"code": "Hangzhou", "message": "a city"}}`, "CBC.99007197: Your IP has been throttled.", codes.IPThrottled},
		"another below 400": {400, `{"error_code": "CBC.99007197", "error_msg": null, "error": {"code": "400", "message": "bad"}}`, "CBC.99007197: Your IP has been throttled.", codes.IPThrottled},
		"several below":     {500, `{"error_code": "CBC.0250", "a": {"code": "X.1", "message": "1"}, "b": {"code": "CBC.0000", "message": "2"}}`, "CBC.0250: Connection request control triggered.", codes.FlowControl},
		"code in an object": {200, `{"error": {"error_code": "CBC.5003", "error_msg": "Poor."}}`, "CBC.5003: Poor.", codes.InsufficientBalance5003},
		"beside a number":   {200, `{"errorCode": "CBC.5003", "errorMsg": "Poor.", "code": 200}`, "CBC.5003: Poor.", codes.InsufficientBalance5003},
		"beside a text":     {200, `{"status": 500, "error": "Internal", "errorCode": "CBC.0999"}`, "CBC.0999: Other errors.", codes.OtherError},
		"beside a boolean":  {200, `{"error": true, "errorCode": "CBC.5003"}`, "CBC.5003: Insufficient balance.", codes.InsufficientBalance5003},
		"message no text":   {200, `{"code": "CBC.5003", "message": {"zh": "x"}}`, "CBC.5003: Insufficient balance.", codes.InsufficientBalance5003},
		"beside success":    {200, `{"errorCode": "CBC.0000", "code": "CBC.5003"}`, "CBC.5003: Insufficient balance.", codes.InsufficientBalance5003},
		"more behind it":    {200, `{"errorCode": "CBC.5003"} x`, "CBC.5003: Insufficient balance.", codes.InsufficientBalance5003},

		"upper case":        {200, `{"ErrorCode": "CBC.5003", "ErrorMsg": "Poor."}`, "CBC.5003: Poor.", codes.InsufficientBalance5003},
		"upper case object": {200, `{"Error": {"Code": "CBC.5003", "Message": "Poor."}}`, "CBC.5003: Poor.", codes.InsufficientBalance5003},
		"another service":   {400, `{"error_code": "SVCSTG.ODP.8888001", "error_msg": "Bad."}`, "SVCSTG.ODP.8888001: Bad.", "SVCSTG.ODP.8888001"},
		"its own form":      {200, `{"error_code": "CBC.0250A", "error_msg": "Bad."}`, "CBC.0250A: Bad.", "CBC.0250A"},
		"byte order mark":   {200, "\ufeff{\"errorCode\": \"CBC.5003\", \"errorMsg\": \"Poor.\"}", "CBC.5003: Poor.", codes.InsufficientBalance5003},
	} {
		t.Run(name, func(t *testing.T) {
			cbc, ok := sdkv3.AsError(failPaying(t, test.status, test.body))
			if !ok {
				t.Fatal("AsError finds no error")
			}
			if cbc.Error() != test.want || cbc.Code != test.code {
				t.Errorf("error %q, code %s; want %q, %s", cbc, cbc.Code, test.want, test.code)
			}
		})
	}
}

// TestAsErrorNoCode: a failure that names no code is an error, but none of AsError.
func TestAsErrorNoCode(t *testing.T) {
	for name, test := range map[string]struct {
		status int
		body   string
	}{
		"two below":        {400, `{"data": {"code": "CBC.0250", "message": "a"}, "result": {"code": "CBC.5003", "message": "b"}}`},
		"a city":           {500, `{"data": {"code": "Hangzhou", "message": "a city"}}`},
		"a number as code": {429, `{"code": "429", "message": "Too Many Requests"}`},
		"success with 500": {500, `{"error_code": "CBC.0000", "error_msg": "Success."}`},
		"success with 429": {429, `{"error_code": "CBC.0000"}`},
		"page of a proxy":  {502, `<html>`},
		"no code":          {404, `{}`},
		"an empty answer":  {500, ""},
		"cut off":          {200, `{"error_co`},
		"a number":         {200, `{"error_code": 5003}`},
	} {
		t.Run(name, func(t *testing.T) {
			if cbc, ok := sdkv3.AsError(failPaying(t, test.status, test.body)); ok {
				t.Errorf("AsError finds %v", cbc)
			}
		})
	}
	if cbc, ok := sdkv3.AsError(nil); ok {
		t.Errorf("no error is %v", cbc)
	}
}

// failPaying returns the error, wrapped, of a client that gets a failure with a status and
// a body. It has the status and the ID of the request.
func failPaying(t *testing.T, status int, body string) error {
	t.Helper()
	_, err := handledClient(t, serve(t, status, body)).PayOrders(payment())
	if err == nil {
		t.Fatal("the failure is no error")
	}
	err = fmt.Errorf("paying: %w", err)
	var failure *sdkerr.ServiceResponseError
	if !errors.As(err, &failure) || failure.StatusCode != status || failure.RequestId != "request-1" {
		t.Errorf("%v lacks the status or the ID of the request", err)
	}
	return err
}

// TestSuccess: what reports no failure stays a success, with its fields.
func TestSuccess(t *testing.T) {
	for name, body := range map[string]string{
		"no code":      `{"total_count": 3}`,
		"success":      `{"error_code": "CBC.0000", "error_msg": "Success.", "total_count": 3}`,
		"no such code": `{"error_code": null, "total_count": 3}`,
		"another code": `{"code": "Hangzhou", "message": "a city", "total_count": 3}`,
		"an error":     `{"error": "none", "code": 200, "total_count": 3}`,
		"zero":         `{"error_code": 0, "total_count": 3}`,
		"a boolean":    `{"error_code": false, "total_count": 3}`,
		"status":       `{"error_code": "200", "total_count": 3}`,
		"not a code":   `{"code": "v1.0", "name": "x", "total_count": 3}`,
		"success, too": `{"error_code": "CBC.0000", "error_msg": "Success", "code": "SZ.755", "total_count": 3}`,
		"two hundred":  `{"error_code": 200, "total_count": 3}`,
		"in a list":    `{"fail_resource_infos": [{"error_code": "CBC.3002"}], "total_count": 3}`,
	} {
		answer, err := handledClient(t, serve(t, 200, body)).ListCustomerOrders(new(model.ListCustomerOrdersRequest))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if answer.TotalCount == nil || *answer.TotalCount != 3 {
			t.Errorf("%s: the answer has lost its fields: %s", name, answer)
		}
	}
	if _, err := handledClient(t, serve(t, 204, "")).PayOrders(payment()); err != nil {
		t.Errorf("no content: %v", err)
	}
}

// TestFailures: items that failed, in an answer that is a success.
func TestFailures(t *testing.T) {
	endpoint := serve(t, 200, `{"error_details": [
		{"id": "a", "error_code": "CBC.3002", "error_msg": "The resource has been locked."},
		{"id": "b", "error_code": "CBC.0000"},
		{"id": "c"},
		{"error_code": "CBC.5002"}
	]}`)
	request := &model.UpdatePeriodToOnDemandRequest{Body: &model.PeriodToOnDemandReq{Operation: "SET_UP", ResourceIds: []string{"a", "b", "c", "d"}}}
	answer, err := handledClient(t, endpoint).UpdatePeriodToOnDemand(request)
	if err != nil {
		t.Fatal(err)
	}
	failures := sdkv3.Failures(answer.ErrorDetails)
	if len(failures) != 2 || failures[0].ID != "a" || failures[1].ID != "" {
		t.Fatalf("the failures are %v", failures)
	}
	if a := failures[0]; a.Code != codes.ResourceLocked || !a.Code.Retryable() || a.Message != "The resource has been locked." {
		t.Errorf("a failed by %v", a)
	}
	if got := sdkv3.Failures(nil); len(got) != 0 {
		t.Errorf("nothing has the failures %v", got)
	}
}

// TestRetryable: what the SDK's invokers may send again.
func TestRetryable(t *testing.T) {
	failure := func(code codes.Code) error {
		return &sdkerr.ServiceResponseError{ErrorCode: string(code), ErrorMessage: "?"}
	}
	const notInCatalog = "CBC.7777" //cbclint:ignore unknown -- that is what it is for
	for _, err := range []error{nil, errors.New("lost"), failure(""), failure(notInCatalog), failure(codes.InsufficientBalance), failure(codes.PaymentInProgress)} {
		if sdkv3.Retryable(nil, err) {
			t.Errorf("%v is sent again", err)
		}
	}
	if !sdkv3.Retryable(nil, &sdkerr.ServiceResponseError{StatusCode: 429}) {
		t.Error("status 429 without a code is not sent again")
	}
	for _, code := range []string{"429", "TooManyRequests", "APIGW.9999"} {
		if !sdkv3.Retryable(nil, &sdkerr.ServiceResponseError{StatusCode: 429, ErrorCode: code}) {
			t.Errorf("status 429 with the code %s is not sent again", code)
		}
	}
	if sdkv3.Retryable(nil, &sdkerr.ServiceResponseError{StatusCode: 429, ErrorCode: string(codes.InsufficientBalance)}) {
		t.Error("status 429 weighs more than the code")
	}
	for _, code := range []codes.Code{"APIGW.0308", codes.FlowControl, codes.OrderInProgress, codes.TemporaryFailure} {
		if !sdkv3.Retryable(nil, failure(code)) {
			t.Errorf("%s is not sent again", code)
		}
	}
}

// TestCutOff: an answer that the connection cuts off keeps its status and request ID.
func TestCutOff(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		w.Header().Set("X-Request-Id", "request-1")
		w.WriteHeader(http.StatusTooManyRequests)
		fmt.Fprint(w, `{"error_co`)
	}))
	defer server.Close()
	_, err := handledClient(t, server.URL).PayOrders(payment())
	var failure *sdkerr.ServiceResponseError
	if !errors.As(err, &failure) || failure.StatusCode != http.StatusTooManyRequests || failure.RequestId != "request-1" || !sdkv3.Retryable(nil, err) {
		t.Errorf("the error is %v", err)
	}
}

// TestDecoded: AsError finds what codes.Decode returns, too.
func TestDecoded(t *testing.T) {
	err := fmt.Errorf("paying: %w", codes.Decode([]byte(`{"error_code": "CBC.0250"}`)))
	if cbc, ok := sdkv3.AsError(err); !ok || cbc.Code != codes.FlowControl || !sdkv3.Retryable(nil, err) {
		t.Errorf("the error is %v, %t", cbc, ok)
	}
}
