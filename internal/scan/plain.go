package scan

import "bytes"

// isPlain reports whether a file is seen at a glance to hold nothing: it has no
// B between two Cs or beside a quote, and nothing that could be decoded to one.
// Most files are so; this is what makes a run fast.
func isPlain(source []byte, table *Table) bool {
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
	before, after := kindAt(source, i-1, table), kindAt(source, i+1, table)
	if before == special || after == special {
		return true
	}
	if after == quote && before == quote {
		return mayBeJoined(source, i-1, i+1)
	}
	if after == quote && before == letterC {
		return true
	}
	if before == quote && after == letterC {
		return true
	}
	for j := i - 1; before == joint || before == quote; j-- {
		before = kindAt(source, j, table)
	}
	if before != letterC && before != special {
		return false
	}
	for j := i + 1; after == joint || after == quote; j++ {
		after = kindAt(source, j, table)
	}
	return after == letterC || after == special
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
