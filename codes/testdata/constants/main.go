// Constants uses constants alone.
package main

import (
	"os"

	"github.com/cbclint/cbclint/codes"
)

func main() {
	switch codes.Code(os.Args[0]) {
	case codes.FlowControl, codes.InsufficientBalance:
		os.Exit(1)
	}
}
