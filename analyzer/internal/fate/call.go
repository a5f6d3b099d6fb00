package fate

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// call executes a call. It reports false if it does not return.
func (r *run) call(f *frame, s *state, i *ssa.Call) bool {
	if b, ok := i.Call.Value.(*ssa.Builtin); ok {
		r.builtin(f, s, i, b)
		return true
	}
	c := r.calling(f, s, i)
	results, done := r.knownCall(f, s, c)
	if !done {
		if f.at == nil {
			r.noteAgain(s, c, i)
		}
		var returns bool
		if results, done, returns = r.inlineEach(f, s, c); done && !returns {
			return false
		}
	}
	if !done {
		if c.fn != nil && isNoReturn(c.fn) {
			if f.at == nil {
				r.end(s, i, "exit", GivenUp, false, s.reach())
			}
			return false
		}
		results = r.unknownCall(f, s, c)
	}
	if results == nil {
		return true
	}
	if _, isTuple := i.Type().(*types.Tuple); isTuple {
		r.holdResults(f, s, i, results)
	} else if len(results) > 0 && results[0] != nil {
		r.hold(f, s, i, results[0])
	}
	return true
}

// deferred executes a call that has been deferred.
func (r *run) deferred(f *frame, s *state, d *ssa.Defer) {
	c := r.calling(f, s, d)
	if _, done, _ := r.inline(f, s, c); !done && c.fn == nil {
		r.effect(s, d, s.reach())
	}
}

// inlineEach is inline for a function that depends on the code.
func (r *run) inlineEach(f *frame, s *state, c *calling) (results []*value, done, returns bool) {
	if c.callee != nil || c.fn != nil || c.instr.Common().IsInvoke() {
		return r.inline(f, s, c)
	}
	v := r.value(f, s, c.instr.Common().Value)
	var after *state
	var all []builder
	for _, a := range v.alts {
		one := *c
		one.callee = a.term
		inner := s.fork()
		if a.with != nil {
			inner = s.within(a.with)
		}
		if a.term.op == opNil || inner.reach().isEmpty() {
			continue
		}
		results, done, returns := r.inline(f, inner, &one)
		if !done {
			return nil, false, true
		}
		if !returns {
			continue
		}
		after = r.join(after, inner, c.instr.Block())
		for n, res := range results {
			if n == len(all) {
				all = append(all, builder{})
			}
			res.each(inner.reach(), all[n].add)
		}
	}
	if after == nil {
		return nil, len(v.alts) > 0, false
	}
	for n := range all {
		results = append(results, all[n].value())
	}
	*s = *after.fork()
	return results, true, true
}

// inline executes a function of the package where it is called. It reports whether it has
// done so, and whether the function returns.
func (r *run) inline(f *frame, s *state, c *calling) (results []*value, done, returns bool) {
	fn, bindings := r.bodyOf(c)
	if fn == nil || len(fn.Blocks) == 0 || len(r.stack) >= maxCalls || slices.Contains(r.stack, fn) || r.nested > maxNested {
		return nil, false, true
	}
	at := f.at
	if at == nil {
		at = c.instr.(ssa.Instruction)
		if v := c.instr.Value(); v != nil && len(*v.Referrers()) == 0 {
			r.effect(s, fn, s.reach()) // it is called for what it does
		}
	}
	inner := &frame{fn: fn, shape: r.shapeOf(fn), args: c.args, bindings: bindings, at: at}
	r.stack = append(r.stack, fn)
	start := s.fork()
	r.execute(inner, fn.Blocks[0], nil, start)
	r.stack = r.stack[:len(r.stack)-1]
	if len(inner.returns) == 0 {
		return nil, true, false
	}
	block := c.instr.Block()
	after := inner.returns[0]
	for _, other := range inner.returns[1:] {
		after = r.join(after, other, block)
	}
	for n := range fn.Signature.Results().Len() {
		var b builder
		for k, res := range inner.results {
			res[n].each(inner.returns[k].reach(), b.add)
		}
		v := b.value()
		if len(b.alts) == 1 {
			v = only(b.alts[0].term)
		}
		results = append(results, r.bounded(v, block, fn.Signature.Results().At(n)))
	}
	for key := range after.held { // what is local to the function is gone
		if v, ok := key.(ssa.Instruction); ok && v.Parent() == fn {
			after.own()
			delete(after.held, key)
		}
	}
	*s = *after.fork()
	return r.opaque(f, c, r.answers(fn, results)), true, true
}

