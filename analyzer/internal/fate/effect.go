package fate

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// tells notes that ways with some of the codes do what others can see, which is only a
// text, a number or a label.
func (o *observer) tells(s *codeflow.State) {
	if with := s.Reach(); !with.IsEmpty() && !s.Next {
		o.told = append(o.told, with)
	}
}

// effect notes that ways with some of the codes do what others can see. What the next try
// does is none.
func (o *observer) effect(s *codeflow.State, what any) {
	with := s.Reach()
	if with.IsEmpty() || s.Next {
		return
	}
	if was, ok := o.effects[what]; ok {
		with = with.Or(was)
	}
	o.effects[what] = with
}

// CallsUnknown notes a call of which nothing is known but its name.
func (o *observer) CallsUnknown(s *codeflow.State, c *codeflow.Calling, i *ssa.Call) {
	if o.triesIn(c.Args) {
		o.end(s, i, "tries later", Retried, false, s.Reach())
	}
	if idiom.IsHarmless(c.Fn) || o.isSameCall(i) {
		return
	}
	var what any = i
	switch {
	case c.Fn != nil:
		what = c.Fn
	case c.Callee != nil:
		what = c.Callee
	}
	isUnused := len(*i.Referrers()) == 0
	if fn := c.Fn; fn != nil && ssainfo.IsError(i.Type()) && takesError(c) && !isUnused {
		return // it wraps an error
	}
	if isTelling(c) {
		o.tells(s)
		return
	}
	o.effect(s, what)
	if isUnused && o.getsError(s, c) {
		o.end(s, i, "handed on", PassedOn, false, s.Reach())
	}
}

// getsError reports whether a call gets the error at hand, as an error or in a struct. A
// function of which nothing is known may also get the code, as one.
func (o *observer) getsError(s *codeflow.State, c *codeflow.Calling) bool {
	params := c.Instr.Common().Signature().Params()
	first := len(c.Args) - params.Len() // behind the receiver
	for n := range params.Len() {
		if first+n < 0 || first+n >= len(c.Args) {
			continue
		}
		for _, a := range c.Args[first+n].Alts {
			if o.isHandedOn(s, c, params.At(n).Type(), a.Term) {
				return true
			}
		}
	}
	return false
}

// isHandedOn reports whether a call hands the error at hand, or the code, on in an argument
// for a parameter of a type.
func (o *observer) isHandedOn(s *codeflow.State, c *codeflow.Calling, typ types.Type, t *symbolic.Term) bool {
	if ssainfo.IsError(typ) {
		return t.Op != symbolic.OpNil && o.holdsError(s, t, nil)
	}
	if o.IsCode(t) {
		_, isNamed := types.Unalias(typ).(*types.Named)
		return isNamed && (c.Fn == nil || c.Instr.Common().IsInvoke())
	}
	switch t.Op {
	case symbolic.OpStruct, symbolic.OpVar:
		return o.holdsError(s, t, typ)
	}
	return false
}

func takesError(c *codeflow.Calling) bool {
	for _, arg := range c.Instr.Common().Args {
		if ssainfo.IsError(arg.Type()) {
			return true
		}
	}
	return false
}

// Stores notes that something is set that others can see.
func (o *observer) Stores(s *codeflow.State, i *ssa.Store, addr, v *symbolic.Value) {
	for _, a := range addr.Alts {
		t := a.Term
		for t.Op == symbolic.OpFieldAddr || t.Op == symbolic.OpElemAddr {
			t = t.X
		}
		if a, ok := t.Key.(*ssa.Alloc); ok && t.Op == symbolic.OpVar && !isAround(a.Parent(), o.Fn) {
			if !v.IsNil() {
				o.touched = append(o.touched, s.Reach())
			}
			continue
		}
		o.leaves(s, i, v, i.Val.Type())
		if isList(i.Val.Type()) && o.appendsRequest(i.Val, make(map[ssa.Value]bool)) {
			o.queues(s, i, i.Addr)
		}
		if ssainfo.IsString(i.Val.Type()) || ssainfo.IsNumber(i.Val.Type()) {
			o.tells(s)
		} else {
			o.effect(s, i)
		}
		fate, _ := idiom.NameFate(ssainfo.NameOf(i.Addr))
		if fate != Retried || !astutil.IsBoolean(i.Val.Type()) {
			continue
		}
		v.Each(s.Reach(), func(t *symbolic.Term, with codeset.Set) {
			if b, known := t.Truth(); known && b {
				o.end(s, i, "sets "+ssainfo.NameOf(i.Addr), Retried, false, with)
			}
		})
	}
}

// isTelling reports whether a call only hands a text, a number or a label on: to the client
// of an HTTP server, or to metrics.
func isTelling(c *codeflow.Calling) bool {
	if c.Fn != nil && (idiom.IsMetric(c.Fn.Name()) || idiom.IsEncoder(c.Fn)) {
		return true
	}
	for _, arg := range c.Instr.Common().Args {
		if idiom.IsOfHTTP(arg.Type()) {
			return true
		}
	}
	return c.Instr.Common().IsInvoke() && idiom.IsOfHTTP(c.Instr.Common().Value.Type())
}
