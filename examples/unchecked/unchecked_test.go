package unchecked_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/global"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/sdkv3"
	"github.com/cbclint/cbclint/examples/unchecked"
)

// The server answers with HTTP status 200, as the API does when the balance is too low.
func Example() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"error_code": "CBC.5003", "error_msg": "Insufficient balance."}`)
	}))
	defer server.Close()
	credential, err := global.NewCredentialsBuilder().WithAk("AK").WithSk("SK").WithDomainId("domain").SafeBuild()
	if err != nil {
		fmt.Println(err)
		return
	}

	fmt.Println("before:", unchecked.Before(server.URL, credential, "CS1"))

	err = unchecked.After(server.URL, credential, "CS1")
	failure, ok := sdkv3.AsError(err)
	fmt.Println("after:", ok && failure.Code == codes.InsufficientBalance5003, failure)
	// Output:
	// before: <nil>
	// after: true CBC.5003: Insufficient balance.
}
