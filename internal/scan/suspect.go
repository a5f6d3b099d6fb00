package scan

import (
	"slices"
	"unicode/utf8"
)

// IsSuspect reports whether the source of a string literal, in its quotes, is not
// seen at a glance to be neither a code nor a piece of one, nor to mention one.
func (s *Scanner) IsSuspect(literal string) bool {
	ascii := true
	for i := range len(literal) {
		c := literal[i]
		if !s.stops[c] {
			continue
		}
		switch {
		case c >= utf8.RuneSelf:
			ascii = false
		case c == '\\' && i+1 < len(literal):
			if next := literal[i+1]; next == 'x' || next == 'u' || next == 'U' || '0' <= next && next <= '7' {
				return true
			}
		case s.isSuspectAt(literal, i):
			return true
		}
	}
	return !ascii && slices.ContainsFunc(s.prefixes, func(p prefix) bool { return p.hasLike(literal) })
}

// isSpaceEscape reports whether a character behind a backslash stands for a space
// that a badly spelled code may have in it: no line break.
func isSpaceEscape(c byte) bool { return c == 't' || c == 'v' || c == 'f' }

// isSuspectAt reports whether a pivot stands between the right letters, or at an
// end of the literal with one of these.
func (s *Scanner) isSuspectAt(literal string, i int) bool {
	for n := range s.prefixes {
		p := &s.prefixes[n]
		if literal[i]|0x20 != p.pivot {
			continue
		}
		open, end := i-1, i+1
		for open > 0 && p.kinds[literal[open]] == joint {
			open--
		}
		for end < len(literal)-1 && p.kinds[literal[end]] == joint {
			end++
		}
		left, right := p.kinds[literal[open]], p.kinds[literal[end]]
		if open > 0 && literal[open-1] == '\\' && isSpaceEscape(literal[open]) {
			left = special
		}
		if (left.isBefore() || left == special || open == 0) && (right.isAfter() || right == special || end == len(literal)-1 || p.isLast()) {
			return true
		}
	}
	return false
}
