// Package textmatch shows a code that is searched in the text of an error, and finds
// another one, and the same program with the code of the error.
package textmatch

import (
	"strings"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/codes/sdkv3"
)

// Before reports whether an error says that the caller is not a partner. It says so of five
// other codes, too.
func Before(err error) bool {
	return strings.Contains(err.Error(), "CBC.5001") //cbclint:ignore textmatch,constant -- this is the mistake
}

// After reports whether an error says that the caller is not a partner.
func After(err error) bool {
	failure, ok := sdkv3.AsError(err)
	return ok && failure.Code == codes.NotPartner5001
}
