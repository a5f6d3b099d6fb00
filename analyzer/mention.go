package analyzer

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mention is the place of a code in a longer text, in bytes.
type mention struct{ start, end int }

// mentions returns the whole tokens "CBC." + 4 or 8 digits in a text, known or
// not. It passes over look-alikes such as 436DBCBC.5000906@, AES-CBC.6000 and
// CBC.5003.1.
func mentions(text string) iter.Seq[mention] {
	return func(yield func(mention) bool) {
		for at := 0; ; {
			i := strings.Index(text[at:], prefix)
			if i < 0 {
				return
			}
			start := at + i
			digits := start + len(prefix)
			end := digits + digitRun(text[digits:])
			at = end
			if !isCodeLength(end - digits) {
				continue
			}
			if continuesBefore(text[:start]) || continuesAfter(text[end:]) {
				continue
			}
			if !yield(mention{start, end}) {
				return
			}
		}
	}
}

// continuesBefore reports whether a token goes on at the end of before.
func continuesBefore(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return isTokenRune(r)
}

// continuesAfter reports whether a token goes on at the beginning of after.
func continuesAfter(after string) bool {
	if isPattern(after) {
		return true
	}
	r, size := utf8.DecodeRuneInString(after)
	if r == '.' {
		next, _ := utf8.DecodeRuneInString(after[size:])
		return unicode.IsDigit(next)
	}
	return isTokenRune(r)
}

// isPattern reports whether what follows digits stands for more of them, in a
// format, a regular expression or a glob.
func isPattern(after string) bool {
	for _, more := range []string{"%", `\d`, "[0-9]", "*"} {
		if strings.HasPrefix(after, more) {
			return true
		}
	}
	return false
}

// isTokenRune reports whether r glues what stands on its sides to one token.
// The scripts that are written without spaces do not: 余额不足CBC.5003请充值.
func isTokenRune(r rune) bool {
	switch r {
	case utf8.RuneError:
		return false // the end of the text, or invalid UTF-8
	case '_', '-', '@':
		return true
	}
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
