package apigw_test

import (
	"errors"
	"fmt"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/apigw"
)

// The API gateway stands before the APIs and throttles in their place: package
// codes does not know its codes, and says of them that they are not retryable.
func Example() {
	err := codes.Decode([]byte(`{"error_code": "APIGW.0308", "error_msg": "The throttling threshold has been reached."}`))

	var failure *codes.Error
	if errors.As(err, &failure) {
		fmt.Println(failure.Code.Retryable(), apigw.Code(failure.Code).Retryable())
	}
	// Output: false true
}
