package codestext

import (
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/cbclint/cbclint/internal/printable"
)

// columns returns how texts are measured: Han characters take two columns, and
// those whose width depends on the terminal take one, in every locale.
func columns() *runewidth.Condition {
	return &runewidth.Condition{StrictEmojiNeutral: true}
}

// Width returns how many columns of a terminal a text takes.
func Width(text string) int { return columns().StringWidth(text) }

// oneLine returns a text as it is shown, with single spaces.
func oneLine(text string) string {
	return strings.Join(strings.Fields(printable.Text(text)), " ")
}

// pad returns a text with spaces behind it.
func pad(text string, width int) string { return columns().FillRight(text, width) }

// wrap returns the lines of a text, broken at spaces so that they take no more
// columns than width if they can.
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
