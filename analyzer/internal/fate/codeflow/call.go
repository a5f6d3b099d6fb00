package codeflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/bodies"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// call executes a call. It reports false if it does not return.
func (r *Run) call(f *Frame, s *State, i *ssa.Call) bool {
	if b, ok := i.Call.Value.(*ssa.Builtin); ok {
		r.builtin(f, s, i, b)
		return true
	}
	c := r.calling(f, s, i)
	results, done := r.library(r, f, s, c)
	if !done {
		if f.at == nil {
			r.Observer.Calls(s, c, i)
		}
		var returns bool
		if results, done, returns = r.inlineEach(f, s, c); done && !returns {
			return false
		}
	}
	if !done {
		if c.Fn != nil && ssainfo.IsNoReturn(c.Fn) {
			if f.at == nil {
				r.Observer.Stops(s, i, "exit")
			}
			return false
		}
		results = r.unknownCall(f, s, c)
	}
	if results == nil {
		return true
	}
	if len(results) == 1 && results[0] != nil && !slices.ContainsFunc(results[0].Alts, isTruth) && r.isNamedPredicate(c, i) {
		results = r.NamedAnswer(f, c) // a predicate that cannot be looked into
	}
	if _, isTuple := i.Type().(*types.Tuple); isTuple {
		r.holdResults(f, s, i, results)
	} else if len(results) > 0 && results[0] != nil {
		r.hold(f, s, i, results[0])
	}
	return true
}

func isTruth(a symbolic.Alternative) bool {
	_, ok := a.Term.Truth()
	return ok
}

// deferred executes a call that has been deferred.
func (r *Run) deferred(f *Frame, s *State, d *ssa.Defer) {
	c := r.calling(f, s, d)
	if _, done, _ := r.Inline(f, s, c); !done && c.Fn == nil {
		r.Observer.Does(s, d)
	}
}

// inlineEach is inline for a function that depends on the code.
func (r *Run) inlineEach(f *Frame, s *State, c *Calling) (results []*symbolic.Value, done, returns bool) {
	if c.Callee != nil || c.Fn != nil || c.Instr.Common().IsInvoke() {
		return r.Inline(f, s, c)
	}
	v := r.value(f, s, c.Instr.Common().Value)
	var after *State
	var all []symbolic.Builder
	for _, a := range v.Alts {
		one := *c
		one.Callee = a.Term
		inner := s.Fork()
		if a.With != nil {
			inner = s.within(a.With)
		}
		if a.Term.Op == symbolic.OpNil || inner.Reach().IsEmpty() {
			continue
		}
		results, done, returns := r.Inline(f, inner, &one)
		if !done {
			return nil, false, true
		}
		if !returns {
			continue
		}
		after = r.join(after, inner, c.Instr.Block())
		for n, res := range results {
			if n == len(all) {
				all = append(all, symbolic.Builder{})
			}
			res.Each(inner.Reach(), all[n].Add)
		}
	}
	if after == nil {
		return nil, len(v.Alts) > 0, false
	}
	for n := range all {
		results = append(results, all[n].Value())
	}
	*s = *after.Fork()
	return results, true, true
}

// Inline executes a function of the package where it is called. It reports whether it has
// done so, and whether the function returns.
func (r *Run) Inline(f *Frame, s *State, c *Calling) (results []*symbolic.Value, done, returns bool) {
	fn, bindings := r.bodyOf(c)
	if fn == nil || len(fn.Blocks) == 0 || len(r.stack) >= bodies.MaxCalls || slices.Contains(r.stack, fn) || r.nested > maxNested {
		return nil, false, true
	}
	at := f.at
	if at == nil {
		at = c.Instr.(ssa.Instruction)
		if v := c.Instr.Value(); v != nil && len(*v.Referrers()) == 0 {
			r.Observer.Does(s, fn) // it is called for what it does
		}
	}
	inner := &Frame{fn: fn, shape: r.ShapeOf(fn), args: c.Args, bindings: bindings, at: at}
	r.stack = append(r.stack, fn)
	start, cond := s.Fork(), s.Cond
	r.execute(inner, fn.Blocks[0], nil, start)
	r.stack = r.stack[:len(r.stack)-1]
	if len(inner.returns) == 0 {
		return nil, true, false
	}
	block := c.Instr.Block()
	after := inner.returns[0]
	for _, other := range inner.returns[1:] {
		after = r.join(after, other, block)
	}
	for n := range fn.Signature.Results().Len() {
		var b symbolic.Builder
		for k, res := range inner.results {
			res[n].Each(inner.returns[k].Reach(), b.Add)
		}
		v := b.Value()
		if len(b.Alts) == 1 {
			v = symbolic.Only(b.Alts[0].Term)
		}
		results = append(results, r.bounded(v, block, fn.Signature.Results().At(n)))
	}
	for key := range after.Held { // what is local to the function is gone
		if v, ok := key.(ssa.Instruction); ok && v.Parent() == fn {
			after.own()
			delete(after.Held, key)
		}
	}
	*s = *after.Fork()
	results = r.answers(fn, results)
	if r.isOpaque(f, c) {
		s.Cond = cond // what it depends on is what it is about
		r.hideErrors(f, c, results)
	}
	return results, true, true
}

