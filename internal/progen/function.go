package progen

import (
	"fmt"
	"strings"
)

// function returns a function with statements that contain literals. For some of them,
// names are shadowed.
func (g *generator) function(s scope) string {
	var b strings.Builder
	fmt.Fprintf(&b, "func f%d(out h.Out) {\n", g.functions)
	g.functions++
	b.WriteString(g.fill(variables, s))
	for range 2 + g.IntN(5) {
		b.WriteString(g.block(s))
	}
	b.WriteString("}\n")
	return b.String()
}

// declaration returns a declaration of the package with literals. Some have a
// receiver or a parameter called codes.
func (g *generator) declaration(s scope) string {
	if s.codes == "codes." {
		s.codes = ""
	}
	var text string
	switch {
	case g.chance(20):
		text = g.onceDeclaration(s)
	case g.chance(40):
		text = g.fill(pick(g, g.modernDeclarations()...), s)
	default:
		text = g.fill(pick(g, declarations[:]...), s)
	}
	g.functions++
	return text
}

const variables = `	var (
		s, u h.Str = $S, "x"
		a, n h.Any = $A, 5
		o own      = $O
		p h.Own    = $P
		r          = h.Rec{S: $S, A: $A, O: $P, L: []h.Str{$S}}
		b          = []byte($U)
	)
	out(0, s, u, a, n, o, p, r, b)
`

// block returns one statement. It may be in a scope that shadows names which a fix may
// need.
func (g *generator) block(s scope) string {
	if g.chance(70) {
		return g.statement(s)
	}
	shadow := pick(g, shadows[:]...)
	inner := s
	for name := range strings.FieldsSeq(shadow.takes) {
		switch name {
		case "string":
			inner.str = false
		case "consts":
			inner.consts = false
		case "k0":
			inner.shadowed = true
		case "typed":
			inner.typed = false
		case strings.TrimSuffix(s.codes, "."):
			inner.codes = ""
		}
	}
	return fmt.Sprintf(shadow.form, g.statement(inner)+g.statement(inner))
}

// A shadow is a form of block that shadows some names.
type shadow struct{ takes, form string }

var shadows = [...]shadow{
	{"", "\tif true {\n%s\t}\n"},
	{"", "\tfunc() {\n%s\t}()\n"},
	{"", "\tfor range 1 {\n%s\t}\n"},
	{"", "\tfunc() {\n\tcodes:\n\tfor range 2 {\n%s\t\tcontinue codes\n\t}\n\t}()\n"},
	{"codes", "\tif codes := 1; codes == 1 {\n%s\t}\n"},
	{"codes", "\tfunc(codes int) {\n%s\t}(1)\n"},
	{"codes", "\t{\n\t\ttype codes struct{}\n\t\t_ = codes{}\n%s\t}\n"},
	{"codes cbccodes", "\tfor codes, cbccodes := range []int{1} {\n\t\t_, _ = codes, cbccodes\n%s\t}\n"},
	{"cbc errcodes h2", "\tfunc(cbc, errcodes, h2 int) {\n%s\t}(1, 2, 3)\n"},
	{"string", "\tif string := 1; string == 1 {\n%s\t}\n"},
	{"string", "\t{\n\t\ttype string bool\n\t\t_ = string(true)\n%s\t}\n"},
	{"string", "\t{\n\t\tstring := func(x int) int { return x }\n\t\t_ = string(1)\n%s\t}\n"},
	{"k0 K0 k1 K1 consts typed NoMoney DotMoney", "\t{\n\t\tvar k0, K0, k1, K1, consts, typed, NoMoney, DotMoney int\n\t\t_ = k0 + K0 + k1 + K1 + consts + typed + NoMoney + DotMoney\n%s\t}\n"},
	{"", "\t{\n\t\tconst local = \"CBC.5003\"\n\t\tout(1, local)\n%s\t}\n"},
}

// statement returns one statement with literals that fits the scope.
func (g *generator) statement(s scope) string {
	switch {
	case g.chance(12):
		return g.onceLocal(s) + "\n"
	case g.chance(8):
		return g.chainStatement(s) + "\n"
	}
	from := [][]string{expressions, composites, calls, statements, switches, g.modern()}
	if s.codes != "" {
		from = append(from, withCodes)
	}
	if s.consts {
		from = append(from, []string{"out($N, s == consts.NoMoney, a == $A, s == $S, o == $O)"})
	}
	if s.typed {
		from = append(from, withTyped())
	}
	return g.fill(braced(pick(g, pick(g, from...)...)), s) + "\n"
}

// braced puts a statement into braces if it declares names that others may declare, too.
func braced(text string) string {
	for _, word := range []string{":=", "var ", "const ", "type "} {
		if strings.Contains(text, word) {
			return "{\n" + text + "\n}"
		}
	}
	return text
}
