package fate

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// sayError returns what an error says that is returned.
func (o *observer) sayError(s *codeflow.State, t *symbolic.Term, n int, with codeset.Set) said {
	switch {
	case t.Op == symbolic.OpNil:
		return said{what: "nil", nil_: true, fate: Told}
	case t.Op == symbolic.OpError:
		return said{what: fmt.Sprintf("error %p", t), fate: GivenUp}
	case t.Op == symbolic.OpLoad && t.X.Op == symbolic.OpVar:
		if g, ok := t.X.Key.(*ssa.Global); ok {
			return o.sayGlobal(g)
		}
	}
	if fate, plain, ok := o.structFate(s, t, nil, with); ok {
		return said{what: fmt.Sprint(o.describe(t, o.Fn.Signature.Results().At(n).Type(), with), fate), fate: fate, plain: plain}
	}
	if o.holdsError(s, t, nil) {
		return said{what: "err", fate: PassedOn}
	}
	if one, ok := o.sayCall(s, t); ok {
		return one
	}
	return said{what: o.describe(t, o.Fn.Signature.Results().At(n).Type(), with), fate: GivenUp}
}

// sayCall returns what the result of a call says. It reports false for other terms.
func (o *observer) sayCall(s *codeflow.State, t *symbolic.Term) (said, bool) {
	name, ok := madeBy(t)
	if !ok {
		return said{}, false
	}
	if call := callOf(t); call != nil && o.isSameCall(call) {
		return said{what: name, fate: Retried, plain: true}, true
	}
	if fate, _ := idiom.NameFate(name); fate != Unclear {
		return said{what: name, fate: fate}, true
	}
	for _, from := range o.MadeFrom[t] {
		if o.IsCode(from) || o.IsAncestor(from) || o.holdsError(s, from, nil) {
			return said{what: "from " + name, fate: PassedOn}, true
		}
	}
	return said{what: "from " + name, fate: Unclear}, true
}

// sameFrom returns what a function got that gives the same each time, if a term is its
// result, or nil.
func sameFrom(t *symbolic.Term) *symbolic.Term {
	if t.Op != symbolic.OpLoad || t.X.Op != symbolic.OpElemAddr || t.X.Y.Op != symbolic.OpFunc {
		return nil
	}
	if _, ok := t.X.Y.Key.(*types.Func); !ok {
		return nil
	}
	return t.X.X
}

// madeBy returns the name of the function whose result a term is.
func madeBy(t *symbolic.Term) (name string, ok bool) {
	if sameFrom(t) != nil {
		return t.X.Y.Key.(*types.Func).Name(), true
	}
	call := callOf(t)
	if call == nil {
		return "", false
	}
	if fn := ssainfo.CalledFunc(call.Common()); fn != nil {
		return fn.Name(), true
	}
	return ssainfo.NameOf(call.Call.Value), true
}

// sayMade returns what says a value that is not an error, if a call has made it of the
// error: diag.FromErr(err), perhaps appended to others.
func (o *observer) sayMade(s *codeflow.State, t *symbolic.Term) (said, bool) {
	if t.Op == symbolic.OpAppend {
		one, ok := o.sayMade(s, t.Y)
		if !ok {
			one, ok = o.sayMade(s, t.X)
		}
		return one, ok
	}
	if t.Op == symbolic.OpSlice && o.holdsWithin(s, t.X) {
		return said{what: "list", fate: PassedOn}, true
	}
	one, ok := o.sayCall(s, t)
	return one, ok && (one.fate == PassedOn || one.fate == Retried)
}

func (o *observer) sayGlobal(g *ssa.Global) said {
	fate, plain := idiom.NameFate(strings.TrimPrefix(strings.TrimPrefix(g.Name(), "err"), "Err"))
	switch {
	case fate == Unclear:
		fate = GivenUp
	case idiom.IsRetryKind(g.Name()):
		plain = true // errRetry
	}
	return said{what: g.Name(), fate: fate, plain: plain}
}