// answers returns the results of a function of the package. If it is a retry predicate, as
// its name or that of the result says, a truth value is an answer.
func (r *Run) answers(fn *ssa.Function, results []*symbolic.Value) []*symbolic.Value {
	for n, v := range results {
		of := fn.Signature.Results().At(n)
		if !astutil.IsBoolean(of.Type()) || !idiom.AsksRetry(of.Name()) && (n > 0 || !idiom.AsksRetry(fn.Name())) {
			continue
		}
		results[n] = v.Mapped(func(t *symbolic.Term) *symbolic.Value {
			if b, ok := t.Truth(); ok {
				return symbolic.Only(r.Bool(b, true))
			}
			return symbolic.Only(t)
		})
	}
	return results
}

// isOpaque reports whether a call of a function of the package got neither the code nor its
// error. Then an error that it returns is not looked into: it is the failure itself.
func (r *Run) isOpaque(f *Frame, c *Calling) bool {
	if _, ok := c.Instr.(*ssa.Call); !ok || f.at != nil || c.Fn == nil {
		return false
	}
	return r.Root == nil || !slices.ContainsFunc(c.Args, func(arg *symbolic.Value) bool {
		return slices.ContainsFunc(arg.Alts, func(a symbolic.Alternative) bool { return r.IsCode(a.Term) || r.IsAncestor(a.Term) })
	})
}

// hideErrors replaces the errors among results with ones of which nothing is known.
func (r *Run) hideErrors(f *Frame, c *Calling, results []*symbolic.Value) {
	var from []*symbolic.Term
	for _, arg := range c.Args {
		for _, a := range arg.Alts {
			from = append(from, a.Term)
		}
	}
	v := c.Instr.(*ssa.Call)
	for n := range results {
		if !ssainfo.IsError(c.resultAt(n)) {
			continue
		}
		made := r.LeafAt(f, v)
		for _, use := range *v.Referrers() {
			if e, ok := use.(*ssa.Extract); ok && e.Index == n {
				made = r.LeafAt(f, e)
			}
		}
		r.MadeFrom[made] = from
		results[n] = symbolic.Only(made)
	}
}

// resultAt returns the type of a result of a call.
func (c *Calling) resultAt(n int) types.Type {
	return c.Instr.Common().Signature().Results().At(n).Type()
}

// ret notes what a function returns.
func (r *Run) ret(f *Frame, s *State, i *ssa.Return) {
	var results []*symbolic.Value
	for _, res := range i.Results {
		results = append(results, r.restricted(r.value(f, s, res), s))
	}
	if f.at != nil {
		f.returns = append(f.returns, s)
		f.results = append(f.results, results)
		return
	}
	r.Observer.Returns(s, i, results)
}

// unknownCall is a call of which the body is not known.
func (r *Run) unknownCall(f *Frame, s *State, c *Calling) []*symbolic.Value {
	i, isCall := c.Instr.(*ssa.Call)
	if !isCall {
		return nil
	}
	logs := idiom.IsLogging(c.Fn, i.Call.Value)
	if !logs {
		r.Observer.CallsUnknown(s, c, i)
		if !idiom.IsHarmless(c.Fn) {
			r.changeByCall(f, s, c, i)
		}
	}
	var from []*symbolic.Term
	for _, arg := range c.Args {
		for _, a := range arg.Alts {
			from = append(from, a.Term)
		}
	}
	made := r.LeafAt(f, i)
	if tuple, ok := i.Type().(*types.Tuple); ok {
		for n := range tuple.Len() {
			for _, use := range *i.Referrers() {
				if e, ok := use.(*ssa.Extract); ok && e.Index == n {
					r.MadeFrom[r.LeafAt(f, e)] = append(from, made)
				}
			}
		}
	}
	r.MadeFrom[made] = from
	if same := r.givesSame(s, c, i); same != nil {
		for _, a := range same.Alts {
			r.MadeFrom[a.Term] = from
		}
		return []*symbolic.Value{same}
	}
	if r.isNamedPredicate(c, i) {
		return r.NamedAnswer(f, c)
	}
	return nil
}
