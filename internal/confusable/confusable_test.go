package confusable

import (
	"testing"
	"unicode"
)

// TestLetter: Letter knows every character that Likes returns. Latin letters are not like
// other letters.
func TestLetter(t *testing.T) {
	for letter := 'A'; letter <= 'Z'; letter++ {
		likes := Likes(letter)
		if likes[0] == likes[1] || Narrow(likes[0]) != letter || Narrow(likes[1]) != unicode.ToLower(letter) {
			t.Errorf("%c: full width %c", letter, likes[:2])
		}
		for _, like := range likes[2:] {
			if got := Letter(like); got != letter || like < 0x80 {
				t.Errorf("Letter(%c) = %c; want %c", like, got, letter)
			}
		}
		if Letter(letter) != 0 || Letter(unicode.ToLower(letter)) != 0 {
			t.Errorf("%c looks like another", letter)
		}
	}
	for _, r := range " 0.中ЖΩ\ufffd" {
		if got := Letter(r); got != 0 {
			t.Errorf("Letter(%c) = %c", r, got)
		}
	}
}
