// Lookup looks up a code.
package main

import (
	"os"

	"github.com/cbclint/cbclint/codes"
)

func main() {
	if codes.Code(os.Args[0]).Retryable() {
		os.Exit(1)
	}
}
