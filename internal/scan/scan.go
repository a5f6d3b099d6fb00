// Package scan finds what Go sources may hold of codes, without parsing them.
package scan

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/lookalike"
)

// Found is what a Go source may hold of a code: one as a whole, or
// pieces of which constants by different names may make one.
type Found uint8

// What a source may hold.
const (
	Whole   Found = 1 << iota // "CBC.5003", or "CBC." + "5003", however it is spelled; or a directive
	Prefix                    // "CBC.", to be put before digits
	Opening                   // "CB" or "B", to be put before "C.5003"
	Closing                   // "BC.5003", to be put behind "C"
)

// A kind is what a character is to the scanner.
type kind uint8

const (
	other  kind = iota // no letter, no digit
	letter             // a letter but of "CBC"
	digit
	digitLike // a letter that a digit is easily taken for
	letterC   // C, however it is spelled
	letterB   // B
	tie       // ties what follows to what is before: AES-CBC
	joint     // stands between literals that are added, or inside a code that is badly spelled
	quote     // begins or ends a literal; a joint, too
	special   // an escape, or not ASCII: to be decoded
)

// A Table tells what each byte is to the scanner.
type Table [256]kind

// NewTable returns the table.
func NewTable() *Table {
	var table Table
	for b := range table {
		table[b] = kindOf(rune(b))
		if b == '\\' || b >= utf8.RuneSelf {
			table[b] = special
		}
	}
	return &table
}

func kindOf(r rune) kind {
	switch plain := lookalike.Narrow(r); {
	case plain == 'c' || plain == 'C' || lookalike.Of(plain) == 'C':
		return letterC
	case plain == 'b' || plain == 'B' || lookalike.Of(plain) == 'B':
		return letterB
	case '0' <= plain && plain <= '9':
		return digit
	case lookalike.Of(plain) == '0' || lookalike.Of(plain) == '1':
		return digitLike
	case plain == '-' || plain == '_' || plain == '@':
		return tie
	case r == '"' || r == '`':
		return quote
	case r == '+' || r == '(' || r == ')' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		return joint
	case unicode.IsLetter(r):
		return letter
	}
	return other
}

// Source returns what the source of a Go file may hold.
func (t *Table) Source(source []byte) Found {
	if isPlain(source, t) {
		return 0
	}
	return scanAllOf(source, t)
}

// Literal returns what a literal may hold, wherever it stands.
func (t *Table) Literal(literal string) Found { return scanAllOf([]byte(literal), t) }

// scanAllOf is Source for a file that may hold something. It reads each byte, and
// decodes escapes and what is not ASCII.
func scanAllOf(source []byte, table *Table) Found {
	s := scanner{}
	for i := 0; i < len(source) && s.found&Whole == 0; {
		k, size := table[source[i]], 1
		if k == special {
			k, size = decode(source[i:])
		}
		i += size
		s.code(k)
		s.piece(k)
		if s.matched == 3 && s.gap == 0 && k == letterC && isDirective(source[i:]) {
			s.found |= Whole
		}
		s.before = [3]kind{k, s.before[0], s.before[1]}
	}
	return s.found
}

type scanner struct {
	found   Found
	before  [3]kind // the last characters, the latest first
	matched int     // how many letters of "CBC" have been read, with nothing but joints between
	gap     int     // how many other characters have been read since all three
}

// maxGap is how many characters other than joints may stand between the letters
// of a code and its digits.
const maxGap = 2

// code follows the letters of a code and, behind them, its digits.
func (s *scanner) code(k kind) {
	switch k {
	case letterC:
		switch {
		case s.matched == 2:
			s.matched, s.gap = 3, 0
		case s.isTied():
			s.matched = 0
		default:
			s.matched = 1
		}
	case letterB:
		switch s.matched {
		case 1:
			s.matched = 2
		default:
			s.matched = 0
		}
	case digit:
		if s.matched == 3 {
			s.found |= Whole
		}
		s.matched = 0
	case quote:
		if s.matched == 3 {
			s.found |= Prefix
		}
	case digitLike:
		if s.matched != 3 {
			s.matched = 0
		}
	case other, tie:
		if s.gap++; s.matched != 3 || s.gap > maxGap {
			s.matched = 0
		}
	case letter:
		s.matched = 0
	}
}

// isTied reports whether the last character keeps what follows from being a
// code: a letter, a digit, a tie.
func (s *scanner) isTied() bool {
	switch s.before[0] {
	case letter, letterB, letterC, digit, digitLike, tie:
		return true
	}
	return false
}

// piece finds literals that may be pieces of a code.
func (s *scanner) piece(k kind) {
	last, second, third := s.before[0], s.before[1], s.before[2]
	isLetter := k == letter || k == letterC || k == letterB || k == digitLike
	switch {
	case k == quote && last == letterB && (second == letterC || second == quote):
		s.found |= Opening
	case last == letterC && second == letterB && third == quote && !isLetter:
		s.found |= Closing
	}
}

// isDirective reports whether what follows "cbc" makes it the name of this
// program, which comments address.
func isDirective(rest []byte) bool {
	const lint = "lint"
	return len(rest) >= len(lint) && strings.EqualFold(string(rest[:len(lint)]), lint)
}

// decode returns the kind and the size of a character that is escaped or not
// ASCII.
func decode(source []byte) (kind, int) {
	if source[0] != '\\' {
		r, size := utf8.DecodeRune(source)
		return kindOf(r), size
	}
	const longest = len(`\U00000043`)
	text := string(source[:min(len(source), longest)])
	r, _, rest, err := strconv.UnquoteChar(text, 0)
	if err != nil {
		return other, 1
	}
	if k := kindOf(r); k != quote {
		return k, len(text) - len(rest)
	}
	return other, len(text) - len(rest)
}
