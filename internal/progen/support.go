package progen

import (
	"fmt"
	"strings"
)

// Support returns the other files for a module of programs, by name. The path of the
// module is example.com/gen. It requires the module of package codes, which is at the
// path root.
func Support(root string) map[string]string {
	return map[string]string{
		"go.mod":                   goMod() + "\nreplace github.com/cbclint/cbclint => " + root + "\n",
		"h/h.go":                   gofmt(helpers),
		"consts/consts.go":         gofmt(constants),
		"consts/built.go":          "//go:build !never\n\npackage consts\n\nconst Refused = \"CBC.0150\"\n\nconst part = \"0150\"\n",
		"consts/left.go":           "//go:build never\n\npackage consts\n\nconst part = \"3002\"\n",
		"consts/consts_windows.go": "package consts\n\nconst Denied = \"CBC.0151\"\n",
		"typed/typed.go":           gofmt(typedConstants),
		"dotted/dotted.go":         gofmt(dottedConstants),
		"prefix/prefix.go":         "// Package prefix has the beginning of codes.\npackage prefix\n\nconst CBC = \"CBC.\"\n\nconst Typed string = CBC\n",
		"grpc/codes/codes.go":      "// Package codes has the name of the catalog.\npackage codes\n\ntype Code int\n\nconst Unknown Code = 2\n",
	}
}

// Constrained is a constant with a code that only some builds have.
const Constrained = "consts.Refused"

// Imports returns the paths of the packages that programs may import.
func Imports() []string {
	return []string{
		"example.com/gen/h", "example.com/gen/consts", "example.com/gen/typed", "example.com/gen/dotted",
		"example.com/gen/prefix", "example.com/gen/grpc/codes", codesPath,
		"fmt", "math", "strings", "unicode/utf8",
	}
}

// Main returns a program that runs the given ones. It prints the name of each, and what
// it computes.
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
	"iter"

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

// Ptrs has pointers.
type Ptrs struct {
	S *Str
	A *any
}

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

func Deref[T any](p *T) T                           { return *p }
func Each(xs ...Str) iter.Seq[Str] {
	return func(yield func(Str) bool) {
		for _, x := range xs {
			if !yield(x) {
				return
			}
		}
	}
}
func Two[K, V any](k K, v V) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { yield(k, v) }
}
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
	Built             = "CBC." + part
)

type Kind string

const Locked Kind = "CBC.3144"

var _ = unexported
`

const typedConstants = `// Package typed has constants of a type of its own.
package typed

type Code string

const (
	Money      Code = "CBC.5003"
	FlowControl Code = "CBC.0250"
	Locked          = Code("CBC.3002")
	LockedAgain     = Locked
	hidden     Code = "CBC.0151"
)

func Is(c Code) bool { return c == Money || c == hidden }

func Text(s string) string { return s }
`

const dottedConstants = `// Package dotted has constants that files import by a dot.
package dotted

import "example.com/gen/consts"

const DotAny = 1

const (
	DotMoney        = "CBC.5003"
	DotFlow  string = "CBC.0250"
	DotBusy         = "CBC.99003651"
	DotTwice        = consts.Twice
)

type DotCode string

const DotLocked DotCode = "CBC.3144"
`
