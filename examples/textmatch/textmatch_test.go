package textmatch_test

import (
	"fmt"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/examples/textmatch"
)

// The answer is about a distributor, and its code begins with CBC.5001.
func Example() {
	err := codes.Decode([]byte(`{"error_code": "CBC.50010059", "error_msg": "Customer association not supported for distributors."}`))

	fmt.Println("before:", textmatch.Before(err))
	fmt.Println("after:", textmatch.After(err))
	// Output:
	// before: true
	// after: false
}
