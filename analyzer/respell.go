package analyzer

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/lookalike"
)

// maxMalformed is the length in bytes beyond which a text is no single code,
// not even one in full-width letters with spaces around it.
const maxMalformed = 128

// respell returns the catalog code that a text is a wrong spelling of, and the
// first thing in it that is wrong.
func respell(text string) (code codes.Code, defect string, ok bool) {
	if len(text) > maxMalformed || strings.ContainsAny(text, "\r\n") {
		return "", "", false // "CBC.5003\n" is for printing
	}
	var s speller
	for _, r := range text {
		if !s.read(r) {
			return "", "", false
		}
	}
	if !s.dot {
		s.note("no dot")
	}
	letters := len(prefix) - 1
	if len(s.spelled) < letters {
		return "", "", false
	}
	info, ok := codes.Lookup(prefix + string(s.spelled[letters:]))
	return info.Code, s.defect, ok && s.defect != ""
}

// A speller reads a code rune by rune, however badly it is spelled.
type speller struct {
	spelled []byte // the letters and digits so far, as they should be
	dot     bool   // the separator has been read
	defect  string // the first thing that was wrong
}

func (s *speller) note(format string, args ...any) {
	if s.defect == "" {
		s.defect = fmt.Sprintf(format, args...)
	}
}

// read reports whether r can stand where it stands in a code.
func (s *speller) read(r rune) bool {
	if unicode.IsSpace(r) {
		s.note("a space")
		return true
	}
	if unicode.Is(unicode.Cf, r) {
		s.note("invisible %U", r)
		return true
	}
	plain := lookalike.Narrow(r)
	if len(s.spelled) < len(prefix)-1 {
		return s.readLetter(r, plain)
	}
	return s.readDigit(r, plain) || s.readDot(r, plain)
}

func (s *speller) readLetter(r, plain rune) bool {
	want := rune(prefix[len(s.spelled)])
	switch {
	case plain == want && r != want:
		s.note("full-width %c", r)
	case plain == unicode.ToLower(want):
		s.note("lower case")
	case plain != want && lookalike.Of(plain) == want:
		s.note("%U for %c", r, want)
	case plain != want:
		return false
	}
	s.spelled = append(s.spelled, byte(want))
	return true
}

func (s *speller) readDigit(r, plain rune) bool {
	digit := plain
	if plain < '0' || '9' < plain {
		if digit = lookalike.Of(plain); digit != '0' && digit != '1' {
			return false
		}
		s.note("%q for %c", r, digit)
	} else if r != plain {
		s.note("full-width %c", r)
	}
	s.spelled = append(s.spelled, byte(digit))
	return true
}

func (s *speller) readDot(r, plain rune) bool {
	if s.dot || len(s.spelled) != len(prefix)-1 || !unicode.IsPunct(plain) && !unicode.IsSymbol(plain) {
		return false
	}
	if r != '.' {
		s.note("%q for the dot", r)
	}
	s.dot = true
	return true
}
