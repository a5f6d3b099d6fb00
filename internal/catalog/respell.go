package catalog

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/cbclint/cbclint/internal/confusable"
)

// longest is the length in bytes of the longest text that can be a single code, in
// full-width letters and with spaces around it.
const longest = 128

// A Reading is the code that a text, as a whole, spells wrongly.
type Reading struct {
	Code   string // in the right spelling; the catalog may not have it
	Defect string // the first thing that is wrong in the text

	// AsText says that only the ends of the text are wrong: it has white space or a
	// punctuation mark there, as if the code were a part of a longer text.
	AsText bool

	// IsSplit says that there is white space between the digits.
	IsSplit bool
}

// Read returns the code that a text spells wrongly. If there are several, it prefers one
// that the catalog has.
func (c *Catalog) Read(text string) (Reading, bool) {
	var found Reading
	for _, prefix := range c.prefixes {
		s := speller{letters: prefix.Letters}
		if !s.readAll(text) || s.defect == "" || len(s.digits) == 0 {
			continue
		}
		code := prefix.Letters + "." + string(s.digits)
		_, known := c.Lookup(code)
		if known || found.Code == "" {
			found = Reading{code, s.defect, strings.TrimFunc(text, isAtEnd) == code, s.split}
		}
		if known {
			break
		}
	}
	return found, found.Code != ""
}

func isAtEnd(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }

// Respell returns the code of the catalog that a text spells wrongly.
func (c *Catalog) Respell(text string) (Entry, bool) {
	reading, _ := c.Read(text)
	return c.Lookup(reading.Code)
}

// Spellings returns the codes that a text spells as a whole, rightly or wrongly. They may
// be unknown. There are several only if one prefix is the beginning of another.
func (c *Catalog) Spellings(text string) []string {
	var spelled []string
	for _, prefix := range c.prefixes {
		s := speller{letters: prefix.Letters}
		if s.readAll(text) && len(s.digits) > 0 {
			spelled = append(spelled, prefix.Letters+"."+string(s.digits))
		}
	}
	return spelled
}

// A speller reads a code rune by rune, in any spelling.
type speller struct {
	letters string // of the prefix
	read    int    // how many letters have been read
	digits  []byte // the digits so far, in the right spelling
	dots    int    // how many separators have been read
	ended   bool   // a mark after the digits has been read
	space   bool   // the last rune was white space
	split   bool   // there was white space between digits
	defect  string // the first thing that was wrong
}

// readAll reports whether a text can be a code.
func (s *speller) readAll(text string) bool {
	if len(text) > longest {
		return false
	}
	for _, r := range text {
		if !s.readRune(r) {
			return false
		}
	}
	if s.dots == 0 {
		s.note("no dot")
	}
	return s.read == len(s.letters)
}

func (s *speller) note(format string, args ...any) {
	if s.defect == "" {
		s.defect = fmt.Sprintf(format, args...)
	}
}

// readRune reports whether r can be the next rune of a code.
func (s *speller) readRune(r rune) bool {
	if unicode.IsSpace(r) {
		s.note("%s", nameOfSpace(r))
		s.space = true
		return true
	}
	if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector) {
		s.note("invisible %U", r)
		return true
	}
	spaced := s.space
	s.space = false
	plain := confusable.Narrow(r)
	switch {
	case s.read < len(s.letters):
		return s.readLetter(r, plain)
	case !s.ended && s.readDigit(r, plain):
		s.split = s.split || spaced && len(s.digits) > 1
		return true
	}
	return s.readMark(r, plain)
}

func nameOfSpace(r rune) string {
	switch r {
	case ' ':
		return "a space"
	case '\t':
		return "a tab"
	case '\n', '\r':
		return "a line break"
	}
	return fmt.Sprintf("white space %U", r)
}

func (s *speller) readLetter(r, plain rune) bool {
	want := rune(s.letters[s.read])
	switch {
	case plain == want && r != want:
		s.note("full-width %c", r)
	case plain == want:
	case unicode.ToLower(plain) == unicode.ToLower(want):
		s.note("%s case", caseOf(plain))
	case confusable.Letter(plain) == unicode.ToUpper(want):
		s.note("%U for %c", r, want)
	default:
		return false
	}
	s.read++
	return true
}

func caseOf(letter rune) string {
	if unicode.IsLower(letter) {
		return "lower"
	}
	return "upper"
}

func (s *speller) readDigit(r, plain rune) bool {
	digit := plain
	if plain < '0' || '9' < plain {
		if digit = confusable.Digit(plain); digit == 0 {
			return false
		}
		s.note("%q for %c", r, digit)
	} else if r != plain {
		s.note("full-width %c", r)
	}
	s.digits = append(s.digits, byte(digit))
	return true
}

// readMark reads a separator, or one mark after the digits.
func (s *speller) readMark(r, plain rune) bool {
	if s.ended || r == unicode.ReplacementChar || !unicode.IsPunct(plain) && !unicode.IsSymbol(plain) {
		return false
	}
	const mostDots = 2
	switch {
	case len(s.digits) != 0 && unicode.IsPunct(plain):
		s.note("%q at the end", r)
		s.ended = true
		return true
	case len(s.digits) != 0 || s.dots == mostDots:
		return false
	case s.dots != 0 && r == '.':
		s.note("two dots")
	case s.dots != 0:
		s.note("%q behind the separator", r)
	case r != '.':
		s.note("%q for the dot", r)
	}
	s.dots++
	return true
}
