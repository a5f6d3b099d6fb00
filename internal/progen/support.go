package progen

import (
	"fmt"
	"strings"
)

// Support returns the files that a module of programs has beside them, by
// name. Its module path is example.com/gen, and it requires the module of
// package codes, which is at the path root.
func Support(root string) map[string]string {
	return map[string]string{
		"go.mod": "module example.com/gen\n\ngo 1.25.0\n\nrequire github.com/cbclint/cbclint v0.0.0\n\n" +
			"replace github.com/cbclint/cbclint => " + root + "\n",
		"h/h.go":              gofmt(helpers),
		"consts/consts.go":    gofmt(constants),
		"grpc/codes/codes.go": "// Package codes has the name of the catalog.\npackage codes\n\ntype Code int\n\nconst Unknown Code = 2\n",
	}
}

// Main returns a program that runs the given ones and prints, for each, its
// name and what it computes.
func Main(programs []Program) string {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/gen/h\"\n")
	for _, p := range programs {
		fmt.Fprintf(&b, "\t\"example.com/gen/%s\"\n", p.Name)
	}
	b.WriteString(")\n\nfunc main() {\n")
	for _, p := range programs {
		fmt.Fprintf(&b, "\tfmt.Println(\"== %[1]s\")\n\t%[1]s.Run(h.Print)\n", p.Name)
	}
	b.WriteString("}\n")
	return gofmt(b.String())
}

const helpers = `// Package h has what the programs need.
package h

import (
	"fmt"

	"github.com/cbclint/cbclint/codes"
)

// Out prints values with their types.
type Out func(label int, values ...any)

// Print is an Out.
func Print(label int, values ...any) {
	fmt.Print(label)
	for _, v := range values {
		fmt.Printf(" %T:%#v", v, v)
	}
	fmt.Println()
}

type (
	Str    = string
	Own    string
	Any    = any
	Box[T any] struct{ V T }
	Gen[T any] string
	Rec    struct {
		S Str
		A any
		O Own
		L []Str
	}
)

// Strish is what a type parameter for texts is constrained by.
type Strish interface{ ~string }

// Coded has a code and a method that returns it.
type Coded struct{ C codes.Code }

func (c Coded) Code() codes.Code { return c.C }

func MakeCoded(c codes.Code) Coded { return Coded{c} }

func (o Own) Same(p Own) bool { return o == p }
func (b Box[T]) Get() T       { return b.V }
func (b Box[T]) With(v T) T   { return v }

func Anys(xs ...any) []any   { return xs }
func Strs(xs ...Str) []Str   { return xs }
func Owns(xs ...Own) []Own   { return xs }
func OfStr(x Str, xs ...any) Str { return x }

func Ident[T any](x T) T                            { return x }
func Pair[T any](x, y T) []T                        { return []T{x, y} }
func Spread[T any](xs ...T) []T                     { return xs }
func Text[S ~string](x S) S                         { return x }
func Eq[T comparable](x, y T) bool                  { return x == y }
func Key[K comparable, V any](k K, v V) map[K]V     { return map[K]V{k: v} }
func Apply[T, U any](x T, f func(T) U) U            { return f(x) }
func In[T comparable](x T, xs ...T) bool {
	for _, y := range xs {
		if x == y {
			return true
		}
	}
	return false
}
`

const constants = `// Package consts has constants for some codes.
package consts

const (
	Any               = 1
	NoMoney           = "CBC.5003"
	Throttled  string = "CBC.0250"
	Twice             = "CBC.3002"
	TwiceAgain        = "CBC.3002"
	unexported        = "CBC.0151"
)

type Kind string

const Locked Kind = "CBC.3144"

var _ = unexported
`
