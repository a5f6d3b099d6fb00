// Package confusable knows the characters that look like those of a code. They come with
// texts that are copied from pages.
package confusable

import "strings"

// Narrow returns the ASCII character for a full-width one. It returns any other r as it
// is.
func Narrow(r rune) rune {
	if '！' <= r && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// latin has Latin letters. Before each are the characters of other scripts that look like
// it: Cyrillic and Greek letters, and Roman numerals.
const latin = "АаΑA ВвΒB СсϹϲⅭⅽC ⅮⅾD ЕеΕE ԌG НнΗH ІіΙⅠⅰİI ЈјJ КкΚ\u212aK ⅬⅼL МмΜⅯⅿM ΝN ОоΟοO РрΡP ԚQ ЅѕS ТтΤT ѴⅤⅴV ԜW ХхΧⅩⅹX УуΥY ΖZ"

// Letter returns the Latin capital that a character of another script looks like, or 0.
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

// Likes returns the characters that look like a Latin capital: full-width ones, and those
// of other scripts.
func Likes(letter rune) []rune {
	likes := []rune{letter - '!' + '！', letter + 'a' - 'A' - '!' + '！'}
	for group := range strings.FieldsSeq(latin) {
		if runes := []rune(group); runes[len(runes)-1] == letter {
			return append(likes, runes[:len(runes)-1]...)
		}
	}
	return likes
}

// Digit returns the digit that another character looks like, or 0.
func Digit(r rune) rune {
	switch r {
	case 'O', 'o', 'О', 'о', 'Ο', 'ο': // Latin, Cyrillic, Greek
		return '0'
	case 'I', 'l', '|', 'І', 'Ι': // Latin, Cyrillic, Greek
		return '1'
	}
	return 0
}
