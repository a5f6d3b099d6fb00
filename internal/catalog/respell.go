package catalog

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/cbclint/cbclint/internal/lookalike"
)

// longest is the length in bytes beyond which a text is no single code, not even
// one in full-width letters with spaces around it.
const longest = 128

// Respell returns the code of the catalog that a text is a wrong spelling of, and
// the first thing in it that is wrong.
func (c *Catalog) Respell(text string) (e Entry, defect string, ok bool) {
	if !isShort(text) {
		return Entry{}, "", false
	}
	for _, prefix := range c.prefixes {
		s := speller{letters: prefix.Letters}
		if !s.readAll(text) || s.defect == "" {
			continue
		}
		if e, ok := c.Lookup(prefix.Letters + "." + string(s.digits)); ok {
			return e, s.defect, true
		}
	}
	return Entry{}, "", false
}

// Spellings returns the codes, known or not, that a text as a whole is a right or
// wrong spelling of: more than one only if a prefix is the beginning of another.
func (c *Catalog) Spellings(text string) []string {
	if !isShort(text) {
		return nil
	}
	var spelled []string
	for _, prefix := range c.prefixes {
		s := speller{letters: prefix.Letters}
		if s.readAll(text) && len(s.digits) > 0 {
			spelled = append(spelled, prefix.Letters+"."+string(s.digits))
		}
	}
	return spelled
}

// isShort reports whether a text may be a single code, on a line.
func isShort(text string) bool {
	return len(text) <= longest && !strings.ContainsAny(text, "\r\n") // "CBC.5003\n" is for printing
}

// A speller reads a code rune by rune, however badly it is spelled.
type speller struct {
	letters string // of the prefix
	read    int    // how many of them have been read
	digits  []byte // so far, as they should be
	dot     bool   // the separator has been read
	defect  string // the first thing that was wrong
}

// readAll reports whether a text can be a code.
func (s *speller) readAll(text string) bool {
	for _, r := range text {
		if !s.readRune(r) {
			return false
		}
	}
	if !s.dot {
		s.note("no dot")
	}
	return s.read == len(s.letters)
}

func (s *speller) note(format string, args ...any) {
	if s.defect == "" {
		s.defect = fmt.Sprintf(format, args...)
	}
}

// readRune reports whether r can stand where it stands in a code.
func (s *speller) readRune(r rune) bool {
	if unicode.IsSpace(r) {
		s.note("a space")
		return true
	}
	if unicode.Is(unicode.Cf, r) {
		s.note("invisible %U", r)
		return true
	}
	plain := lookalike.Narrow(r)
	if s.read < len(s.letters) {
		return s.readLetter(r, plain)
	}
	return s.readDigit(r, plain) || s.readDot(r, plain)
}

func (s *speller) readLetter(r, plain rune) bool {
	want := rune(s.letters[s.read])
	switch {
	case plain == want && r != want:
		s.note("full-width %c", r)
	case plain == want:
	case unicode.ToLower(plain) == unicode.ToLower(want):
		s.note("%s case", caseOf(plain))
	case lookalike.Letter(plain) == unicode.ToUpper(want):
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
		if digit = lookalike.Digit(plain); digit == 0 {
			return false
		}
		s.note("%q for %c", r, digit)
	} else if r != plain {
		s.note("full-width %c", r)
	}
	s.digits = append(s.digits, byte(digit))
	return true
}

func (s *speller) readDot(r, plain rune) bool {
	if s.dot || len(s.digits) != 0 || !unicode.IsPunct(plain) && !unicode.IsSymbol(plain) {
		return false
	}
	if r != '.' {
		s.note("%q for the dot", r)
	}
	s.dot = true
	return true
}
