package progen

import (
	"fmt"
	"strconv"
	"strings"
)

// split replaces the placeholders for parts of a code in a statement, so that a constant
// expression can put them together:
//
//	@C  the code, quoted
//	@P  all but its last digit, quoted
//	@D  its last digit
//	@T  "CBC."
//	@R  what follows that, quoted
//	@[x]  a string of one digit, the number x
func (g *generator) split(statement string) string {
	code := g.code()
	last := len(code) - 1
	return strings.NewReplacer(
		"@C", strconv.Quote(code),
		"@P", strconv.Quote(code[:last]),
		"@D", code[last:],
		"@T", strconv.Quote(code[:4]),
		"@R", strconv.Quote(code[4:]),
		"@[", "$R(rune('0'+",
		"]@", "))",
	).Replace(statement)
}

// onceLocal returns a statement with a local name that is used once, or only in literals.
// A fix that removes the last use breaks the program.
func (g *generator) onceLocal(s scope) string {
	forms := []string{
		"var arr [@D]int\nout($N, s == @P+@[len(arr)]@)",
		"var arr [@D]int\nout($N, a == @P+@[cap(arr)]@, $A)",
		"var arr, brr = [@D]int{}, 1\nout($N, brr, s != @P+@[len(arr)]@)",
		"arr := [@D]int{}\narr = [@D]int{}\nout($N, s == @P+@[len(arr)]@)",
		"arr := [@D]int{}\nout($N, s == @P+@[len(arr)]@, a == @P+@[len(arr)]@)",
		"arr := [@D]int{}\nbrr := arr\nout($N, s == @P+@[len(brr)]@)",
		"arr := [@D]int{}\n_ = arr\nout($N, s == @P+@[len(arr)]@)",
		"arr := new([@D]int)\nout($N, s == @P+@[len(arr)]@)",
		"x := struct{ f [@D]int }{}\nout($N, s == @P+@[len(x.f)]@)",
		"if arr := ([@D]int{}); s != @P+@[len(arr)]@ {\n\tout($N)\n}",
		"for arr := ([@D]int{}); s != @P+@[len(arr)]@; {\n\tout($N)\n\tbreak\n}",
		"switch arr := [@D]int{}; s {\ncase @P + @[len(arr)]@:\n\tout($N)\n}",
		"switch x := any([@D]int{}).(type) {\ncase [@D]int:\n\tout($N, s == @P+@[len(x)]@)\n}",
		"for _, x := range [][@D]int{{}} {\n\tout($N, s == @P+@[len(x)]@)\n}",
		"func(x [@D]int) { out($N, s == @P+@[len(x)]@) }([@D]int{})",
		"ch := make(chan [@D]int, 1)\nch <- [@D]int{}\nselect {\ncase x := <-ch:\n\tout($N, s == @P+@[len(x)]@)\n}",
		"arr := [@D]int{}\ndefer func() { out($N, a == @P+@[len(arr)]@) }()",
		"const last = @D\nout($N, s == @P+@[last]@)",
		"const pre = @T\nout($N, s == pre+@R, a == pre+$S)",
		"const pre, post h.Str = @T, @R\nout($N, pre+post == s)",
		"type t [@D]byte\nout($N, s == @P+@[len(t{})]@)",
		"type t = h.Str\nout($N, a == t(@C))",
		"type t h.Str\nout($N, h.Str(t(@C)) == s)",
		"type t h.Str\nconst pre t = @T\nout($N, h.Str(pre+@R) == s)",
	}
	return g.fill(g.split(braced(pick(g, forms...))), s)
}

// onceDeclaration is like [generator.onceLocal] for a declaration of the package, with a
// type parameter or a parameter.
func (g *generator) onceDeclaration(s scope) string {
	return g.fill(g.split(pick(g,
		"func g$I[T any](x [@D]T) any { return @P + @[len(x)]@ }\n\nfunc f$I(out h.Out) { out($N, g$I([@D]bool{})) }\n",
		"func g$I[T any](s h.Str) bool {\n\tvar arr [@D]*T\n\treturn s == @P+@[len(arr)]@\n}\n\nfunc f$I(out h.Out) { out($N, g$I[int]($S)) }\n",
		"type r$I [@D]int\n\nfunc (x r$I) is(s h.Str) bool { return s == @P+@[len(x)]@ }\n\nfunc f$I(out h.Out) { out($N, r$I{}.is($S)) }\n",
		"const last$I = @D\n\nfunc f$I(out h.Out) { out($N, any(out) == @P+@[last$I]@, $A) }\n",
		"var arr$I [@D]int\n\nfunc f$I(out h.Out) { out($N, h.Own(@P+@[len(arr$I)]@)) }\n",
	)), s)
}

// importOnce imports a package that only a literal of the file may use. It returns the
// function with that literal, or "".
func (g *generator) importOnce(f *file) string {
	if !g.chance(25) {
		return ""
	}
	forms := []struct{ name, path, expr string }{
		{"", "unsafe", "@P+@[unsafe.Sizeof([@D]byte{})]@"},
		{"", "math", "@P+@[math.MaxInt8-127+@D]@"},
		{"", "unicode/utf8", "@P+@[utf8.UTFMax-4+@D]@"},
		{".", "unicode/utf8", "@P+@[UTFMax-4+@D]@"},
		{"", "example.com/gen/prefix", "prefix.CBC+@R"},
		{"pre", "example.com/gen/prefix", "pre.CBC+@R"},
		{".", "example.com/gen/prefix", "CBC+@R"},
		{"", "example.com/gen/prefix", "prefix.Typed+@R"},
		{"kinds", "example.com/gen/typed", "kinds.Code(@C)"},
		{"kinds", "example.com/gen/typed", "$R(kinds.Code(@C))"},
		{"once", codesPath, "@P+@[len(once.Success)-8+@D]@"},
		{"once", codesPath, "once.Code(@C)"},
	}
	form := pick(g, forms...)
	f.add(form.name, form.path, "")
	use := pick(g,
		"func f$I(out h.Out) { out($N, %s) }\n",
		"func f$I(out h.Out) { out($N, any(out) == %s, $A) }\n",
		"var v$I = []any{%s, $A}\n\nfunc f$I(out h.Out) { out($N, v$I) }\n",
	)
	text := g.fill(g.split(fmt.Sprintf(use, form.expr)), f.scope)
	g.functions++
	return "\n" + text
}
