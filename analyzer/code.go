package analyzer

import (
	"strings"

	"github.com/cbclint/cbclint/codes"
)

const prefix = "CBC."

// isCode reports whether s has the form of a code, with any number of digits.
func isCode(s string) bool {
	digits, ok := strings.CutPrefix(s, prefix)
	return ok && digits != "" && digitRun(digits) == len(digits)
}

// isWellFormed reports whether s has the form that all codes have: 4 or 8
// digits.
func isWellFormed(s string) bool {
	return isCode(s) && isCodeLength(len(s)-len(prefix))
}

func isCodeLength(digits int) bool { return digits == 4 || digits == 8 }

// digitRun returns the number of ASCII digits that s begins with.
func digitRun(s string) int {
	for i := range len(s) {
		if s[i] < '0' || '9' < s[i] {
			return i
		}
	}
	return len(s)
}

// isKnown reports whether the catalog has a code, or the user allows it.
func (c *config) isKnown(code string) bool {
	_, ok := codes.Lookup(code)
	return ok || c.allow[code]
}

// mayName is a quick test: it is true of every string, as a value or as its Go
// source, that is a code, well or badly spelled, or mentions one.
func mayName(s string) bool {
	var letter, digit bool
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\\' || c >= 0x80:
			return true // an escape, full-width or look-alike letters
		case '0' <= c && c <= '9':
			digit = true
		case c == 'B' || c == 'b':
			letter = true
		}
		if letter && digit {
			return true
		}
	}
	return false
}
