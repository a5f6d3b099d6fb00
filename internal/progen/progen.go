// Package progen generates random, well-typed Go programs that put literals of
// CBC error codes into every context that the language has, and print what
// they compute with its types. The fixes of the linter must not change that.
package progen

import (
	"fmt"
	"go/format"
	"math/rand/v2"
	"strings"
)

// A Program is one package with a function Run, which prints to an [h.Out].
type Program struct {
	Seed  uint64
	Name  string            // of the package
	Files map[string]string // by name
}

// Generate returns the program of a seed, always the same.
func Generate(seed uint64) Program { return generate(seed, false) }

// GenerateMisspelt is [Generate] with codes that are spelled badly among the
// others. The fixes of those change what a program does, as they should.
func GenerateMisspelt(seed uint64) Program { return generate(seed, true) }

func generate(seed uint64, misspell bool) Program {
	g := &generator{
		Rand:     rand.New(rand.NewPCG(seed, 0)),
		name:     fmt.Sprintf("p%d", seed),
		misspell: misspell,
		taken:    make(map[string]bool),
	}
	g.declare()
	files := make(map[string]string)
	for i := range 1 + g.IntN(3) {
		files[fmt.Sprintf("file%d.go", i)] = gofmt(g.file())
	}
	files["run.go"] = gofmt(g.runFile())
	return Program{seed, g.name, files}
}

func gofmt(source string) string {
	formatted, err := format.Source([]byte(source))
	if err != nil {
		return source // the compiler says what is wrong
	}
	return string(formatted)
}

// A generator makes one program.
type generator struct {
	*rand.Rand
	name      string
	misspell  bool            // write some codes badly
	functions int             // how many there are so far
	taken     map[string]bool // names that the package declares, of those that a fix may want
	decls     []string        // declarations of the package, which any file may have
}

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

// declare chooses what the package declares: a type, names that a fix may
// want, and constants for some codes.
func (g *generator) declare() {
	g.decls = append(g.decls, "type own h.Str\n")
	g.take("codes", "var codes = 1", "type codes struct{}", "func codes() {}", `const codes = "CBC.0150"`)
	g.take("cbccodes", "var cbccodes = 1", "type cbccodes []int")
	g.take("string", "var string = 1", "type string bool", "func string() {}")
	for i := range g.IntN(4) {
		form := pick(g, "const k%d = %q\n", "const K%d = %q\n", "const k%d h.Str = %q\n", "const k%d own = %q\n", "const k%d h.Own = %q\n", "const (\n\tk%d = %q\n)\n")
		g.decls = append(g.decls, fmt.Sprintf(form, i, g.code()))
	}
}

func (g *generator) take(name string, decls ...string) {
	if g.chance(12) {
		g.taken[name] = true
		g.decls = append(g.decls, pick(g, decls...)+"\n")
	}
}

// runFile returns the file that calls the functions of all others.
func (g *generator) runFile() string {
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\nimport \"example.com/gen/h\"\n\n// Run runs every function.\nfunc Run(out h.Out) {\n", g.name)
	for i := range g.functions {
		fmt.Fprintf(&b, "\tf%d(out)\n", i)
	}
	b.WriteString("}\n")
	for _, decl := range g.decls {
		b.WriteString("\n" + decl)
	}
	return b.String()
}
