package narrow

import "bytes"

// isPlain reports whether a file is seen at a glance to hold nothing: it has no
// B between two Cs or beside a quote, and nothing that could be decoded to one.
// Most files are so; this is what makes a run fast.
func isPlain(source []byte, table *[256]kind) bool {
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
func isSuspect(source []byte, i int, table *[256]kind) bool {
	before, after := kindAt(source, i-1, table), kindAt(source, i+1, table)
	if before == special || after == special {
		return true
	}
	if after == quote && (before == quote || before == letterC) {
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

func kindAt(source []byte, i int, table *[256]kind) kind {
	if i < 0 || i >= len(source) {
		return other
	}
	return table[source[i]]
}
