// Package scan finds what Go sources may hold of codes.
package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/lookalike"
)

// A kind is what a character is to the scanner.
type kind uint8

const (
	other   kind = iota
	letterC      // C, however it is spelled
	letterB      // B
	joint        // stands between literals that are added, or inside a code that is badly spelled
	quote        // begins or ends a literal; a joint, too
	special      // an escape, or not ASCII
)

// A Table tells what each byte is to the scanner.
type Table [256]kind

// NewTable returns the table.
func NewTable() *Table {
	var table Table
	for b := range table {
		switch {
		case b == 'c' || b == 'C':
			table[b] = letterC
		case b == 'b' || b == 'B':
			table[b] = letterB
		case b == '"' || b == '`':
			table[b] = quote
		case b == '+' || b == '(' || b == ')' || b < utf8.RuneSelf && unicode.IsSpace(rune(b)):
			table[b] = joint
		case b == '\\' || b >= utf8.RuneSelf:
			table[b] = special
		}
	}
	return &table
}

// IsCode reports whether a constant string may be a code, or mention one: a text
// mentions a code as it is spelled, and is one as a whole however it is spelled.
func IsCode(value string) bool {
	for rest, ok := value, true; ok; {
		if _, rest, ok = strings.Cut(rest, "CBC."); ok && rest != "" && '0' <= rest[0] && rest[0] <= '9' {
			return true
		}
	}
	const longest = 128 // in bytes, of a code in full-width letters with spaces around it
	rest, ok := strings.CutPrefix(fold(value), "cbc")
	if !ok || len(value) > longest {
		return false
	}
	separator := true
	for _, r := range rest {
		if isDigit(r) || !separator {
			return isDigit(r)
		}
		separator = false
	}
	return false
}

// IsPiece reports whether a constant string may be a piece of a code that is put
// together with others: "CBC.", "CB", "B", "BC.5003". What begins with the last
// letter, or has digits alone, is of use only beside one of these.
func IsPiece(value string) bool {
	folded := fold(value)
	for rest, ok := folded, true; ok; {
		if _, rest, ok = strings.Cut(rest, "cbc"); ok && mayFollow(rest) {
			return true
		}
	}
	return strings.HasSuffix(folded, "cb") || folded == "b" || strings.HasPrefix(folded, "bc")
}

// mayFollow reports whether what stands behind the letters of a code may be the
// rest of it, or of a piece: nothing, or a separator, or digits behind one.
func mayFollow(rest string) bool {
	for i, r := range rest {
		if isDigit(r) {
			return true
		}
		if i > 0 || unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// fold returns a text as it would be in a code that is spelled well, but in
// lower case: without spaces and invisible characters, with the letters that
// others look like.
func fold(value string) string {
	return strings.Map(func(r rune) rune {
		plain := lookalike.Narrow(r)
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
			return -1
		case lookalike.Of(plain) == 'C':
			return 'c'
		case lookalike.Of(plain) == 'B':
			return 'b'
		}
		return unicode.ToLower(plain)
	}, value)
}

func isDigit(r rune) bool {
	like := lookalike.Of(r)
	return '0' <= r && r <= '9' || like == '0' || like == '1'
}
