package scan

import "bytes"

// IsPlain reports whether the source of a Go file is seen at a glance to hold
// nothing of a code: it has no B between two Cs or beside a quote, and nothing
// that could be decoded to one. Most files are so; this is what makes a run fast.
func (table *Table) IsPlain(source []byte) bool {
	for _, b := range []byte(`bB`) {
		for at := source; ; {
			i := bytes.IndexByte(at, b)
			if i < 0 {
				break
			}
			if isSuspect(source, len(source)-len(at)+i, table) {
				return false
			}
			at = at[i+1:]
		}
	}
	for _, b := range []string{"В", "в", "Β", "Ｂ", "ｂ"} { // Cyrillic, Greek, full-width
		if bytes.Contains(source, []byte(b)) {
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

// isSuspect reports whether a B may be one of "CBC", or the end of a literal
// that is the beginning of that.
func isSuspect(source []byte, i int, table *Table) bool {
	open, end := i-1, i+1
	for kindAt(source, open, table) == joint {
		open--
	}
	for kindAt(source, end, table) == joint {
		end++
	}
	before, after := kindAt(source, open, table), kindAt(source, end, table)
	switch {
	case before == special || after == special:
		return true
	case before == quote && after == quote:
		return mayBeJoined(source, open, end) || isSplit(source, open, end, table)
	case before == letterC && after == quote, before == quote && after == letterC:
		return true
	}
	return isSplit(source, open, end, table)
}

// isSplit reports whether there are Cs on both sides of a B, in its literal or
// in those beside it.
func isSplit(source []byte, open, end int, table *Table) bool {
	before, after := kindAt(source, open, table), kindAt(source, end, table)
	for ; before == joint || before == quote; before = kindAt(source, open, table) {
		open--
	}
	for ; after == joint || after == quote; after = kindAt(source, end, table) {
		end++
	}
	return (before == letterC || before == special) && (after == letterC || after == special)
}

// mayBeJoined reports whether a literal between quotes may be a part of a sum, or
// the value of a constant: what stands before and behind it does not tell that
// it is an argument, an element, or what a variable is compared with.
func mayBeJoined(source []byte, open, end int) bool {
	for end++; isSpace(at(source, end)); end++ {
	}
	if at(source, end) == '+' {
		return true
	}
	const far = 256 // a list of constants is not that long
	for i, first := open-1, true; i >= max(0, open-far); i-- {
		switch c := source[i]; {
		case isSpace(c):
			continue
		case c == '+' || first && c == '(':
			return true
		case c == '=':
			before := at(source, i-1)
			return before != '=' && before != '!'
		case c == '(' || c == '{' || c == '[' || c == ';':
			return false
		case first && c != ',':
			return false // e.g. case "b":
		}
		first = false
	}
	return open >= far
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func at(source []byte, i int) byte {
	if i < 0 || i >= len(source) {
		return 0
	}
	return source[i]
}

func kindAt(source []byte, i int, table *Table) kind {
	if i < 0 || i >= len(source) {
		return other
	}
	return table[source[i]]
}
