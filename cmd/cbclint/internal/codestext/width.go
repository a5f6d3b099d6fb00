package codestext

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"github.com/cbclint/cbclint/internal/printable"
)

// columns returns the way to measure texts. In every locale, Han characters take two
// columns, and characters whose width depends on the terminal take one.
func columns() *runewidth.Condition {
	return &runewidth.Condition{StrictEmojiNeutral: true}
}

// Width returns how many columns of a terminal a text takes.
func Width(text string) int { return columns().StringWidth(text) }

// oneLine returns a text in one line, printable and with single spaces.
func oneLine(text string) string {
	return strings.Join(strings.Fields(printable.Text(text)), " ")
}

// pad fills a text up to a width with spaces.
func pad(text string, width int) string { return columns().FillRight(text, width) }

// wrap breaks a text into lines at spaces. A line takes at most width columns, unless it
// is one long word.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case Width(line)+1+Width(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}

// broken is like wrap, and also breaks Chinese, which has no spaces, between characters.
func broken(text string, width int) []string {
	var lines []string
	for _, line := range wrap(text, width) {
		for Width(line) > width && strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			head := columns().Truncate(line, width, "")
			if head == "" {
				break
			}
			lines, line = append(lines, head), line[len(head):]
		}
		lines = append(lines, line)
	}
	return lines
}
