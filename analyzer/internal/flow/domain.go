package flow

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"
)

// A Domain is what the tracking of values has to be told about codes.
type Domain interface {
	// Declares reports whether an object belongs to a package of constants.
	Declares(types.Object) bool
	// IsPredicate reports whether the user's settings name a function as a predicate.
	IsPredicate(*types.Func) bool
	// AllRetryable returns the classes that a predicate of the user's tells from the
	// others.
	AllRetryable() ClassSet
	// Told returns what counts as handled when a predicate has been asked.
	Told(Predicate) Handled
	// CodesOf returns the codes that are in the classes of a predicate.
	CodesOf(Predicate) map[string]bool
	// IsCode reports whether the catalog has a code.
	IsCode(string) bool
	// TwinsOf returns the twins of a code that a package of constants knows.
	TwinsOf(code string, pkg *types.Package) []string
}

// A Decision is a statement that decides by codes.
type Decision struct {
	Cursor  inspector.Cursor
	Operand ast.Expr   // what is compared with codes
	First   ast.Expr   // what is evaluated first
	Others  []Compared // what is compared with codes in further conditions
	Asked   []ast.Node // where a question about the code counts
}

// Compared is what a condition compares with a code.
type Compared struct{ Operand, Condition ast.Expr }

// HandledBefore returns what is known where a decision begins, from what is asked and
// compared on all ways through the function to it, and what the decision itself asks. It
// reports false if the decision compares more than one value with codes.
func (f *File) HandledBefore(d Decision) (Handled, bool) {
	w := f.flowAt(d.Cursor)
	if w == nil {
		return Handled{}, true // cannot be: a statement is in a function
	}
	s := w.at(d.First)
	if s == nil {
		return Handled{}, true // cannot be reached
	}
	of := w.eval(s, d.Operand)
	for _, other := range d.Others {
		at := w.at(other.Condition)
		if at == nil || w.eval(at, other.Operand) != of && types.ExprString(other.Operand) != types.ExprString(d.Operand) {
			return Handled{}, false
		}
	}
	before := w.known(s, of)
	for _, n := range d.Asked {
		before = before.And(w.askedIn(n, of))
	}
	return before, true
}
