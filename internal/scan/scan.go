// Package scan finds the strings of Go sources that may name a code.
//
// One test of a string decides, wherever it comes from: [Scanner.MayMention]. A
// string passes if it holds the letters of a service as a whole, in any case or
// spelling. So "CBC.5003" passes, and so does the "CBC" of "CBC" + ".5003". The
// two halves of "C" + "BC.5003" do not.
package scan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/confusable"
)

// A Scanner looks for the codes with some prefixes.
type Scanner struct {
	prefixes []prefix
	stops    [256]bool // bytes that a quick look at a literal stops at
}

// New returns a scanner for codes with prefixes, each without the dot: "CBC".
func New(letters ...string) *Scanner {
	s := new(Scanner)
	for _, l := range letters {
		p := newPrefix(l)
		s.prefixes = append(s.prefixes, p)
		s.stops[p.pivot], s.stops[p.pivot+'A'-'a'] = true, true
	}
	s.stops['\\'] = true
	for b := utf8.RuneSelf; b < len(s.stops); b++ {
		s.stops[b] = true
	}
	return s
}

// MayMention reports whether a constant string holds the letters of a service as
// a whole, and may go on as a code does. A longer text has them as they are
// published. A short one may be a code in a wrong spelling.
func (s *Scanner) MayMention(value string) bool {
	return slices.ContainsFunc(s.prefixes, func(p prefix) bool { return p.hasPivot(value) && p.mayMention(value) })
}

// longest is the length in bytes of the longest text that is a code as a whole:
// in full-width letters, with spaces around it. Longer texts can only mention
// codes, which are then spelled well.
const longest = 128

func (p *prefix) mayMention(value string) bool {
	for rest, ok := value, true; ok; {
		if _, rest, ok = strings.Cut(rest, p.letters); ok && mayFollow(rest) {
			return true
		}
	}
	if len(value) > longest {
		return false
	}
	rest, ok := strings.CutPrefix(fold(value), p.folded)
	return ok && mayFollow(rest)
}

// mayFollow reports whether rest, which stands behind the letters of a code, may
// be the rest of that code: separators, and then a digit or the end.
func mayFollow(rest string) bool {
	const mostSeparators = 3
	separators := 0
	for _, r := range rest {
		switch {
		case isDigit(r):
			return true
		case separators == mostSeparators, unicode.IsLetter(r):
			return false
		}
		separators++
	}
	return true
}

// hasPivot reports whether a text has the letter without which it names no code,
// or a character that looks like it.
func (p *prefix) hasPivot(value string) bool {
	return strings.IndexByte(value, p.pivot) >= 0 || strings.IndexByte(value, p.pivot+'A'-'a') >= 0 || p.hasLike(value)
}

func (p *prefix) hasLike(text string) bool {
	return slices.ContainsFunc(p.likes, func(like string) bool { return strings.Contains(text, like) })
}

// fold returns a text in lower case, without white space and invisible
// characters, and with Latin letters in the place of those that look like them.
func fold(value string) string {
	return strings.Map(func(r rune) rune {
		plain := confusable.Narrow(r)
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		if like := confusable.Letter(plain); like != 0 {
			plain = like
		}
		return unicode.ToLower(plain)
	}, value)
}

func isDigit(r rune) bool {
	return '0' <= r && r <= '9' || confusable.Digit(r) != 0 || r == 'i' // an I that has been folded
}
