// Package printable makes texts fit to be shown on a line of a terminal: what is
// not printable is replaced, and what is too long is cut.
package printable

import (
	"strings"
	"unicode"
)

// Text returns a text that stays on its line, cannot control a terminal, and
// reads in the direction in which it is written. A line break or a tab becomes
// a space. Any other control character, a character that turns the direction of
// writing, and a byte that is not UTF-8 become U+FFFD.
func Text(s string) string {
	for i := range len(s) {
		if s[i] < ' ' || '~' < s[i] {
			return strings.Map(shown, s)
		}
	}
	return s
}

// Lines returns a text like [Text], with its line breaks.
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

// Short returns a text, or the beginning of one that has more characters than
// most, with an ellipsis behind it.
func Short(s string, most int) string {
	for i := range s {
		if most == 0 {
			return s[:i] + "…"
		}
		most--
	}
	return s
}

// shown returns what is shown in the place of a character.
func shown(r rune) rune {
	switch {
	case r == '\u2028' || r == '\u2029' || unicode.IsControl(r) && unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
		return unicode.ReplacementChar
	}
	return r
}
