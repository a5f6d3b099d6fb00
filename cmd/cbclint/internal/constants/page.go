package constants

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A page has the values that the template writes.
type page struct {
	Options
	Sources         []string
	Code, Retry     string // the types of fields and parameters
	CodeOfConstant  string // the type of the constants, or ""
	RetryOfConstant string
	Classes         []class
	Groups          []group
	Entries         []catalog.Entry
}

type class struct {
	Name    string
	Value   codes.Retry
	Meaning string
}

type group struct {
	Family  string
	Entries []catalog.Entry
}

func newPage(entries []catalog.Entry, o Options) page {
	p := page{Options: o, Code: "string", Retry: "string", Classes: classes(), Entries: entries}
	if !o.Untyped {
		p.Code, p.Retry, p.CodeOfConstant, p.RetryOfConstant = "Code", "Retry", "Code", "Retry"
	}
	for _, name := range familiesOf(entries) {
		g := group{Family: name}
		for _, e := range entries {
			if string(e.Family) == name {
				g.Entries = append(g.Entries, e)
			}
		}
		p.Groups = append(p.Groups, g)
	}
	for _, e := range entries {
		if source := comment(e.Source); source != "" {
			p.Sources = append(p.Sources, source)
		}
	}
	slices.Sort(p.Sources)
	p.Sources = slices.Compact(p.Sources)
	return p
}

func familiesOf(entries []catalog.Entry) []string {
	var names []string
	for _, e := range entries {
		names = append(names, string(e.Family))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// classes returns the retry classes of package codes.
func classes() []class {
	return []class{
		{"RetrySuccess", codes.RetrySuccess, "no failure"},
		{"RetryThrottled", codes.RetryThrottled, "back off and resend"},
		{"RetryTransient", codes.RetryTransient, "a fault that passes: resend after a while"},
		{"RetryConflict", codes.RetryConflict, "another operation is running: resend when it has ended"},
		{"RetryExhausted", codes.RetryExhausted, "a quota that resets in hours or a day"},
		{"RetryReauth", codes.RetryReauth, "get a new token, then resend"},
		{"RetryUnknownOutcome", codes.RetryUnknownOutcome, "it may have taken effect: look before resending"},
		{"RetryTerminal", codes.RetryTerminal, "resending unchanged cannot succeed"},
	}
}

// constantOf returns the constant of a retry class. If there is none, it returns the
// class as a string literal.
func constantOf(value codes.Retry) string {
	for _, c := range classes() {
		if c.Value == value {
			return c.Name
		}
	}
	return strconv.Quote(string(value))
}

// facts returns the part in parentheses of the first line of a constant's comment.
func facts(e catalog.Entry) string {
	var list []string
	if e.Status != 0 {
		list = append(list, fmt.Sprintf("HTTP %d", e.Status))
	}
	for _, text := range []string{string(e.Family), string(e.Retry)} {
		if text = comment(text); text != "" {
			list = append(list, text)
		}
	}
	for _, twin := range e.Twins {
		list = append(list, "twin "+comment(string(twin)))
	}
	return strings.Join(list, ", ")
}

// line returns a text as a new line of a comment. A text that does not begin with a
// letter goes to the end of the last line instead: at the beginning of a line, "+build
// ignore" or a list item would have a meaning.
func line(text string) string {
	text = comment(text)
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case text == "":
		return ""
	case unicode.IsLetter(first):
		return "\n// " + text
	}
	return " " + text
}

// comment returns a text that can stand in a line of a comment.
func comment(text string) string {
	printable := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1 // e.g. a byte order mark, or a character that changes the direction of writing
		}
		return r
	}, text)
	return strings.Join(strings.Fields(printable), " ")
}
