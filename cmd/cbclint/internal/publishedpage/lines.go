package publishedpage

import (
	"strings"
	"unicode"
)

// The marks for the end of a line in a cell.
const (
	lineEnd  = '\n' // within a text
	blockEnd = '\v' // between texts, such as paragraphs
)

// joinLines returns a text in one line, with single spaces. The end of a line becomes a
// space, except in Chinese, which has no spaces between words.
func joinLines(text string) string {
	var b strings.Builder
	var last rune
	space, line, block := false, false, false
	for _, r := range text {
		if unicode.IsSpace(r) {
			space, line, block = true, line || r == lineEnd, block || r == blockEnd
			continue
		}
		within := line && !block && isChinese(last) && isChinese(r)
		if space && last != 0 && !within {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, space, line, block = r, false, false, false
	}
	return b.String()
}

// isChinese reports whether r is a Han character, or punctuation that goes with Han
// characters.
func isChinese(r rune) bool {
	return isHan(r) || '\u3000' <= r && r <= '\u303f' || '\uff00' <= r && r <= '\uffef'
}
