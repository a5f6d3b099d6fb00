package progen

import (
	"fmt"
	"slices"
	"strings"
)

// pool has codes with and without constants in scope, and one that the
// catalog lacks.
//
//cbclint:ignore -- texts for programs, not codes of this one
var pool = [...]string{
	"CBC.5003", "CBC.0250", "CBC.3002", "CBC.3144", "CBC.0151", "CBC.99003651",
	"CBC.30000067", "CBC.0000", "CBC.99005003", "CBC.0150", "CBC.0999",
	"CBC.7777",
}

func (g *generator) code() string { return pool[g.IntN(len(pool))] }

// plain returns an untyped constant expression whose value is a code.
func (g *generator) plain(code string) string {
	digits := strings.TrimPrefix(code, "CBC.")
	switch g.IntN(14) {
	case 0:
		return "`" + code + "`"
	case 1:
		return `("CBC." + "` + digits + `")`
	case 2:
		return `("` + code + `")`
	case 3:
		return `"CBC\x2e` + digits + `"`
	case 4:
		return `("CBC" + (".") + "` + digits + `")`
	case 5:
		return `("CBC." + /* a comment */ "` + digits + `")`
	case 6:
		return `/* before */ "` + code + `" /* after */`
	}
	return fmt.Sprintf("%q", code)
}

// literal returns a code in a form that fits a context:
//
//	$S  a string
//	$O  an own, a type of the program
//	$P  a h.Own, a type of another package
//	$C  a codes.Code
//	$T  a typed.Code
//	$A  anything
//	$U  untyped
func (g *generator) literal(context byte, s scope, code string) string {
	plain := g.plain(code)
	if g.chance(75) {
		return plain
	}
	var types []string
	if context == 'S' || context == 'A' {
		types = append(types, "h.Str")
		if s.str {
			types = append(types, "string")
		}
	}
	if context == 'O' || context == 'A' {
		types = append(types, "own")
	}
	if context == 'P' || context == 'A' {
		types = append(types, "h.Own")
	}
	if (context == 'C' || context == 'A') && s.codes != "" {
		types = append(types, s.codes+"Code")
	}
	if (context == 'T' || context == 'A') && s.typed {
		types = append(types, "typed.Code")
	}
	if len(types) == 0 {
		return plain
	}
	return pick(g, types...) + "(" + plain + ")"
}

// fill replaces the placeholders for literals in a statement. Each gets another code,
// because cases of a switch and keys of a map must differ. It also replaces $N by a
// label, $I by the number of the function, $Q by the qualifier of package codes, and $R
// by a name of the type string.
func (g *generator) fill(statement string, s scope) string {
	var (
		b    strings.Builder
		used []string
	)
	for {
		before, after, ok := strings.Cut(statement, "$")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		switch kind := after[0]; kind {
		case 'N':
			fmt.Fprint(&b, g.IntN(1000))
		case 'I':
			fmt.Fprint(&b, g.functions)
		case 'R':
			if s.str {
				b.WriteString(pick(g, "string", "h.Str"))
			} else {
				b.WriteString("h.Str")
			}
		case 'Q':
			b.WriteString(s.codes)
		default:
			if len(used) == len(pool) {
				used = nil // a long statement has used all codes
			}
			code := g.code()
			for slices.Contains(used, code) {
				code = g.code()
			}
			used = append(used, code)
			b.WriteString(g.literal(kind, s, code))
		}
		statement = after[1:]
	}
}
