// Package lookalike knows the characters that a code can be spelled with by
// mistake, as they come with a text from a page.
package lookalike

// Narrow returns the ASCII character that a full-width one is, or r itself.
func Narrow(r rune) rune {
	if '！' <= r && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// Of returns the letter of "CBC" or the digit that another rune is
// easily taken for, or 0.
func Of(r rune) rune {
	switch r {
	case 'С', 'с', 'Ϲ', 'ϲ', 'Ⅽ', 'ⅽ': // Cyrillic, Greek, Roman numeral
		return 'C'
	case 'В', 'в', 'Β': // Cyrillic, Greek
		return 'B'
	case 'O', 'o', 'О', 'о', 'Ο', 'ο': // Latin, Cyrillic, Greek
		return '0'
	case 'I', 'l', '|', 'І', 'Ι': // Latin, Cyrillic, Greek
		return '1'
	}
	return 0
}
