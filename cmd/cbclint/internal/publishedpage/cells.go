package publishedpage

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/confusable"
	"github.com/cbclint/cbclint/internal/printable"
)

var codePattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*\.[0-9]{3,12}$`)

func (p *reader) code(r row) (codes.Code, bool) {
	text := plain(r.cells[code])
	switch {
	case text == "":
		p.wrong(r.line, "the cell of the code is empty; want a code such as CBC.5003")
		return "", false
	case !codePattern.MatchString(text):
		p.wrong(r.line, "invalid code %s; want a prefix, a dot and 3 to 12 digits, such as CBC.5003", quote(r.cells[code]))
		return "", false
	}
	p.tellPlain(r.line, r.cells[code], text)
	return codes.Code(text), true
}

func (p *reader) status(r row) (int, bool) {
	text := plain(r.cells[status])
	if text == "" {
		p.wrong(r.line, "the cell of the status is empty; want a number from 100 to 599")
		return 0, false
	}
	number, err := strconv.Atoi(text)
	if err != nil || len(text) != 3 || number < 100 || number > 599 {
		p.wrong(r.line, "invalid HTTP status %s; want a number from 100 to 599", quote(r.cells[status]))
		return 0, false
	}
	p.tellPlain(r.line, r.cells[status], text)
	return number, true
}

// plain returns a code or a status without what a page adds to it: spaces, invisible
// characters and full-width forms.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || isInvisible(r) {
			return -1
		}
		return confusable.Narrow(r)
	}, text)
}

func isInvisible(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) }

func (p *reader) tellPlain(line int, text, plain string) {
	if text != plain {
		p.defect(line, "%s has spaces, full-width or invisible characters; read as %s", quote(text), printable.Short(plain, 60))
	}
}

// quote returns a text in quotes. It shortens a long text.
func quote(text string) string {
	return strconv.Quote(printable.Short(text, 60))
}
