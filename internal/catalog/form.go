package catalog

import (
	"slices"
	"strings"
)

// Split returns the prefix of a code, without the dot, and its digits.
func Split(code string) (letters, digits string) {
	letters, digits, _ = strings.Cut(code, ".")
	return letters, digits
}

// PrefixOf returns the prefix of a text that has the form of a code. The number of digits
// does not matter.
func (c *Catalog) PrefixOf(text string) (Prefix, bool) {
	for _, p := range c.prefixes {
		if digits, ok := p.cut(text); ok && digits != "" && digitRun(digits) == len(digits) {
			return p, true
		}
	}
	return Prefix{}, false
}

// IsCode reports whether a text has the form of a code, with any number of
// digits.
func (c *Catalog) IsCode(text string) bool {
	_, ok := c.PrefixOf(text)
	return ok
}

// IsWellFormed reports whether a text has the form of the codes with its prefix, e.g. 4
// or 8 digits after "CBC.".
func (c *Catalog) IsWellFormed(text string) bool {
	p, ok := c.PrefixOf(text)
	return ok && slices.Contains(p.Digits, len(text)-len(p.Letters)-1)
}

// HasForm reports whether a text has the form of a code with any prefix.
func HasForm(text string) bool { return codeForm.MatchString(text) }

func (p Prefix) cut(text string) (digits string, ok bool) {
	rest, ok := strings.CutPrefix(text, p.Letters)
	if !ok {
		return "", false
	}
	return strings.CutPrefix(rest, ".")
}

// digitRun returns the number of ASCII digits that s begins with.
func digitRun(s string) int {
	for i := range len(s) {
		if s[i] < '0' || '9' < s[i] {
			return i
		}
	}
	return len(s)
}