// answers returns the results of a function of the package. If it is a retry predicate, as
// its name or that of the result says, a truth value is an answer.
func (r *run) answers(fn *ssa.Function, results []*value) []*value {
	for n, v := range results {
		of := fn.Signature.Results().At(n)
		if !isBool(of.Type()) || !asksRetry(of.Name()) && (n > 0 || !asksRetry(fn.Name())) {
			continue
		}
		results[n] = v.mapped(func(t *term) *value {
			if b, ok := t.truth(); ok {
				return only(r.bool(b, true))
			}
			return only(t)
		})
	}
	return results
}

// opaque returns the results of a function of the package, of which an error is not looked
// into unless the function got the code or its error: it is the failure itself.
func (r *run) opaque(f *frame, c *calling, results []*value) []*value {
	var from []*term
	for _, arg := range c.args {
		for _, a := range arg.alts {
			if r.root != nil && (r.isCode(a.term) || r.isAncestor(a.term)) {
				return results
			}
			from = append(from, a.term)
		}
	}
	v, ok := c.instr.(*ssa.Call)
	if !ok || f.at != nil || c.fn == nil {
		return results
	}
	for n := range results {
		if !isError(c.resultAt(n)) {
			continue
		}
		made := r.leafAt(f, v)
		for _, use := range *v.Referrers() {
			if e, ok := use.(*ssa.Extract); ok && e.Index == n {
				made = r.leafAt(f, e)
			}
		}
		r.madeFrom[made] = from
		results[n] = only(made)
	}
	return results
}

// resultAt returns the type of a result of a call.
func (c *calling) resultAt(n int) types.Type {
	return c.instr.Common().Signature().Results().At(n).Type()
}

// ret notes what a function returns.
func (r *run) ret(f *frame, s *state, i *ssa.Return) {
	var results []*value
	for _, res := range i.Results {
		results = append(results, r.restricted(r.value(f, s, res), s))
	}
	if f.at != nil {
		f.returns = append(f.returns, s)
		f.results = append(f.results, results)
		return
	}
	r.endReturn(s, i, results)
}

// unknownCall is a call of which the body is not known.
func (r *run) unknownCall(f *frame, s *state, c *calling) []*value {
	i, isCall := c.instr.(*ssa.Call)
	if !isCall {
		return nil
	}
	logs := isLogging(c.fn, i.Call.Value)
	if !logs {
		r.noteCall(s, c, i)
		if !isHarmless(c.fn) {
			r.changeByCall(f, s, c, i)
		}
	}
	var from []*term
	for _, arg := range c.args {
		for _, a := range arg.alts {
			from = append(from, a.term)
		}
	}
	made := r.leafAt(f, i)
	if tuple, ok := i.Type().(*types.Tuple); ok {
		for n := range tuple.Len() {
			for _, use := range *i.Referrers() {
				if e, ok := use.(*ssa.Extract); ok && e.Index == n {
					r.madeFrom[r.leafAt(f, e)] = append(from, made)
				}
			}
		}
	}
	r.madeFrom[made] = from
	if same := r.givesSame(s, c, i); same != nil {
		for _, a := range same.alts {
			r.madeFrom[a.term] = from
		}
		return []*value{same}
	}
	if r.isNamedPredicate(c, i) {
		return r.namedAnswer(f, c)
	}
	return nil
}
