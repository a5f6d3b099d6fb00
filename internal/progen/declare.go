package progen

import (
	"fmt"
	"go/format"
	"maps"
	"slices"
	"strings"
)

// declare chooses what the package declares: a type, names that a fix may need, and
// constants for some codes.
func (g *generator) declare() {
	g.decls = append(g.decls, "type own h.Str\n")
	g.take("codes", "var codes = 1", "type codes struct{}", "func codes() {}", `const codes = "CBC.0150"`)
	g.take("cbccodes", "var cbccodes = 1", "type cbccodes []int")
	g.take("string", "var string = 1", "type string bool", "func string() {}")
	for i := range g.IntN(4) {
		g.declareConstant(i)
	}
}

// take may let the package declare a name, either in every build, in another build, or in
// its tests.
func (g *generator) take(name string, decls ...string) {
	if !g.chance(20) {
		return
	}
	g.taken[name] = true
	place := pick(g, &g.decls, &g.decls, &g.elsewhere, &g.inTests)
	*place = append(*place, pick(g, decls...)+"\n")
}

// declareConstant declares one or more constants for a code.
func (g *generator) declareConstant(i int) {
	code := g.code()
	lower, upper := fmt.Sprintf("k%d", i), fmt.Sprintf("K%d", i)
	quoted := fmt.Sprintf("%q", code)
	var decl string
	switch g.IntN(14) {
	case 0, 1:
		decl = "const " + lower + " = " + quoted
		g.constants = append(g.constants, constant{lower, code})
	case 2:
		decl = "const " + upper + " = " + quoted
		g.constants = append(g.constants, constant{upper, code})
	case 3:
		decl = "const " + lower + " h.Str = " + quoted
	case 4:
		decl = "const " + lower + " own = " + quoted
	case 5:
		decl = "const " + upper + " h.Own = " + quoted
	case 6:
		decl = "const (\n\t// A comment.\n\t" + lower + " = " + quoted + "\n)"
	case 7: // two for one code
		decl = "const " + lower + ", " + upper + " = " + quoted + ", " + quoted
	case 8:
		decl = "const (\n\t" + lower + " = " + quoted + "\n\t" + upper + " = " + lower + "\n)"
	case 9:
		decl = "type Code" + upper + " h.Str\n\nconst " + lower + " Code" + upper + " = " + quoted
	case 10:
		g.reexports = true
		decl = "const " + lower + " = consts." + pick(g, "NoMoney", "Throttled", "Locked", "Built")
	case 11:
		decl = "const " + lower + ` = "CBC." + "` + strings.TrimPrefix(code, "CBC.") + `"`
	case 12: // its value depends on the build
		part := fmt.Sprintf("part%d", i)
		g.parts = append(g.parts, constant{part, strings.TrimPrefix(code, "CBC.")})
		decl = "const " + lower + ` = "CBC." + ` + part
	case 13:
		part := fmt.Sprintf("part%d", i)
		g.parts = append(g.parts, constant{part, code})
		decl = "const (\n\t" + upper + " = " + part + "\n\t" + lower + " = h.Str(" + upper + ")\n)"
	}
	g.decls = append(g.decls, decl+"\n")
}

// runFile returns the file that calls the functions of all others.
func (g *generator) runFile() string {
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\nimport \"example.com/gen/h\"\n", g.name)
	if g.reexports {
		b.WriteString("import \"example.com/gen/consts\"\n")
	}
	b.WriteString("\n// Run runs every function.\nfunc Run(out h.Out) {\n")
	for i := range g.functions {
		fmt.Fprintf(&b, "\tf%d(out)\n", i)
	}
	b.WriteString("}\n")
	for _, decl := range g.decls {
		b.WriteString("\n" + decl)
	}
	return b.String()
}

func gofmt(source string) string {
	formatted, err := format.Source([]byte(source))
	if err != nil {
		return source // the compiler reports the error
	}
	return string(formatted)
}

func sortedNames(files map[string]string) []string { return slices.Sorted(maps.Keys(files)) }
