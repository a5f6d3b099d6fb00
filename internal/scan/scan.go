// Package scan finds the strings of Go sources that may name a code.
//
// [Scanner.MayMention] decides about every string, wherever it comes from. A string
// passes if it has all letters of a service, in any case or spelling. So "CBC.5003"
// passes, and so does the "CBC" of "CBC" + ".5003". The two halves of "C" + "BC.5003" do
// not.
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
	shortest int       // the length of the shortest literal with all letters of a prefix
	stops    [256]bool // bytes at which a quick look at a literal stops
}

// New returns a scanner for codes with some prefixes, without the dot: "CBC".
func New(letters ...string) *Scanner {
	s := new(Scanner)
	for _, l := range letters {
		p := newPrefix(l)
		s.prefixes = append(s.prefixes, p)
		s.stops[p.pivot], s.stops[p.pivot+'A'-'a'] = true, true
	}
	for n, p := range s.prefixes {
		if short := len(p.letters) + len(`""`); n == 0 || short < s.shortest {
			s.shortest = short
		}
	}
	s.stops['\\'] = true
	for b := utf8.RuneSelf; b < len(s.stops); b++ {
		s.stops[b] = true
	}
	return s
}

// MayMention reports whether a constant string has all letters of a service, and may go
// on like a code. In a long text, the letters must be spelled as published. A short text
// may be a code in a wrong spelling.
func (s *Scanner) MayMention(value string) bool {
	return slices.ContainsFunc(s.prefixes, func(p prefix) bool { return p.hasPivot(value) && p.mayMention(value) })
}

// longest is the length in bytes of the longest text that can be a code as a whole, in
// full-width letters and with spaces around it. Longer texts can only mention codes in
// the right spelling.
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

// mayFollow reports whether rest may follow the letters of a code: separators, and then a
// digit or the end.
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

// hasPivot reports whether a text has the pivot, or a character that looks like it.
// Without it, the text names no code.
func (p *prefix) hasPivot(value string) bool {
	return strings.IndexByte(value, p.pivot) >= 0 || strings.IndexByte(value, p.pivot+'A'-'a') >= 0 || p.hasLike(value)
}

func (p *prefix) hasLike(text string) bool {
	return slices.ContainsFunc(p.likes, func(like string) bool { return strings.Contains(text, like) })
}

// fold returns a text in lower case, without white space and invisible characters.
// Characters that look like Latin letters become these letters.
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
	return '0' <= r && r <= '9' || confusable.Digit(r) != 0 || r == 'i' // fold has turned an I into an i
}
