package fate

import (
	"go/types"
	"regexp"

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
func (o *observer) tells(with codeset.Set) {
	if !with.IsEmpty() {
		o.told = append(o.told, with)
	}
}

// effect notes that ways with some of the codes do what others can see.
func (o *observer) effect(what any, with codeset.Set) {
	if with.IsEmpty() {
		return
	}
	if was, ok := o.effects[what]; ok {
		with = with.Or(was)
	}
	o.effects[what] = with
}

// CallsUnknown notes a call of which nothing is known but its name.
func (o *observer) CallsUnknown(s *codeflow.State, c *codeflow.Calling, i *ssa.Call) {
	if idiom.IsHarmless(c.Fn) {
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
		o.tells(s.Reach())
		return
	}
	o.effect(what, s.Reach())
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

// Calls notes a call of a function whose name says that there is another try.
func (o *observer) Calls(s *codeflow.State, c *codeflow.Calling, i *ssa.Call) {
	name := ssainfo.NameOf(i.Call.Value)
	if c.Fn != nil {
		name = c.Fn.Name()
	}
	if again.MatchString(name) && !astutil.IsBoolean(i.Type()) {
		o.end(s, i, "calls "+name, Retried, false, s.Reach())
	}
}

// again matches the names of functions that try again.
var again = regexp.MustCompile(`^(?i:retry|again|try_?again|resend|requeue|reschedule|enqueue)(_|[A-Z]|$)|^(?i:schedule|do)_?[rR]etry|^Add(RateLimited|After)$`)

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
		if _, isLocal := t.Key.(*ssa.Alloc); isLocal && t.Op == symbolic.OpVar {
			if !v.IsNil() {
				o.touched = append(o.touched, s.Reach())
			}
			continue
		}
		o.leaves(s, i, v)
		if ssainfo.IsString(i.Val.Type()) || ssainfo.IsNumber(i.Val.Type()) {
			o.tells(s.Reach())
		} else {
			o.effect(i, s.Reach())
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

// leaves notes that the error or the code is left where others can read it.
func (o *observer) leaves(s *codeflow.State, i *ssa.Store, v *symbolic.Value) {
	typ := i.Val.Type()
	if ssainfo.IsError(typ) {
		typ = nil
	}
	v.Each(s.Reach(), func(t *symbolic.Term, with codeset.Set) {
		if t.Op != symbolic.OpNil && o.holdsError(s, t, typ) {
			o.end(s, i, "left", PassedOn, false, with)
		}
	})
}

// Sends notes that what is sent over a channel carries the error or the code.
func (o *observer) Sends(s *codeflow.State, i *ssa.Send, v *symbolic.Value) {
	o.effect(i, s.Reach())
	v.Each(s.Reach(), func(t *symbolic.Term, with codeset.Set) {
		if o.IsCode(t) || o.holdsError(s, t, nil) {
			o.end(s, i, "sent", PassedOn, false, with)
		}
	})
}

// isTelling reports whether a call only hands a text, a number or a label on: to the client
// of an HTTP server, or to metrics.
func isTelling(c *codeflow.Calling) bool {
	if c.Fn != nil && idiom.IsMetric(c.Fn.Name()) {
		return true
	}
	for _, arg := range c.Instr.Common().Args {
		if idiom.IsOfHTTP(arg.Type()) {
			return true
		}
	}
	return c.Instr.Common().IsInvoke() && idiom.IsOfHTTP(c.Instr.Common().Value.Type())
}
