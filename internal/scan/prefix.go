package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/confusable"
)

// A kind is what a byte is to the scanner.
type kind uint8

const (
	other   kind = iota
	before       // the letter before the pivot, small or capital
	after        // the letter behind the pivot
	both         // both, as the C of CBC
	space        // may stand between the letters of a code that is badly spelled
	special      // the beginning of an escape, or not ASCII
)

// A prefix is what the scanner knows about the letters that codes begin with. It
// looks for one of them, the pivot, and then at what stands on its sides.
type prefix struct {
	letters string
	folded  string // the letters, small
	at      int    // where the pivot stands, not at the beginning
	pivot   byte   // small
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

// mark notes what a letter is, small and capital.
func (p *prefix) mark(letter byte, as kind) {
	capital := byte(unicode.ToUpper(rune(letter)))
	if as == after && p.kinds[letter] == before {
		as = both
	}
	p.kinds[letter], p.kinds[capital] = as, as
}

// isLast reports whether no letter stands behind the pivot.
func (p *prefix) isLast() bool { return p.at+1 == len(p.folded) }

// common has the letters of Go sources, the rarest first.
const common = "zjqxkvwybhgufmdpclaonsirte"

// pivotOf returns which letter to look for: the rarest that has one on both
// sides, or the last one if there are just two.
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
