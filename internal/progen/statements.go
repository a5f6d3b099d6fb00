package progen

// expressions are the contexts for literals. The variables s and u are strings, a and n
// interfaces, o an own, p a h.Own, r a h.Rec and b a []byte.

var expressions = []string{
	// Comparisons.
	`out($N, s == $S, $S != s, s < $S, a == $A, $A == a, a != $A, n == $A)`,
	`out($N, o == $O, $O != o, p == $P, o > $O, r.S == $S, r.A == $A, r.O == $P)`,
	`out($N, any(s) == $A, any(o) == $A, h.Any($A) == a, interface{}($A) == n)`,
	`out($N, s == $S || s == $S && a == $A || !(o == $O), *&s == $S)`,
	`out($N, r.L[0] == $S, h.Box[any]{a}.V == $A, h.Box[h.Own]{p}.Get() == $P, &r.S != nil)`,
	`out($N, n.(int) == 5 || a.(h.Str) == $S, any(s).(h.Str) == $S)`,
	`out($N, $U == "CBC.5003", $U < $U, "CBC.5003" != $U)`,
	`out($N, h.Gen[int]($U) == $U, h.Gen[h.Str](s) == $U)`,

	// Sums.
	`out($N, s+$S, $S+s, u+": "+$S+s, o+$O, $P+p, ($S+s)[1:])`,
	`u += $S; o += $O; out($N, u, o)`,

	// Slicing, indexing, length.
	`out($N, ($U)[4:], ($U)[0], len($U), ($U)[len(b)%8], ($U)[1:3][0], len(s+$S))`,
	`out($N, [len($U)]int{}, [...]h.Str{2: $S, 0: $S}, cap([len($U)]bool{}))`,
	`for i, c := range $U {` + "\n\tout($N, i, c)\n}",
	`for range $U {` + "\n}\nout($N)",

	// Conversions.
	`out($N, []byte($U), []rune($U), h.Own($U), own($U), any($A), h.Str(own($U)), own(h.Own($U)))`,
	`out($N, any($A).(any), append(b, $U...), copy(b, $U), (func(h.Str))(nil) == nil)`,
	`out($N, min(s, $S), max($S, s, "a"), min(o, $O), max($U, "CBC.1"))`,

	// Constants.
	`const c0, c1 = $U, len($U)` + "\nout($N, c0, c1, s == c0)",
	`const c2 own = $O` + "\nout($N, c2 == $O, c2 == o)",
	`const (` + "\n\tc3 = $U\n\tc4\n)\nout($N, c3, c4)",
}

var composites = []string{
	`out($N, []h.Str{$S, $S}, []any{$A, 1, $A}, [2]own{$O, $O}, []h.Own{1: $P, 0: $P})`,
	`out($N, map[h.Str]int{$S: 1, $S: 2}, map[any]any{$A: $A}, map[own]h.Own{$O: $P})`,
	"out($N, []map[h.Str]any{{$S: $A}, {$S: nil}}, [][]h.Str{{$S}, {$S, $S}})",
	`out($N, r, h.Rec{$S, $A, $P, []h.Str{$S}}, h.Rec{S: $S, A: $A}, *&h.Rec{O: $P})`,
	`out($N, struct{ X, Y any }{$A, $A}, struct{ own }{$O}, []struct{ S h.Str }{{$S}})`,
	`out($N, h.Box[h.Str]{$S}, h.Box[any]{V: $A}, h.Box[own]{$O}.Get(), h.Box[h.Any]{$A}.With($A))`,
	"out($N, []h.Str{\n\t$S, // a comment\n\t$S,\n})",
	"out($N, map[h.Str]bool{\n\t$S:     true, // a comment\n\t/* key */ $S: false,\n}[s])",
	"type tagged struct {\n\tX int `json:\"CBC.5003\"`\n}\nout($N, tagged{})",
	"m := map[h.Str]any{}\nm[$S] = $A\ndelete(m, $S)\nm[s+$S] = m[$S]\nout($N, m)",
	"_, ok := map[any]bool{$A: true, $A: false}[$A]\nout($N, ok)",
}

