package fate

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A term is how a value comes about. Equal terms are one pointer.
type term struct {
	op     op
	key    any // what x and y do not say
	x, y   *term
	val    constant.Value // of opConst
	number int            // in the order in which terms are made
}

type op uint8

const (
	opConst     op = iota // key: its text and kind
	opNil                 //
	opZero                // key: a type; the zero value of it
	opLeaf                // key: a leaf; nothing else is known of the value
	opParam               // key: a parameter or a free variable of a function
	opField               // x: a struct; key: the field
	opElem                // x: an array; y: the index
	opFieldAddr           // x: a pointer to a struct; key: the field
	opElemAddr            // x: a pointer to an array, or a slice; y: the index
	opVar                 // key: a variable; its address
	opLoad                // x: an address; what it held at the beginning
	opAs                  // x: an error or an interface; key: the type it is seen as
	opFunc                // key: a function
	opClosure             // key: a closure
	opSlice               // x: the address of an array; all of it
	opAppend              // x, y: slices
	opMap                 // key: where it is made
	opInfo                // x: a code; key: the package that tells about it
	opText                // x: a code; key: how it is transformed
	opIs                  // x: a value seen as another type; whether it is of that type
	opError               // key: a call that makes a new error
	opWrapped             // x: an error or another value; key: a wrapping
	opStruct              // key: a snapshot
)

// A leaf is a value of which nothing is known but where it comes from.
type leaf struct {
	from any             // an instruction, or what a block or a call has changed
	at   ssa.Instruction // the call in the function under analysis, if it comes from a function that is called
}

// merged is what a place holds where ways meet that leave different values there.
type merged struct {
	block *ssa.BasicBlock
	place any
}

// changed is what an instruction leaves at an address.
type changed struct {
	by   ssa.Instruction
	addr *term
}

// A wrapping is what a library makes of an error: something that is retried, or is not.
type wrapping struct {
	fate Fate
	name string
}

// A terms makes each term once.
type terms struct{ known map[term]*term }

func (ts *terms) make(t term) *term {
	k := t
	k.val, k.number = nil, 0
	if known, ok := ts.known[k]; ok {
		return known
	}
	made := &t
	made.number = len(ts.known)
	ts.known[k] = made
	return made
}

type constKey struct {
	text   string
	kind   constant.Kind
	answer bool // of a retry predicate
}

func (ts *terms) constant(v constant.Value) *term {
	return ts.make(term{op: opConst, key: constKey{v.ExactString(), v.Kind(), false}, val: v})
}

func (ts *terms) bool(b, answer bool) *term {
	v := constant.MakeBool(b)
	return ts.make(term{op: opConst, key: constKey{v.ExactString(), constant.Bool, answer}, val: v})
}

// zero returns the zero value of a type.
func (ts *terms) zero(t types.Type) *term {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsString != 0:
			return ts.constant(constant.MakeString(""))
		case u.Info()&types.IsBoolean != 0:
			return ts.bool(false, false)
		case u.Info()&types.IsNumeric != 0:
			return ts.constant(constant.MakeInt64(0))
		}
	case *types.Struct, *types.Array:
		return ts.make(term{op: opZero, key: t})
	}
	return ts.make(term{op: opNil})
}

// field returns a field of a struct.
func (ts *terms) field(of *term, f *types.Var) *term {
	switch of.op {
	case opLoad:
		return ts.make(term{op: opLoad, x: ts.make(term{op: opFieldAddr, x: of.x, key: f})})
	case opZero:
		return ts.zero(f.Type())
	}
	return ts.make(term{op: opField, x: of, key: f})
}

// elem returns an element of an array.
func (ts *terms) elem(of, index *term) *term {
	switch of.op {
	case opLoad:
		return ts.make(term{op: opLoad, x: ts.make(term{op: opElemAddr, x: of.x, y: index})})
	case opZero:
		if array, ok := of.key.(types.Type).Underlying().(*types.Array); ok {
			return ts.zero(array.Elem())
		}
	}
	return ts.make(term{op: opElem, x: of, y: index})
}

// rebuilt returns a term with parts of it replaced, where the function returns another.
func (ts *terms) rebuilt(t *term, replace func(*term) *term) *term {
	if by := replace(t); by != nil {
		return by
	}
	if t.x == nil {
		return t
	}
	c := *t
	c.x = ts.rebuilt(t.x, replace)
	if t.y != nil {
		c.y = ts.rebuilt(t.y, replace)
	}
	return ts.make(c)
}

// text returns the text of a constant string.
func (t *term) text() (string, bool) {
	if t.op != opConst || t.val.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(t.val), true
}

// truth returns the value of a constant bool.
func (t *term) truth() (b, ok bool) {
	if t.op != opConst || t.val.Kind() != constant.Bool {
		return false, false
	}
	return constant.BoolVal(t.val), true
}

// isKnown reports whether a term says what the value is.
func (t *term) isKnown() bool {
	switch t.op {
	case opLeaf, opParam, opField, opElem, opLoad, opAs, opText, opFieldAddr, opElemAddr, opAppend:
		return false
	}
	return true
}

func (t *term) isAnswer() bool {
	k, ok := t.key.(constKey)
	return ok && k.answer
}

// contains reports whether a term is made from another.
func (t *term) contains(part *term) bool {
	return t == part || t.x != nil && t.x.contains(part) || t.y != nil && t.y.contains(part)
}

// any reports whether a term, or one that it is made from, is accepted.
func (t *term) any(accepts func(*term) bool) bool {
	return accepts(t) || t.x != nil && t.x.any(accepts) || t.y != nil && t.y.any(accepts)
}

// size is of how many terms a term is made.
func (t *term) size() int {
	n := 1
	if t.x != nil {
		n += t.x.size()
	}
	if t.y != nil {
		n += t.y.size()
	}
	return n
}
