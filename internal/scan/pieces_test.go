package scan

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/cbclint/cbclint/internal/lookalike"
)

// TestPieces: of a code that is put together, however it is spelled and wherever
// it is split, one literal at least is suspect and a piece, and a file with these
// literals is not plain.
func TestPieces(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, letters := range []string{"CBC", "DMS", "APIGW", "SecMaster", "OM", "S3X", "BBB", "XYZ9"} {
		s := New("EVS", letters)
		for range 3000 {
			code := misspell(random, letters+".00400026")
			pieces := split(random, code)
			suspect := false
			literals := make([]string, len(pieces))
			for i, piece := range pieces {
				literals[i] = quoted(random, piece)
				suspect = suspect || s.IsSuspect(literals[i]) && (s.IsPiece(piece) || s.IsCode(piece))
			}
			if !suspect {
				t.Fatalf("%s: no piece in %q of %q", letters, literals, code)
			}
			source := "package p\n\nvar x = " + strings.Join(literals, " +\n\t") + "\n"
			if s.IsPlain([]byte(source)) {
				t.Fatalf("%s: %s is plain", letters, source)
			}
			if len(pieces) == 1 && !s.IsCode(code) {
				t.Fatalf("%s: %q is no code", letters, code)
			}
		}
	}
}

// misspell returns a code in another case, with spaces, or with letters of other
// scripts; or as it is.
func misspell(random *rand.Rand, code string) string {
	var b strings.Builder
	change := random.IntN(3)
	for _, r := range code {
		switch {
		case change == 0 || !unicode.IsLetter(r) || random.IntN(2) == 0:
		case random.IntN(2) == 0:
			r = unicode.To(random.IntN(2), r)
		default:
			likes := lookalike.Likes(unicode.ToUpper(r))
			r = likes[random.IntN(len(likes))]
		}
		b.WriteRune(r)
		if change == 2 && random.IntN(4) == 0 {
			b.WriteRune([]rune{' ', '\u200b', '　', '\t'}[random.IntN(4)])
		}
	}
	return b.String()
}

// split cuts a text at random between its characters.
func split(random *rand.Rand, text string) []string {
	var pieces []string
	last := 0
	for i := range text {
		if i > last && random.IntN(5) == 0 {
			pieces = append(pieces, text[last:i])
			last = i
		}
	}
	return append(pieces, text[last:])
}

// quoted returns a literal of a text, in one of the ways that Go has.
func quoted(random *rand.Rand, text string) string {
	switch random.IntN(4) {
	case 0:
		return strconv.QuoteToASCII(text)
	case 1:
		if strconv.CanBackquote(text) {
			return "`" + text + "`"
		}
	case 2:
		var b strings.Builder
		for i := range len(text) {
			b.WriteString(`\x` + strconv.FormatInt(int64(text[i])|0x100, 16)[1:])
		}
		return `"` + b.String() + `"`
	}
	return strconv.Quote(text)
}