var calls = []string{
	`out($N, h.Anys($A, 1, $A), h.Strs($S, s, $S), h.Owns($P), h.OfStr($S, $A, $A), $A)`,
	`out($N, h.Ident($S), h.Ident[any]($A), h.Ident[own]($O), h.Ident[h.Str]($S))`,
	`out($N, h.Pair(s, $S), h.Pair($S, s), h.Pair(a, $U), h.Pair($U, n), h.Pair($S, $S), h.Pair(o, $O))`,
	`out($N, h.Pair[any]($A, a), h.Pair[any](a, $U), h.Spread[any]($A, $U))`,
	`out($N, h.Spread(s, $S, $S), h.Spread($U, a), h.Spread(p, $P), h.Spread($S), h.Spread[h.Str]($S))`,
	`out($N, h.Text($S), h.Text(o+$O), h.Text[own]($O), h.Text(h.Own($U)))`,
	`out($N, h.Eq(s, $S), h.Eq(a, $U), h.Eq($U, a), h.Eq(o, $O), h.Eq[any]($A, $A), h.In(a, $U, $U), h.In(s, $S, $S))`,
	`out($N, h.Key($S, $S), h.Key[any]($A, s), h.Key[any, any]($A, $A), h.Key[h.Str, own]($S, $O))`,
	`out($N, h.Apply($S, func(x h.Str) any { return $A }), h.Apply(s, func(x h.Str) h.Str { return x + $S }))`,
	`out($N, p.Same($P), h.Own($U).Same(p), h.Own.Same($P, p), (h.Own).Same(p, $P))`,
	`out($N, func(x any) any { return x }($A), func(xs ...h.Str) int { return len(xs) }($S, $S))`,
	"func(x ...any) { out($N, x...) }($A, 1, $A)",
	"defer out($N, $A, s == $S)",
	"defer func(x any, y h.Str) { out($N, x, y) }($A, $S)",
	"print2 := func(x own) { out($N, x, x == $O) }\nprint2($O)",
	"if r := recover(); r != nil {\n\tout($N, r == $A)\n}",
	"func() {\n\tdefer func() { out($N, recover() == $A) }()\n\tpanic($A)\n}()",
}

var statements = []string{
	"v0, v1 := $S, $A\nvar v2, v3 any = $A, $A\nvar v4 = $S\nvar v5 own = $O\nout($N, v0, v1, v2, v3, v4, v5)",
	"s, a = $S, $A\no, p = $O, $P\nr.S, r.A, r.O, r.L[0] = $S, $A, $P, $S\nout($N, s, a, o, p, r)",
	"out($N, `two\n\tlines`, s+`\n`+$S, len(`\n\n`), s == $S || s == `\n` || a == $A)",
	"u = `{\n\t\"code\": \"CBC.5003\"\n}`\nout($N, u == $S, u)",
	"ptr := &s\n*ptr = $S\nout($N, *ptr == $S, s)",
	"get := func() (h.Str, any, own, h.Own) { return $S, $A, $O, $P }\nw, x, y, z := get()\nout($N, w, x, y, z)",
	"get := func() (x any, y h.Str) {\n\tx, y = $A, $S\n\treturn\n}\nx, y := get()\nout($N, x, y)",
	"strs, anys := make(chan h.Str, 2), make(chan any, 2)\nstrs <- $S\nanys <- $A\nselect {\ncase strs <- $S:\ndefault:\n}\nout($N, <-strs == $S, <-anys == $A, <-strs)",
	"done := make(chan any)\ngo func(x any) { done <- x }($A)\nout($N, <-done)",
	"if x := any($A); x == $A {\n\tout($N, x)\n} else if s == $S {\n\tout($N)\n}",
	"for x := $S; x != \"\"; x = \"\" {\n\tout($N, x == $S)\n}",
	"for _, x := range []any{$A, $A} {\n\tout($N, x == $A)\n}",
	"x, y := any($A), func() any { return $A }\nout($N, x == y())",
	"local := func(o own) (h.Str, bool) {\n\ttype own h.Str\n\tvar q own = $U\n\treturn h.Str(q) + $S, q == $U\n}\nx, y := local(o)\nout($N, x, y)",
	"type code h.Str\nvar c code = $U\nout($N, h.Str(c), c == $U, c == code($U))",
	"type box[T any] struct{ v T }\nout($N, box[h.Str]{$S}.v, box[any]{$A}.v == $A)",
	"var err error\nout($N, err == nil && any($A) == $A, \"see \"+$S, \"CBC.5003 is a mention\")",
}

