// Package scan finds what Go sources may hold of codes.
package scan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/lookalike"
)

// A Scanner looks for the codes with some prefixes.
type Scanner struct {
	prefixes []prefix
	pivots   [256]bool // the letters, small and capital, that a code has one of
	stops    [256]bool // these, a backslash, and what is not ASCII
}

// New returns a scanner for codes with prefixes, each without the dot: "CBC".
func New(letters ...string) *Scanner {
	s := new(Scanner)
	for _, l := range letters {
		p := newPrefix(l)
		s.prefixes = append(s.prefixes, p)
		s.pivots[p.pivot], s.pivots[p.pivot+'A'-'a'] = true, true
	}
	s.stops = s.pivots
	s.stops['\\'] = true
	for b := utf8.RuneSelf; b < len(s.stops); b++ {
		s.stops[b] = true
	}
	return s
}

// MayName is a quick test: it is true of every string, as a value or as its Go
// source, that is a code, well or badly spelled, or mentions one.
func (s *Scanner) MayName(text string) bool {
	var letter, digit bool
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\\' || c >= utf8.RuneSelf:
			return true // an escape, full-width or look-alike letters
		case isDigit(rune(c)):
			digit = true
		}
		letter = letter || s.pivots[text[i]]
		if letter && digit {
			return true
		}
	}
	return false
}

// IsCode reports whether a constant string may be a code, or mention one: a text
// mentions a code as it is spelled, and is one as a whole however it is spelled.
func (s *Scanner) IsCode(value string) bool {
	for i := range s.prefixes {
		if p := &s.prefixes[i]; p.hasPivot(value) && p.isCode(value) {
			return true
		}
	}
	return false
}

// IsPiece reports whether a constant string may be a piece of a code that is put
// together with others: "CBC.", "CB", "B", "BC.5003". What has nothing of the
// letter that the scanner looks for is of use only beside one of these.
func (s *Scanner) IsPiece(value string) bool {
	for i := range s.prefixes {
		if p := &s.prefixes[i]; p.hasPivot(value) && p.isPiece(value) {
			return true
		}
	}
	return false
}

// hasPivot reports whether a text has the letter without which it is no code, or
// one that looks like it.
func (p *prefix) hasPivot(value string) bool {
	return strings.IndexByte(value, p.pivot) >= 0 || strings.IndexByte(value, p.pivot+'A'-'a') >= 0 ||
		p.hasLike(value)
}

// hasLike reports whether a text has a character that looks like the pivot.
func (p *prefix) hasLike(text string) bool {
	return slices.ContainsFunc(p.likes, func(like string) bool { return strings.Contains(text, like) })
}

// longest is the length in bytes of the longest text that is a code as a whole: in
// full-width letters, with spaces around it. A longer one can only mention codes,
// which are spelled well.
const longest = 128

func (p *prefix) isCode(value string) bool {
	for rest, ok := value, true; ok; {
		if _, rest, ok = strings.Cut(rest, p.letters+"."); ok && rest != "" && '0' <= rest[0] && rest[0] <= '9' {
			return true
		}
	}
	if len(value) > longest {
		return false
	}
	rest, ok := strings.CutPrefix(fold(value), p.folded)
	if !ok {
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

func (p *prefix) isPiece(value string) bool {
	letters, text := p.letters, value
	if len(value) <= longest {
		letters, text = p.folded, fold(value)
	}
	for rest, ok := text, true; ok; {
		if _, rest, ok = strings.Cut(rest, letters); ok && mayFollow(rest) {
			return true
		}
	}
	for end := p.at + 1; end < len(letters); end++ {
		if strings.HasSuffix(text, letters[:end]) {
			return true // the beginning, up to the pivot or farther
		}
		for start := 1; start <= p.at; start++ {
			if text == letters[start:end] {
				return true
			}
		}
	}
	for start := 1; start <= p.at; start++ {
		if rest, ok := strings.CutPrefix(text, letters[start:]); ok && mayFollow(rest) {
			return true
		}
	}
	return false
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
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		if like := lookalike.Letter(plain); like != 0 {
			plain = like
		}
		return unicode.ToLower(plain)
	}, value)
}

func isDigit(r rune) bool {
	return '0' <= r && r <= '9' || lookalike.Digit(r) != 0 || r == 'i' // an I that has been folded
}
