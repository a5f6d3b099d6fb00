// Package progen generates random, well-typed Go programs. They have literals of CBC
// error codes in every context of the language, and print what they compute, with its
// types. The fixes of the linter must not change the output.
package progen

import (
	"fmt"
	"math/rand/v2"
)

// A Program is one package with a function Run, which prints to an [h.Out].
type Program struct {
	Seed  uint64
	Name  string            // of the package
	Files map[string]string // by name; some are only for other builds or for tests
}

// Generate returns the program for a seed. It is always the same.
func Generate(seed uint64) Program {
	p := GenerateFormatted(seed)
	// These random numbers are separate, so that the code does not depend on the layout.
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 1))}
	for _, name := range sortedNames(p.Files) {
		p.Files[name] = g.layOut(p.Files[name])
	}
	return p
}

// GenerateFormatted is like [Generate], but the files have the format of gofmt, and no
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
	taken     map[string]bool // names that a fix may need and that the package declares somewhere
	constants []constant      // of the package, with type string or untyped
	files     map[string]string

	// Declarations of the package, in files of every build, in files of other builds, and
	// in tests.
	decls, elsewhere, inTests []string
	reexports                 bool       // some declarations need package consts
	parts                     []constant // constants that declarations need, with their values in this build
}

// A constant is a constant that every file of the package can name.
type constant struct{ name, code string }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }
