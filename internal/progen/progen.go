// Package progen generates random, well-typed Go programs that put literals of
// CBC error codes into every context that the language has, and print what
// they compute with its types. The fixes of the linter must not change that.
package progen

import (
	"fmt"
	"math/rand/v2"
)

// A Program is one package with a function Run, which prints to an [h.Out].
type Program struct {
	Seed  uint64
	Name  string            // of the package
	Files map[string]string // by name; a build takes some of them, tests take others
}

// Generate returns the program of a seed, always the same.
func Generate(seed uint64) Program {
	p := GenerateFormatted(seed)
	// Numbers of its own, so that the text of a program does not depend on its layout.
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 1))}
	for _, name := range sortedNames(p.Files) {
		p.Files[name] = g.layOut(p.Files[name])
	}
	return p
}

// GenerateFormatted is [Generate] with files as gofmt writes them, without a
// byte order mark.
func GenerateFormatted(seed uint64) Program {
	g := &generator{
		Rand:  rand.New(rand.NewPCG(seed, 0)),
		name:  fmt.Sprintf("p%d", seed),
		taken: make(map[string]bool),
		files: make(map[string]string),
	}
	g.declare()
	for i := range 1 + g.IntN(3) {
		g.files[fmt.Sprintf("file%d.go", i)] = gofmt(g.file())
	}
	g.addConstrained()
	g.addTests()
	g.files["run.go"] = gofmt(g.runFile())
	return Program{seed, g.name, g.files}
}

// A generator makes one program.
type generator struct {
	*rand.Rand
	name      string
	functions int             // how many there are so far
	taken     map[string]bool // names that the package declares somewhere, of those that a fix may want
	constants []constant      // of the package, of the type string or none
	files     map[string]string

	// Declarations of the package: in files of every build, in files that this
	// build leaves out, and in tests.
	decls, elsewhere, inTests []string
	reexports                 bool       // some declarations need package consts
	parts                     []constant // constants that declarations need, with what they are in this build
}

// A constant is one that every file of the package may name.
type constant struct{ name, code string }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }
