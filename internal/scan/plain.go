package scan

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// IsPlain is a quick test. It reports true only if no literal in the source of a Go file
// can pass [Scanner.MayMention]. For CBC, the source then has no B between two Cs, and no
// escape for a letter. Most files are plain, which makes a run fast.
func (s *Scanner) IsPlain(source []byte) bool {
	if slices.ContainsFunc(s.prefixes, func(p prefix) bool { return !p.isPlain(source) }) {
		return false
	}
	for at := source; ; {
		i := bytes.IndexByte(at, '\\')
		if i < 0 || i+1 == len(at) {
			return true
		}
		if isLetterEscape(at[i+1]) {
			return false
		}
		at = at[i+2:]
	}
}

func (p *prefix) isPlain(source []byte) bool {
	for _, b := range []byte{p.pivot, p.pivot + 'A' - 'a'} {
		for at := source; ; {
			i := bytes.IndexByte(at, b)
			if i < 0 {
				break
			}
			if isBetween(p, source, len(source)-len(at)+i) {
				return false
			}
			at = at[i+1:]
		}
	}
	return !slices.ContainsFunc(p.likes, func(like string) bool { return bytes.Contains(source, []byte(like)) })
}

// IsPlainLiteral is like [Scanner.IsPlain] for the source of one string literal,
// including its quotes.
func (s *Scanner) IsPlainLiteral(literal string) bool {
	if len(literal) < s.shortest {
		return true
	}
	ascii := true
	for i := range len(literal) {
		c := literal[i]
		switch {
		case !s.stops[c]:
		case c >= utf8.RuneSelf:
			ascii = false
		case c == '\\':
			if i+1 < len(literal) && isLetterEscape(literal[i+1]) {
				return false
			}
		default:
			for n := range s.prefixes {
				if p := &s.prefixes[n]; c|0x20 == p.pivot && isBetween(p, literal, i) {
					return false
				}
			}
		}
	}
	return ascii || !slices.ContainsFunc(s.prefixes, func(p prefix) bool { return p.hasLike(literal) })
}

// isLetterEscape reports whether a backslash and a character may begin the escape of a
// letter.
func isLetterEscape(c byte) bool { return c == 'x' || c == 'u' || c == 'U' || '0' <= c && c <= '7' }

// isSpaceEscape reports whether a backslash and a character are the escape of white
// space.
func isSpaceEscape(c byte) bool { return c == 't' || c == 'n' || c == 'v' || c == 'f' || c == 'r' }

// isBetween reports whether the letters on both sides of the pivot at i may belong to the
// prefix. There may be white space between them.
func isBetween[T string | []byte](p *prefix, source T, i int) bool {
	left, right := i-1, i+1
	for left >= 0 && p.kinds[source[left]] == space {
		left--
	}
	for right < len(source) && p.kinds[source[right]] == space {
		right++
	}
	return left >= 0 && (isBeforePivot(p.kinds[source[left]]) || left > 0 && source[left-1] == '\\' && isSpaceEscape(source[left])) &&
		(p.isLast() || right < len(source) && isAfterPivot(p.kinds[source[right]]))
}

func isBeforePivot(k kind) bool { return k == before || k == both || k == special }

func isAfterPivot(k kind) bool { return k == after || k == both || k == special }