// callOf returns the call whose result a term is, or nil.
func callOf(t *symbolic.Term) *ssa.Call {
	l, ok := t.Key.(symbolic.Leaf)
	if !ok || t.Op != symbolic.OpLeaf {
		return nil
	}
	v, _ := l.From.(ssa.Instruction)
	if e, ok := v.(*ssa.Extract); ok {
		v, _ = e.Tuple.(ssa.Instruction)
	}
	call, _ := v.(*ssa.Call)
	return call
}

// holdsError reports whether a term is the error at hand, or the code, or what holds one.
func (o *observer) holdsError(s *codeflow.State, t *symbolic.Term, typ types.Type) bool {
	if t.Op == symbolic.OpWrapped {
		return o.holdsError(s, t.X, nil)
	}
	if o.IsCode(t) {
		return typ == nil || !ssainfo.IsString(typ)
	}
	if o.Root.Contains(t) && t.Op != symbolic.OpConst {
		return true
	}
	if t.Op == symbolic.OpLoad && t.X.Op == symbolic.OpVar {
		return false // a variable of the package
	}
	if of := sameFrom(t); of != nil {
		return o.holdsError(s, of, nil)
	}
	if p, ok := t.Key.(ssa.Value); ok && t.Op == symbolic.OpParam && !isErrorLike(p.Type()) {
		return false
	}
	if t.Op == symbolic.OpAppend {
		return o.holdsError(s, t.Y, typ)
	}
	if t.Op == symbolic.OpSlice {
		return o.holdsWithin(s, t.X)
	}
	if snap, ok := t.Key.(*codeflow.Snapshot); ok {
		return o.holdsWithin(snap.State, snap.Addr)
	}
	if t.Op == symbolic.OpVar {
		return o.holdsWithin(s, t)
	}
	if t.Op == symbolic.OpLeaf && callOf(t) != nil && typ == nil {
		return !o.isLater(t) // an error from before
	}
	return typ == nil && !t.IsKnown() && !o.isLater(t)
}

// isErrorLike reports whether a value of a type may be an error, or have one in it.
func isErrorLike(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Interface:
		return u.NumMethods() == 0 || ssainfo.IsError(t)
	case *types.Struct, *types.Pointer:
		return true
	}
	return ssainfo.IsError(t)
}

// holdsWithin reports whether a part of what is at an address is the error or the code.
func (o *observer) holdsWithin(s *codeflow.State, addr *symbolic.Term) bool {
	for key, v := range s.Held {
		at, ok := key.(*symbolic.Term)
		if !ok || !codeflow.IsPartOf(at, addr) {
			continue
		}
		for _, a := range v.Alts {
			if snap, ok := a.Term.Key.(*codeflow.Snapshot); ok && o.holdsWithin(snap.State, snap.Addr) {
				return true // a struct in a list
			}
			if a.Term != addr && (o.IsCode(a.Term) || a.Term.Op != symbolic.OpConst && a.Term.Op != symbolic.OpNil && a.Term.Op != symbolic.OpZero && o.Root.Contains(a.Term) || o.isErrorAtHand(a.Term)) {
				return true
			}
		}
	}
	return false
}

// isErrorAtHand reports whether a term is an error that the function got.
func (o *observer) isErrorAtHand(t *symbolic.Term) bool {
	if p, ok := t.Key.(*ssa.Parameter); ok {
		return ssainfo.IsError(p.Type())
	}
	if call := callOf(t); call != nil {
		if v, ok := t.Key.(symbolic.Leaf).From.(ssa.Value); ok {
			return ssainfo.IsError(v.Type()) && !o.isLater(t)
		}
	}
	return false
}

// isLater reports whether a term comes about after the root has, and does not come with it.
func (o *observer) isLater(t *symbolic.Term) bool {
	b := symbolic.BirthOf(t, o.Fn)
	if b.At() == nil || o.Birth.At() == nil && b.Instr == nil {
		return false
	}
	if e, ok := b.Instr.(*ssa.Extract); ok {
		if of, ok := o.Birth.Instr.(*ssa.Extract); ok && e.Tuple == of.Tuple {
			return false
		}
	}
	return b != o.Birth && b.IsAfter(o.Birth)
}