var switches = []string{
	"switch s {\ncase $U:\n\tout($N, 1)\ncase $U, $U:\n\tout($N, 2)\ndefault:\n\tout($N, 3)\n}",
	"switch x := s + \"\"; x {\ncase $U:\n\tout($N, x)\n\tfallthrough\ncase $U:\n\tout($N, 2)\n}",
	"switch (r.S) {\ncase $U: // a comment\n\tout($N, 1)\n}",
	"switch h.Ident(s) {\ndefault:\ncase $U:\n\tout($N, 1)\n}",
	"switch r.L[0] {\ncase $S:\n\tout($N, 1)\ncase $S, \"\":\n\tout($N, 2)\n}",
	"switch h.Strs($S, s)[0] {\ncase $U:\n\tout($N, 1)\ncase $U:\n}",
	"switch $R(h.MakeCoded($U).Code()) {\ncase $U, $U:\n\tout($N, 1)\ndefault:\n\tout($N, 2)\n}",
	"switch $R((h.Coded{C: $U}).C) {\ncase $U:\n\tout($N, 1)\n}",
	"switch $R(func() h.Own { return $P }()) {\ncase $U:\n\tout($N, 1)\n}",
	"func() {\nloop:\nfor {\n\tswitch s {\n\tcase $U:\n\t\tbreak loop\n\tcase $U:\n\t\ts = \"x\"\n\tdefault:\n\t\tbreak loop\n\t}\n}\n}()\nout($N, s)",
	"switch s {\ncase $U, u:\n\tout($N, 1)\ncase h.Ident($S):\n\tout($N, 2)\n}",
	"switch a {\ncase $U:\n\tout($N, 1)\ncase $U, 5:\n\tout($N, 2)\ncase n:\n}",
	"switch o {\ncase $O:\n\tout($N, 1)\ncase $O, $O:\n\tout($N, 2)\n}",
	"switch h.Own(s) {\ncase $P:\n\tout($N, 1)\n}",
	"switch {\ncase s == $S, a == $A:\n\tout($N, 1)\ncase o == $O || s == $S:\n\tout($N, 2)\n}",
	"switch $S {\ncase s:\n\tout($N, 1)\ncase $U + u:\n}",
	"switch true {\ncase s == $S:\n\tout($N, 1)\n}",
	"switch x := any($A).(type) {\ncase h.Str:\n\tout($N, x == $S)\ncase own:\n\tout($N, x == $O)\n}",
	"switch s {\ncase $U:\n\tswitch u {\n\tcase $U:\n\t\tout($N, 1)\n\t}\ndefault:\n\tswitch s {\n\tcase $U, $U:\n\t\tout($N, 2)\n\t}\n}",
}

// withCodes are statements for files that can name package codes by $Q.
var withCodes = []string{
	"var c $QCode = $C\nout($N, c, c == $C, c == $QSuccess, h.Ident(c) == $C, h.Pair(c, $C))",
	"out($N, []$QCode{$C, $C}, map[$QCode]any{$C: $A}, struct{ C $QCode }{$C})",
	"switch c := $QCode(s); c {\ncase $C:\n\tout($N, c)\ncase $C:\n}",
	"c := $QCode($U)\nswitch h.Str(c) {\ncase $U:\n\tout($N, 1)\n}",
	"switch c := $QCode(s); h.Str(c) {\ncase $U, $U:\n\tout($N, 1)\n}",
	"out($N, $QCode($U).Retryable(), a == $QCode($U), h.Own($QCode($U)), h.Any($QSuccess) == $A)",
}

// declarations are declarations of the package. $I is a unique number.
var declarations = [...]string{
	"var v$I = []any{$A, $S, h.Box[h.Str]{$S}, map[any]own{$A: $O}}\n\nfunc f$I(out h.Out) { out($N, v$I) }\n",
	"func g$I[T h.Strish](x, y T) []any {\n\tswitch x {\n\tcase $U:\n\t\treturn []any{x == $U, y}\n\tcase $U, y:\n\t\treturn nil\n\t}\n\treturn []any{x == $U, $U == y, x + $U, []T{$U, x}, h.Pair(x, $U), h.Ident(T($U)), map[T]int{$U: 1}, any($A)}\n}\n\n" +
		"func f$I(out h.Out) { out($N, g$I[h.Str]($S, \"x\"), g$I(h.Own($U), $P), g$I[own]($O, $O)) }\n",
	"type m$I struct{ code h.Str }\n\nfunc (codes m$I) is(x any, cbccodes ...h.Str) []any {\n\tswitch codes.code {\n\tcase $U:\n\t\treturn nil\n\t}\n\treturn []any{codes.code == $S, x == $A, h.In($S, cbccodes...)}\n}\n\n" +
		"func f$I(out h.Out) { out($N, m$I{$S}.is($A, $S, $S), (m$I).is(m$I{$S}, $A)) }\n",
	"type b$I[T any] struct{ x T }\n\nfunc (b b$I[T]) eq(y any) bool { return any(b.x) == y || y == $A }\n\nfunc f$I(out h.Out) { out($N, b$I[h.Str]{$S}.eq($A), b$I[any]{$A}.eq($A), b$I[own]{$O}) }\n",
}
