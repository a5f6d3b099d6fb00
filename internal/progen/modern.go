package progen

import (
	"go/version"
	"runtime"
)

// has126 reports whether the toolchain knows Go 1.26.
func has126() bool { return version.Compare(runtime.Version(), "go1.26") >= 0 }

// modern returns statements with features that the language has since Go 1.21 or later.
func (g *generator) modern() []string {
	forms := []string{
		"for x := range func(yield func(h.Str) bool) { _ = yield($S) && yield($S) } {\n\tout($N, x == $S)\n}",
		"for k, v := range h.Two[h.Str, any]($S, $A) {\n\tout($N, k == $S, v == $A)\n}",
		"for k, v := range h.Two(s, $U) {\n\tout($N, k == $S, v == $U)\n}",
		"for range h.Each($S, $S) {\n\tdefer out($N, $A)\n}",
		"func() h.Str {\n\tfor x := range h.Each($S, $S) {\n\t\treturn x + $S\n\t}\n\treturn $S\n}()",
		"for i := range 2 {\n\tout($N, i, s == $S)\n}",
		"for i := range len($U) {\n\tif i == 0 {\n\t\tout($N)\n\t}\n}",
		"type l[T any] = h.Box[T]\nout($N, l[h.Str]{$S}, l[any]{$A}.V == $A)",
		"type l[T any] = map[h.Str]T\nout($N, l[any]{$S: $A}, l[own]{$S: $O})",
		"out($N, min(s, $S), max($S, s), min($U, $U), max(o, $O), min($O, o, $O))",
		"m := map[h.Str]any{$S: $A}\nclear(m)\nout($N, m, len(m))",
		"var fs []func() h.Str\nfor x := $S; len(fs) < 2; x += $S {\n\tfs = append(fs, func() h.Str { return x })\n}\nout($N, fs[0](), fs[1]())",
		"for i, f := 0, func() h.Str { return $S }; i < 2; i++ {\n\tdefer func() { out($N, i, f() == $S) }()\n}",
	}
	if !has126() {
		return forms
	}
	return append(forms,
		"out($N, *new($S) == s, *new($U), *new(h.Str($U)), *new(any($A)) == a)",
		"var ptr *h.Str = new($S)\nout($N, *ptr == $S, *ptr)",
		"ptr := new($U)\n*ptr += $S\nout($N, *ptr)",
		"ptr := new(own($U))\nout($N, *ptr == $O, *ptr)",
		"out($N, h.Deref(new($U)), h.Deref[h.Str](new($S)), any(new($U)).(*h.Str) != nil)",
		"ptrs := []*h.Str{new($S), new($S)}\nout($N, *ptrs[0], *ptrs[1] == $S)",
		"r := h.Ptrs{S: new($S), A: new(any($A))}\nout($N, *r.S, *r.A)",
		"out($N, *new(s + $S), *new(s == $S), *new(min(s, $S)), *new([]h.Str{$S}))",
	)
}

// modernDeclarations returns more texts like those in declarations.
func (g *generator) modernDeclarations() []string {
	forms := []string{
		"type l$I[T comparable] = map[T]h.Box[T]\n\nfunc f$I(out h.Out) { out($N, l$I[h.Str]{$S: {$S}}, l$I[any]{$A: {$A}}, l$I[own]{$O: {$O}}) }\n",
		"func g$I(yield func(h.Str, any) bool) {\n\t_ = yield($S, $A) && yield($S, $A)\n}\n\nfunc f$I(out h.Out) {\n\tfor x, y := range g$I {\n\t\tout($N, x == $S, y == $A)\n\t}\n}\n",
		"func g$I[T h.Strish](x T) T { return min(x, $U) + max($U, x) }\n\nfunc f$I(out h.Out) { out($N, g$I($S), g$I(h.Own($U)), g$I[own]($O)) }\n",
	}
	if has126() {
		forms = append(forms,
			"var v$I = new($U)\n\nfunc f$I(out h.Out) { out($N, *v$I, *v$I == $S) }\n",
			"type q$I[E q$I[E]] interface{ eq(E) bool }\n\ntype e$I h.Str\n\nfunc (x e$I) eq(y e$I) bool { return x == y && x != $U }\n\n"+
				"func is$I[E q$I[E]](x, y E) bool { return x.eq(y) }\n\nfunc f$I(out h.Out) { out($N, is$I(e$I($U), $U)) }\n",
		)
	}
	return forms
}

// withTyped returns statements for files that import package typed.
func withTyped() []string {
	return []string{
		"c := typed.Code(s)\nout($N, c == $T, $T != c, c == typed.Money, any(c) == $A)",
		"switch typed.Code(s) {\ncase $T:\n\tout($N, 1)\ncase $T, $T:\n\tout($N, 2)\n}",
		"out($N, []typed.Code{$T, $T}, map[typed.Code]any{$T: $A}, h.Pair(typed.Money, $T), h.Str(typed.Code($U)))",
		"out($N, typed.Is($T), typed.Is(typed.Code($U)), typed.Text($S))",
	}
}
