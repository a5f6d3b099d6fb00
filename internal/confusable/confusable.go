// Package confusable knows the characters that a code can be spelled with by
// mistake, as they come with a text from a page.
package confusable

import "strings"

// Narrow returns the ASCII character that a full-width one is, or r itself.
func Narrow(r rune) rune {
	if '！' <= r && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// latin has Latin letters, each behind the characters of other scripts that are
// easily taken for it: Cyrillic and Greek ones, and Roman numerals.
const latin = "АаΑA ВвΒB СсϹϲⅭⅽC ⅮⅾD ЕеΕE ԌG НнΗH ІіΙⅠⅰİI ЈјJ КкΚ\u212aK ⅬⅼL МмΜⅯⅿM ΝN ОоΟοO РрΡP ԚQ ЅѕS ТтΤT ѴⅤⅴV ԜW ХхΧⅩⅹX УуΥY ΖZ"

// Letter returns the Latin capital that a character of another script is easily
// taken for, or 0.
func Letter(r rune) rune {
	if r < 0x80 {
		return 0
	}
	at := strings.IndexRune(latin, r)
	if at < 0 {
		return 0
	}
	for _, c := range latin[at:] {
		if c < 0x80 {
			return c
		}
	}
	return 0
}

// Likes returns the characters of other scripts, and the full-width ones, that
// are easily taken for a Latin capital.
func Likes(letter rune) []rune {
	likes := []rune{letter - '!' + '！', letter + 'a' - 'A' - '!' + '！'}
	for group := range strings.FieldsSeq(latin) {
		if runes := []rune(group); runes[len(runes)-1] == letter {
			return append(likes, runes[:len(runes)-1]...)
		}
	}
	return likes
}

// Digit returns the digit that another character is easily taken for, or 0.
func Digit(r rune) rune {
	switch r {
	case 'O', 'o', 'О', 'о', 'Ο', 'ο': // Latin, Cyrillic, Greek
		return '0'
	case 'I', 'l', '|', 'І', 'Ι': // Latin, Cyrillic, Greek
		return '1'
	}
	return 0
}
