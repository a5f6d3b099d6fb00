package flow

import (
	"go/ast"
	"go/types"
)

// A value is what an expression is worth where it stands, as far as the
// program says so: expressions of one value are equal. Conversions and type
// assertions do not change a value.
type value int

// A term is how a value comes about. Equal terms are one value.
type term struct {
	op      op
	key     any   // what a, b and c do not say: an object, a node, a place
	a, b, c value // operands
}

type op uint8

const (
	opNone      op = iota
	opVariable     // key: a variable, as it was when the function began
	opConstant     // key: its text
	opUnknown      // key: the node that has it evaluated
	opStale        // key: the place that holds what a node gave when it was evaluated before
	opPhi          // key: the block where different values meet, and a place that holds them
	opField        // key: the field; a: of what; c: its epoch
	opIndex        // a: of what; b: index; c: epoch
	opDeref        // a: pointer; c: epoch
	opCall         // key: a method or function that gives one value each time; a: receiver or argument; c: epoch
	opPair         // a, b: further arguments
	opAs           // a: an error, seen as another type
	opFunc         // key: a function
	opBound        // key: a method; a: its receiver
	opClass        // key: the path of the package that says so; a: the code whose retry class it is
	opPredicate    // key: a predicate; a: what it is asked about
	opIn           // key: a *codeSet; a: what is looked up in it
	opLit          // key: a function literal
	opNot          // a
	opAnd          // a && b
	opOr           // a || b
	opEqual        // a == b
)

// terms numbers the values of a file.
type terms struct {
	values map[term]value
	list   []term // by value
	sizes  []int  // by value: of how many terms it is made, each time one occurs
}

// maxSize bounds the size of a value, and so what it takes to look into one.
const maxSize = 64

func newTerms() *terms {
	t := &terms{values: make(map[term]value)}
	t.value(term{}) // the zero value is none
	return t
}

// value returns the value of a term.
func (t *terms) value(of term) value {
	v, ok := t.values[of]
	if !ok {
		v = value(len(t.list))
		t.list = append(t.list, of)
		t.sizes = append(t.sizes, 1+t.size(of.a)+t.size(of.b)+t.size(of.c))
		t.values[of] = v
	}
	return v
}

func (t *terms) size(v value) int {
	if v == 0 {
		return 0
	}
	return t.sizes[v]
}

// bounded returns a value or, if it is too large, one of which nothing is known
// but that a node gives it.
func (t *terms) bounded(v value, n ast.Node) value {
	if t.size(v) > maxSize {
		return t.unknown(n)
	}
	return v
}

// unknown returns the value of an expression of which nothing is known but
// that a node gives it, or a part of what a node sets.
func (t *terms) unknown(n any) value { return t.value(term{op: opUnknown, key: n}) }

func (t *terms) variable(v *types.Var) value { return t.value(term{op: opVariable, key: v}) }

// contains reports whether a value depends on another.
func (t *terms) contains(v, part value) bool {
	if v == part {
		return true
	}
	if v < part {
		return false // a term is younger than its operands
	}
	e := t.list[v]
	return e.a != 0 && t.contains(e.a, part) || e.b != 0 && t.contains(e.b, part) || e.c != 0 && t.contains(e.c, part)
}

// replace returns a value with a part of it replaced.
func (t *terms) replace(v, part, by value) value {
	if v == part {
		return by
	}
	if v < part {
		return v
	}
	e := t.list[v]
	was := e
	for _, operand := range [...]*value{&e.a, &e.b, &e.c} {
		if *operand != 0 {
			*operand = t.replace(*operand, part, by)
		}
	}
	if e == was {
		return v
	}
	return t.value(e)
}
