package constants

import (
	"fmt"
	"go/token"
	"strings"
	"unicode"

	"github.com/cbclint/cbclint/internal/catalog"
)

// setNames names each code without a name after the code. It checks that every name can
// be a constant of the package.
func setNames(entries []catalog.Entry, untyped bool) error {
	const remedy = "give the code another name in its catalog file"
	taken := declared(untyped) // by name: what has taken it
	for i := range entries {
		e := &entries[i]
		name := e.Name
		if name == "" {
			name = nameOf(string(e.Code))
		}
		if !token.IsIdentifier(name) || !token.IsExported(name) {
			return fmt.Errorf("%q cannot be the constant of %q: want a Go identifier with a capital first letter; %s", name, e.Code, remedy)
		}
		if by := taken[name]; by != "" {
			return fmt.Errorf("the constant of %q cannot be called %s: that is %s; %s", e.Code, name, by, remedy)
		}
		taken[name] = fmt.Sprintf("the constant of %q", e.Code)
		e.Name = name
	}
	return nil
}

// nameOf returns e.g. "DMS00400026" for "DMS.00400026".
func nameOf(code string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, code)
}

// declared returns the exported names that the package declares besides the codes, and
// what they are. TestDeclared checks it.
func declared(untyped bool) map[string]string {
	names := map[string]string{
		"Info":   "the type Info",
		"Lookup": "the function Lookup",
	}
	if untyped {
		names["Is"] = "the function Is"
		names["Retryable"] = "the function Retryable"
	} else {
		names["Code"] = "the type Code"
		names["Retry"] = "the type Retry"
	}
	for _, c := range classes() {
		names[c.Name] = fmt.Sprintf("the constant of retry class %s", c.Value)
	}
	return names
}
