package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/confusable"
)

// A kind is the role of a byte for the scanner.
type kind uint8

const (
	other   kind = iota
	before       // the letter before the pivot, in either case
	after        // the letter after the pivot
	both         // both of these, as the C of CBC
	space        // may be between the letters of a misspelt code
	special      // begins an escape, or is not ASCII
)

// A prefix has the letters of codes in the form for the scanner. The scanner looks for
// one of them, the pivot, and then at the bytes on both sides of it.
type prefix struct {
	letters string
	folded  string // the letters in lower case
	at      int    // the index of the pivot, never 0
	pivot   byte   // in lower case
	likes   []string
	kinds   [256]kind
}

func newPrefix(letters string) prefix {
	p := prefix{letters: letters, folded: strings.ToLower(letters)}
	p.at = pivotOf(p.folded)
	p.pivot = p.folded[p.at]
	for _, like := range confusable.Likes(unicode.ToUpper(rune(p.pivot))) {
		p.likes = append(p.likes, string(like))
	}
	for b := range p.kinds {
		switch {
		case b == '\\' || b >= utf8.RuneSelf:
			p.kinds[b] = special
		case unicode.IsSpace(rune(b)):
			p.kinds[b] = space
		}
	}
	p.mark(p.folded[p.at-1], before)
	if !p.isLast() {
		p.mark(p.folded[p.at+1], after)
	}
	return p
}

// mark sets the kind of a letter in both cases.
func (p *prefix) mark(letter byte, as kind) {
	capital := byte(unicode.ToUpper(rune(letter)))
	if as == after && p.kinds[letter] == before {
		as = both
	}
	p.kinds[letter], p.kinds[capital] = as, as
}

// isLast reports whether the pivot is the last letter.
func (p *prefix) isLast() bool { return p.at+1 == len(p.folded) }

// common has the letters of Go sources, the rarest first.
const common = "zjqxkvwybhgufmdpclaonsirte"

// pivotOf returns the index of the letter to look for. It is the rarest letter with a
// letter on both sides, or the last letter if there are just two.
func pivotOf(folded string) int {
	best := len(folded) - 1
	for i := 1; i < len(folded)-1; i++ {
		if isLetter(folded[i]) && (best == len(folded)-1 || strings.IndexByte(common, folded[i]) < strings.IndexByte(common, folded[best])) {
			best = i
		}
	}
	return best
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' }
