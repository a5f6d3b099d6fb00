package progen

import (
	"strconv"
	"strings"
)

// chainStatement returns a statement with a condition that compares one operand with one
// code several times. Each time the code is spelled differently. Go vet accepts such a
// chain until the spellings become the same.
func (g *generator) chainStatement(s scope) string {
	return g.fill(strings.ReplaceAll(braced(pick(g,
		"out($N, %)",
		"out($N, !(%), s == $S)",
		"if % {\n\tout($N)\n}",
		"for % {\n\tout($N)\n\tbreak\n}",
		"switch {\ncase %:\n\tout($N, 1)\ncase s == $S, %:\n\tout($N, 2)\n}",
		"x := %\nout($N, x)",
		"func() bool { return % }()",
	)), "%", g.chain(s)), s)
}

// chain returns comparisons joined by || or &&.
func (g *generator) chain(s scope) string {
	operand := pick(g, "s", "s", "r.S", "a", "o", "u")
	equal, join := " == ", " || "
	if g.chance(30) {
		equal, join = " != ", " && "
	}
	around := "%"
	if operand != "o" && operand != "a" && g.chance(40) { // inside of the compared expression
		around = pick(g, "(u + %)", "any(%)", "(% + u)")
	}
	var parts []string
	for _, form := range g.forms(operand, g.code(), s) {
		form = strings.Replace(around, "%", form, 1)
		if g.chance(25) {
			parts = append(parts, form+equal+operand)
		}
		if g.chance(60) {
			parts = append(parts, operand+equal+form)
		}
	}
	parts = append(parts, pick(g, "n"+equal+"5", "u"+equal+`"y"`))
	g.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	parts = parts[:min(len(parts), 2+g.IntN(4))]
	if len(parts) > 2 && g.chance(30) {
		i := 1 + g.IntN(len(parts)-1)
		return "(" + strings.Join(parts[:i], join) + ")" + join + strings.Join(parts[i:], join)
	}
	return strings.Join(parts, join)
}

// forms returns spellings of a code that differ as text, for comparisons with an operand.
func (g *generator) forms(operand, code string, s scope) []string {
	quoted, digits := strconv.Quote(code), strings.TrimPrefix(code, "CBC.")
	forms := []string{
		quoted, "`" + code + "`", "(" + quoted + ")", `"CBC\x2e` + digits + `"`,
		`"CBC." + "` + digits + `"`, `"CBC" + ".` + digits + `"`, "(`CBC.` + \"" + digits + `")`,
	}
	if operand == "o" {
		return append(forms, "own("+quoted+")", "own(`"+code+"`)")
	}
	forms = append(forms, "h.Str("+quoted+")")
	if s.str {
		forms = append(forms, "string("+quoted+")")
	}
	for _, c := range g.constants {
		if c.code == code && !s.shadowed {
			forms = append(forms, c.name)
		}
	}
	for _, part := range g.parts {
		if part.code == digits {
			forms = append(forms, `"CBC."+`+part.name)
		}
	}
	if s.consts && code == "CBC.5003" { //cbclint:ignore constant -- the text of a program
		forms = append(forms, "consts.NoMoney")
	}
	if s.codes != "" && s.str && code == "CBC.0000" { //cbclint:ignore constant -- the text of a program
		forms = append(forms, "string("+s.codes+"Success)")
	}
	return forms
}
