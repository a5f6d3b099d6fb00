package codeflow

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
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
		if statusIn(c) != nil {
			s.set(typeOf{t.X.X}, symbolic.Only(t.X))
		}
	}
}

// typeOf stands for the type that a type assertion has found a value to be of.
type typeOf struct{ of *symbolic.Term }

// narrow rules codes out by the HTTP status: where a condition fixes it, codes that are
// published with another one are not expected; where a status has been dealt with, those
// with that status are not.
func (r *Run) narrow(cond ssa.Value, yes, no *State) {
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			break
		}
		cond, yes, no = not.X, no, yes
	}
	accepts := statusIn(cond)
	if accepts == nil {
		return
	}
	is := r.Universe.Of(func(c codeset.Code) bool { return c.Status != 0 && accepts(c.Status) })
	isNot := r.Universe.Of(func(c codeset.Code) bool { return c.Status != 0 && !accepts(c.Status) })
	yes.Off = yes.Off.Or(isNot)
	no.Off = no.Off.Or(is)
}

// statusIn returns what a condition accepts as the HTTP status, or nil if it does not ask
// for it.
func statusIn(cond ssa.Value) func(status int) bool {
	switch c := cond.(type) {
	case *ssa.Extract:
		if assert, ok := c.Tuple.(*ssa.TypeAssert); ok && c.Index == 1 {
			return isStatus(idiom.StatusOfType(assert.AssertedType))
		}
	case *ssa.Call:
		if fn := ssainfo.CalledFunc(c.Common()); fn != nil && astutil.FullName(fn) == "errors.As" {
			if target, ok := c.Call.Args[1].(*ssa.MakeInterface); ok {
				if p, ok := target.X.Type().Underlying().(*types.Pointer); ok {
					return isStatus(idiom.StatusOfType(p.Elem()))
				}
			}
		}
	case *ssa.BinOp:
		if n := statusConst(c.Y); n != nil && idiom.IsStatusName(ssainfo.NameOf(c.X)) {
			return func(status int) bool { return compares(constant.MakeInt64(int64(status)), c.Op, n) }
		}
		if n := statusConst(c.X); n != nil && idiom.IsStatusName(ssainfo.NameOf(c.Y)) {
			return func(status int) bool { return compares(n, c.Op, constant.MakeInt64(int64(status))) }
		}
	}
	return nil
}

func isStatus(n int) func(int) bool {
	if n == 0 {
		return nil
	}
	return func(status int) bool { return status == n }
}

// statusConst returns a constant that may be an HTTP status, or nil.
func statusConst(v ssa.Value) constant.Value {
	k, ok := v.(*ssa.Const)
	if !ok || k.Value == nil || k.Value.Kind() != constant.Int {
		return nil
	}
	if n, ok := constant.Int64Val(k.Value); !ok || n < 100 || n > 600 {
		return nil
	}
	return k.Value
}

func compares(x constant.Value, op token.Token, y constant.Value) bool {
	switch op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return constant.Compare(x, op, y)
	}
	return true
}
