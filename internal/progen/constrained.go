package progen

import (
	"fmt"
	"strings"
)

// An alternative is a pair of files. Each build takes one of them.
type alternative struct{ here, there, hereName, thereName string }

// addConstrained adds a pair of files to some programs. This build takes one file, and
// other builds take the other. Each may declare constants that the other lacks, or has
// with another value.
func (g *generator) addConstrained() {
	if len(g.elsewhere)+len(g.parts) == 0 && !g.chance(40) {
		return
	}
	form := pick(g,
		alternative{"//go:build !never\n\n", "//go:build never\n\n", "built.go", "left.go"},
		alternative{"//go:build !windows\n\n", "", "other.go", "sys_windows.go"},
		alternative{"//go:build go" + goVersion() + " && !never\n\n", "// A comment.\n\n//go:build !go" + goVersion() + " || never\n\n", "new.go", "old.go"},
	)
	first := g.functions
	count := 1 + g.IntN(2)
	var here, there strings.Builder
	here.WriteString(g.part(form.here, first, count, nil))
	there.WriteString(g.part(form.there, first, count, g.elsewhere))
	for i := range g.IntN(3) {
		code, other := g.code(), g.code()
		forms := []string{"const kc%d = %q\n", "const kc%d h.Str = %q\n", "const kc%d own = %q\n"}
		use := g.IntN(4)
		if use != 0 {
			fmt.Fprintf(&here, "\n"+pick(g, forms...), i, code)
		}
		if use != 1 {
			fmt.Fprintf(&there, "\n"+pick(g, forms...), i, pick(g, code, other))
		}
	}
	for _, part := range g.parts {
		other := strings.TrimPrefix(g.code(), "CBC.")
		if strings.HasPrefix(part.code, "CBC.") {
			other = "CBC." + other
		}
		fmt.Fprintf(&here, "\nconst %s = %q\n", part.name, part.code)
		fmt.Fprintf(&there, "\nconst %s = %q\n", part.name, pick(g, part.code, other))
	}
	g.files[form.hereName], g.files[form.thereName] = gofmt(here.String()), gofmt(there.String())
	if g.chance(20) {
		g.files["tool.go"] = gofmt("//go:build ignore\n\npackage main\n\nvar cbccodes2 = " + g.plain(g.code()) + "\n\nfunc main() { println(cbccodes2 == \"CBC.0250\") }\n")
	}
}

// part returns a file with a build constraint. Its functions have the given numbers,
// which are the same in both files of a pair.
func (g *generator) part(constraint string, first, count int, decls []string) string {
	f := &file{scope: scope{str: !g.taken["string"]}}
	f.add("", "example.com/gen/h", "")
	g.importCodes(f)
	g.functions = first
	var b strings.Builder
	b.WriteString(constraint + "package " + g.name + "\n\n" + g.importDecls(f.imports) + strings.Join(f.uses, ""))
	for range count {
		b.WriteString("\n" + g.function(f.scope))
	}
	for _, decl := range decls {
		b.WriteString("\n" + decl)
	}
	return b.String()
}

// addTests adds a test of the package to some programs, and a test in a package of its
// own.
func (g *generator) addTests() {
	s := scope{str: !g.taken["string"]}
	if len(g.inTests) != 0 || g.chance(15) {
		var text strings.Builder
		text.WriteString("package " + g.name + "\n\nimport (\n\t\"testing\"\n\n\t\"example.com/gen/h\"\n)\n\n" +
			"func TestRun(t *testing.T) {\n\tRun(func(int, ...any) {})\n\tvar s h.Str = $S\n\tif s == $S && any(s) == $A {\n\t\tt.Error(s)\n\t}\n}\n")
		for _, decl := range g.inTests {
			text.WriteString("\n" + decl)
		}
		for i := range g.IntN(3) {
			fmt.Fprintf(&text, "\nconst kt%d = %s\n", i, g.plain(g.code()))
		}
		g.files["gen_test.go"] = gofmt(g.fill(text.String(), s))
	}
	if g.chance(10) {
		g.files["outside_test.go"] = gofmt(g.fill("package "+g.name+"_test\n\nimport (\n\t\"testing\"\n\n\t\"example.com/gen/"+g.name+"\"\n)\n\n"+
			"var codes = []any{$U, $U}\n\nfunc TestRun(t *testing.T) {\n\t"+g.name+".Run(func(_ int, values ...any) {\n\t\tif len(values) > 1000 || any(\"\") == $U {\n\t\t\tt.Error(codes)\n\t\t}\n\t})\n}\n", scope{str: true}))
	}
}
