package scan

import "bytes"

// mayBePart reports whether a literal, of which the quotes are given, may be a part
// of a sum or the value of a constant. What stands on its line tells of most that
// they are not: an argument, an element, what a variable is compared with.
func mayBePart(source []byte, open, end int) bool {
	if next := bytes.TrimLeft(source[end+1:], " \t)"); len(next) != 0 && (next[0] == '+' || next[0] == '/') {
		return true
	}
	start := bytes.LastIndexByte(source[:open], '\n') + 1
	before := bytes.TrimRight(source[start:open], " \t")
	if len(before) == 0 || bytes.IndexByte(before, '`') >= 0 {
		return true // it goes on from the line before
	}
	switch last := before[len(before)-1]; {
	case last == ',':
		return mayBeListed(source[:start], before)
	case last == '=':
		return len(before) == 1 || bytes.IndexByte([]byte(":=!<>"), before[len(before)-2]) < 0 // else no constant of that value
	case last == ':' || last == '{' || last == '[' || 'a' <= last && last <= 'z':
		return false // e.g. case "b"
	}
	return true
}

// mayBeListed reports whether what follows a comma may be one of several values of
// constants: these have as many names before an equals sign.
func mayBeListed(above, before []byte) bool {
	if bytes.Contains(before, []byte("const")) || bytes.ContainsAny(before, ";/") {
		return true
	}
	if names, _, ok := bytes.Cut(before, []byte("=")); ok {
		return bytes.IndexByte(names, ',') >= 0
	}
	above = bytes.TrimRight(above, " \t\r\n")
	line := above[bytes.LastIndexByte(above, '\n')+1:]
	return bytes.HasSuffix(line, []byte(",")) || bytes.HasSuffix(line, []byte("=")) || bytes.IndexByte(line, '/') >= 0
}
