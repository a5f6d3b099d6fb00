package symbolic

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
)

// A Term is how a value comes about. Equal terms are one pointer.
type Term struct {
	Op     op
	Key    any // what x and y do not say
	X, Y   *Term
	Val    constant.Value // of opConst
	Number int            // in the order in which terms are made
}

type op uint8

// How terms come about. X, Y and Key are those of the term.
const (
	OpConst     op = iota // key: its text and kind
	OpNil                 //
	OpZero                // key: a type; the zero value of it
	OpLeaf                // key: a leaf; nothing else is known of the value
	OpParam               // key: a parameter or a free variable of a function
	OpField               // x: a struct; key: the field
	OpElem                // x: an array; y: the index
	OpFieldAddr           // x: a pointer to a struct; key: the field
	OpElemAddr            // x: a pointer to an array, or a slice; y: the index
	OpVar                 // key: a variable; its address
	OpLoad                // x: an address; what it held at the beginning
	OpAs                  // x: an error or an interface; key: the type it is seen as
	OpFunc                // key: a function
	OpClosure             // key: a closure
	OpSlice               // x: the address of an array; all of it
	OpAppend              // x, y: slices
	OpMap                 // key: where it is made
	OpInfo                // x: a code; key: the package that tells about it
	OpText                // x: a code; key: how it is transformed
	OpIs                  // x: a value seen as another type; whether it is of that type
	OpError               // key: a call that makes a new error
	OpWrapped             // x: an error or another value; key: a wrapping
	OpStruct              // key: a snapshot
	OpRegexp              // key: a regular expression
)

// A Leaf is a value of which nothing is known but where it comes from.
type Leaf struct {
	From any             // an instruction, or what a block or a call has changed
	At   ssa.Instruction // the call in the function under analysis, if it comes from a function that is called
}

// Merged is what a place holds where ways meet that leave different values there.
type Merged struct {
	Block *ssa.BasicBlock
	Place any
}

// Changed is what an instruction leaves at an address.
type Changed struct {
	By   ssa.Instruction
	Addr *Term
}

// A Wrapping is what a library makes of an error: something that is retried, or is not.
type Wrapping struct {
	Fate idiom.Fate
	Name string
}

// A Terms makes each term once.
type Terms struct{ known map[Term]*Term }

// NewTerms returns an empty collection of terms.
func NewTerms() *Terms { return &Terms{make(map[Term]*Term)} }

// Make returns the one term that is equal to t.
func (ts *Terms) Make(t Term) *Term {
	k := t
	k.Val, k.Number = nil, 0
	if known, ok := ts.known[k]; ok {
		return known
	}
	made := &t
	made.Number = len(ts.known)
	ts.known[k] = made
	return made
}

type constKey struct {
	text   string
	kind   constant.Kind
	answer bool // of a retry predicate
}

// Constant returns a constant.
func (ts *Terms) Constant(v constant.Value) *Term {
	return ts.Make(Term{Op: OpConst, Key: constKey{v.ExactString(), v.Kind(), false}, Val: v})
}

// Bool returns a truth value. It may be the answer of a retry predicate.
func (ts *Terms) Bool(b, answer bool) *Term {
	v := constant.MakeBool(b)
	return ts.Make(Term{Op: OpConst, Key: constKey{v.ExactString(), constant.Bool, answer}, Val: v})
}

// Zero returns the zero value of a type.
func (ts *Terms) Zero(t types.Type) *Term {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsString != 0:
			return ts.Constant(constant.MakeString(""))
		case u.Info()&types.IsBoolean != 0:
			return ts.Bool(false, false)
		case u.Info()&types.IsNumeric != 0:
			return ts.Constant(constant.MakeInt64(0))
		}
	case *types.Struct, *types.Array:
		return ts.Make(Term{Op: OpZero, Key: t})
	}
	return ts.Make(Term{Op: OpNil})
}

// Field returns a field of a struct.
func (ts *Terms) Field(of *Term, f *types.Var) *Term {
	switch of.Op {
	case OpLoad:
		return ts.Make(Term{Op: OpLoad, X: ts.Make(Term{Op: OpFieldAddr, X: of.X, Key: f})})
	case OpZero:
		return ts.Zero(f.Type())
	}
	return ts.Make(Term{Op: OpField, X: of, Key: f})
}

// Elem returns an element of an array.
func (ts *Terms) Elem(of, index *Term) *Term {
	switch of.Op {
	case OpLoad:
		return ts.Make(Term{Op: OpLoad, X: ts.Make(Term{Op: OpElemAddr, X: of.X, Y: index})})
	case OpZero:
		if array, ok := of.Key.(types.Type).Underlying().(*types.Array); ok {
			return ts.Zero(array.Elem())
		}
	}
	return ts.Make(Term{Op: OpElem, X: of, Y: index})
}

// Rebuilt returns a term with parts of it replaced, where the function returns another.
func (ts *Terms) Rebuilt(t *Term, replace func(*Term) *Term) *Term {
	if by := replace(t); by != nil {
		return by
	}
	if t.X == nil {
		return t
	}
	c := *t
	c.X = ts.Rebuilt(t.X, replace)
	if t.Y != nil {
		c.Y = ts.Rebuilt(t.Y, replace)
	}
	return ts.Make(c)
}

// Text returns the text of a constant string.
func (t *Term) Text() (string, bool) {
	if t.Op != OpConst || t.Val.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(t.Val), true
}

// Truth returns the value of a constant bool.
func (t *Term) Truth() (b, ok bool) {
	if t.Op != OpConst || t.Val.Kind() != constant.Bool {
		return false, false
	}
	return constant.BoolVal(t.Val), true
}

// IsKnown reports whether a term says what the value is.
func (t *Term) IsKnown() bool {
	switch t.Op {
	case OpLeaf, OpParam, OpField, OpElem, OpLoad, OpAs, OpText, OpFieldAddr, OpElemAddr, OpAppend:
		return false
	}
	return true
}

// IsAnswer reports whether a term is the answer of a retry predicate.
func (t *Term) IsAnswer() bool {
	k, ok := t.Key.(constKey)
	return ok && k.answer
}

// Contains reports whether a term is made from another.
func (t *Term) Contains(part *Term) bool {
	return t == part || t.X != nil && t.X.Contains(part) || t.Y != nil && t.Y.Contains(part)
}

// Any reports whether a term, or one that it is made from, is accepted.
func (t *Term) Any(accepts func(*Term) bool) bool {
	return accepts(t) || t.X != nil && t.X.Any(accepts) || t.Y != nil && t.Y.Any(accepts)
}

// Size is of how many terms a term is made.
func (t *Term) Size() int {
	n := 1
	if t.X != nil {
		n += t.X.Size()
	}
	if t.Y != nil {
		n += t.Y.Size()
	}
	return n
}
