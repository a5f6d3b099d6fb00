package scan

import (
	"bytes"
	"slices"
)

// IsPlain reports whether the source of a Go file is seen at a glance to hold
// nothing of a code: for CBC, it has no B between two Cs or beside a quote, and
// nothing that could be decoded to one. Most files are so; this is what makes a
// run fast.
func (s *Scanner) IsPlain(source []byte) bool {
	for i := range s.prefixes {
		if !s.prefixes[i].isPlain(source) {
			return false
		}
	}
	for at := source; ; {
		i := bytes.IndexByte(at, '\\')
		if i < 0 || i+1 == len(at) {
			return true
		}
		if next := at[i+1]; next == 'x' || next == 'u' || next == 'U' || '0' <= next && next <= '7' {
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
			if p.isSuspect(source, len(source)-len(at)+i) {
				return false
			}
			at = at[i+1:]
		}
	}
	return !slices.ContainsFunc(p.likes, func(like string) bool { return bytes.Contains(source, []byte(like)) })
}

// isSuspect reports whether a pivot may be one of the prefix, or the end of a
// literal that is the beginning of that.
func (p *prefix) isSuspect(source []byte, i int) bool {
	open, end := i-1, i+1
	for p.leftOf(source, open) == joint {
		open--
	}
	for p.kindAt(source, end) == joint {
		end++
	}
	left, right := p.leftOf(source, open), p.kindAt(source, end)
	switch {
	case left == special || right == special:
		return true
	case left == quote && right == quote:
		return mayBePart(source, open, end)
	case p.isLast():
		return left == quote || p.isSplit(source, open, end)
	case left.isBefore() && right == quote, left == quote && right.isAfter():
		return true
	}
	return p.isSplit(source, open, end)
}

// isLast reports whether no letter stands behind the pivot.
func (p *prefix) isLast() bool { return p.at+1 == len(p.folded) }

// isSplit reports whether the right letters stand on both sides of a pivot, in
// its literal or in those beside it.
func (p *prefix) isSplit(source []byte, open, end int) bool {
	left, right := p.leftOf(source, open), p.kindAt(source, end)
	for ; left == joint || left == quote; left = p.leftOf(source, open) {
		open--
	}
	for ; right == joint || right == quote; right = p.kindAt(source, end) {
		end++
	}
	return (left.isBefore() || left == special) && (right.isAfter() || right == special || p.isLast())
}

// leftOf returns the kind of what stands on the left of something: it may be an
// escape, of which this is the last character.
func (p *prefix) leftOf(source []byte, i int) kind {
	if i > 0 && source[i-1] == '\\' && isSpaceEscape(source[i]) {
		return special
	}
	return p.kindAt(source, i)
}

func (p *prefix) kindAt(source []byte, i int) kind {
	if i < 0 || i >= len(source) {
		return other
	}
	return p.kinds[source[i]]
}
