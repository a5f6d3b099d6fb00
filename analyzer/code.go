package analyzer

import (
	"fmt"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// isKnown reports whether the catalog has a code, or the user allows it.
func (c *config) isKnown(code string) bool {
	_, ok := c.catalog.Lookup(code)
	return ok || c.allow[code]
}

// retryOf returns the retry class of a code, or "" if it is not known.
func (c *config) retryOf(code string) codes.Retry {
	e, _ := c.catalog.Lookup(code)
	return e.Retry
}

// quoteWithText returns e.g. `"CBC.5003" (Insufficient balance.)`.
func quoteWithText(e catalog.Entry) string {
	if e.Text() == "" {
		return fmt.Sprintf("%q", e.Code)
	}
	return fmt.Sprintf("%q (%s)", e.Code, e.Text())
}

// serviceOf returns the letters of a code, e.g. "CBC".
func serviceOf(code string) string {
	letters, _ := catalog.Split(code)
	return letters
}
