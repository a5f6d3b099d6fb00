package catalog

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Mention is the place of a code in a longer text, in bytes.
type Mention struct{ Start, End int }

// Mentions returns the whole tokens in a text that have the form of a code, e.g. "CBC."
// and 4 or 8 digits. The codes may be unknown. It skips look-alikes such as
// 436DBCBC.5000906@, AES-CBC.6000 and CBC.5003.1.
func (c *Catalog) Mentions(text string) iter.Seq[Mention] {
	return func(yield func(Mention) bool) {
		for _, prefix := range c.prefixes {
			if !prefix.mentions(text, yield) {
				return
			}
		}
	}
}

// mentions calls yield with the mentions of codes with the prefix. It stops and returns
// false if yield returns false.
func (p Prefix) mentions(text string, yield func(Mention) bool) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], p.Letters+".")
		if i < 0 {
			return true
		}
		start := at + i
		digits := start + len(p.Letters) + 1
		end := digits + digitRun(text[digits:])
		at = end
		if !slices.Contains(p.Digits, end-digits) || continuesBefore(text[:start]) || continuesAfter(text[end:]) {
			continue
		}
		if !yield(Mention{start, end}) {
			return false
		}
	}
}

// continuesBefore reports whether the end of before belongs to the same token.
func continuesBefore(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return isTokenRune(r)
}

// continuesAfter reports whether the beginning of after belongs to the same token.
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

// isPattern reports whether the text after digits stands for more digits, in a format, a
// regular expression or a glob.
func isPattern(after string) bool {
	for _, more := range []string{"%", `\d`, "[0-9]", "*"} {
		if strings.HasPrefix(after, more) {
			return true
		}
	}
	return false
}

// isTokenRune reports whether r joins the texts on both sides into one token. Scripts
// without spaces between words do not: 余额不足CBC.5003请充值.
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
