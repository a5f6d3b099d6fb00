package codeflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// As returns a value seen as another type.
func (r *Run) As(x *symbolic.Value, t types.Type) *symbolic.Value {
	if ssainfo.IsString(t) || astutil.IsBoolean(t) || ssainfo.IsInteger(t) || types.IsInterface(t) && !ssainfo.IsError(t) {
		return x
	}
	return x.Mapped(func(of *symbolic.Term) *symbolic.Value {
		if of.IsKnown() {
			return symbolic.Only(of)
		}
		return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpAs, X: of, Key: types.TypeString(t, nil)}))
	})
}

// Is returns whether a value is of the type that it is seen as.
func (r *Run) Is(as *symbolic.Value) *symbolic.Value {
	t := as.Single()
	if t == nil || t.Op != symbolic.OpAs {
		return nil
	}
	return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpIs, X: t}))
}

// IsStill is the second result of a type assertion. A value that has been found to be of
// one type is of no other.
func (r *Run) IsStill(s *State, as *symbolic.Value) *symbolic.Value {
	is := r.Is(as)
	if is == nil {
		return nil
	}
	t := is.Single().X
	if found := s.Held[typeOf{t.X}]; found != nil && found.Single() != t {
		return symbolic.Only(r.Bool(false, false))
	}
	return is
}

// noteType notes the type that a condition has found a value to be of.
func (r *Run) noteType(cond ssa.Value, t *symbolic.Term, s *State) {
	if t == nil || t.Op != symbolic.OpIs || t.Key != nil {
		return
	}
	switch c := cond.(type) {
	case *ssa.Extract:
		if assert, ok := c.Tuple.(*ssa.TypeAssert); ok && !types.IsInterface(assert.AssertedType) {
			s.set(typeOf{t.X.X}, symbolic.Only(t.X))
		}
	case *ssa.Call:
		if status, _ := statusIn(c); status != 0 {
			s.set(typeOf{t.X.X}, symbolic.Only(t.X))
		}
	}
}

// typeOf stands for the type that a type assertion has found a value to be of.
type typeOf struct{ of *symbolic.Term }
