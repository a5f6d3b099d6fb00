// Package printable prepares texts for a line of a terminal. It replaces what is not
// printable, and cuts what is too long.
package printable

import (
	"strings"
	"unicode"
)

// Text returns a text that stays on its line, cannot control a terminal, and does not
// change the direction of writing. A line break or a tab becomes a space. Any other
// control character, a character that changes the direction of writing, and a byte that
// is not UTF-8 become U+FFFD.
func Text(s string) string {
	for i := range len(s) {
		if s[i] < ' ' || '~' < s[i] {
			return strings.Map(shown, s)
		}
	}
	return s
}

// Lines is like [Text], but keeps line breaks.
func Lines(s string) string {
	lines := strings.SplitAfter(s, "\n")
	for i, line := range lines {
		text, broken := strings.CutSuffix(line, "\n")
		lines[i] = Text(text)
		if broken {
			lines[i] += "\n"
		}
	}
	return strings.Join(lines, "")
}

// Short returns a text. If the text has more than most characters, it returns its
// beginning and an ellipsis.
func Short(s string, most int) string {
	for i := range s {
		if most == 0 {
			return s[:i] + "…"
		}
		most--
	}
	return s
}

// shown returns the character to show for r.
func shown(r rune) rune {
	switch {
	case r == '\u2028' || r == '\u2029' || unicode.IsControl(r) && unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
		return unicode.ReplacementChar
	}
	return r
}
