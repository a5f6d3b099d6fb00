package scan

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/cbclint/cbclint/internal/confusable"
)

// TestLetters: a code may be misspelt, and split anywhere after its letters. The literal
// with the letters passes, and neither the literal nor its file is plain.
func TestLetters(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, letters := range []string{"CBC", "DMS", "APIGW", "SecMaster", "OM", "S3X", "BBB", "XYZ9"} {
		s := New("EVS", letters)
		for range 3000 {
			first, rest := misspell(random, letters), misspell(random, ".00400026")
			at := random.IntN(len(rest) + 1)
			for at < len(rest) && !utf8.RuneStart(rest[at]) {
				at++
			}
			value := first + rest[:at]
			literal := quoted(random, value)
			if s.IsPlainLiteral(literal) || !s.MayMention(value) {
				t.Fatalf("%s: %s is plain, or %q does not pass", letters, literal, value)
			}
			source := "package p\n\nvar x = " + literal + " +\n\t" + quoted(random, rest[at:]) + "\n"
			if s.IsPlain([]byte(source)) {
				t.Fatalf("%s: %s is plain", letters, source)
			}
		}
	}
}

// misspell returns a code in another case, with spaces, with letters of other scripts, or
// as it is.
func misspell(random *rand.Rand, code string) string {
	var b strings.Builder
	change := random.IntN(3)
	for _, r := range code {
		switch {
		case change == 0 || !unicode.IsLetter(r) || random.IntN(2) == 0:
		case random.IntN(2) == 0:
			r = unicode.To(random.IntN(2), r)
		default:
			likes := confusable.Likes(unicode.ToUpper(r))
			r = likes[random.IntN(len(likes))]
		}
		b.WriteRune(r)
		if change == 2 && random.IntN(4) == 0 {
			b.WriteRune([]rune{' ', '\u200b', '　', '\t'}[random.IntN(4)])
		}
	}
	return b.String()
}

// quoted returns a literal for a text, in one of the forms of Go.
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
