package fate

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// calledFunc returns the function or method that a call names, or nil.
func calledFunc(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	fn := c.StaticCallee()
	if fn == nil {
		return nil
	}
	if fn.Origin() != nil {
		fn = fn.Origin()
	}
	obj, _ := fn.Object().(*types.Func)
	return obj
}

func fullName(fn *types.Func) string {
	if fn.Pkg() == nil || fn.Signature().Recv() != nil {
		return ""
	}
	return fn.Pkg().Path() + "." + fn.Name()
}

// A calling is a call with the values that it gets.
type calling struct {
	instr  ssa.CallInstruction
	fn     *types.Func // nil if the program does not say which it is
	callee *term
	args   []*value // the receiver first
}

// calling returns what is called.
func (r *run) calling(f *frame, s *state, i ssa.CallInstruction) *calling {
	c := i.Common()
	call := &calling{instr: i, fn: calledFunc(c)}
	if c.IsInvoke() {
		call.args = append(call.args, r.value(f, s, c.Value))
	} else if _, ok := c.Value.(*ssa.Builtin); !ok {
		call.callee = r.value(f, s, c.Value).single()
	}
	for _, arg := range c.Args {
		call.args = append(call.args, r.value(f, s, arg))
	}
	if call.callee == nil || call.callee.op != opClosure {
		return call
	}
	if bound := call.callee.key.(*closure); bound.method != nil {
		call.fn = bound.method
		call.args = append(slices.Clone(bound.bindings), call.args...)
	}
	return call
}

// A closure is a function literal with the variables that it shares, or a method with its
// receiver.
type closure struct {
	made     *ssa.MakeClosure
	method   *types.Func
	bindings []*value
}

func (r *run) closure(f *frame, s *state, v *ssa.MakeClosure) *term {
	c := &closure{made: v}
	for _, b := range v.Bindings {
		c.bindings = append(c.bindings, r.value(f, s, b))
	}
	if fn := v.Fn.(*ssa.Function); fn.Synthetic != "" && fn.Syntax() == nil {
		c.method, _ = fn.Object().(*types.Func)
	}
	return r.terms.make(term{op: opClosure, key: c})
}

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
				r.end(f, s, i, "exit", GivenUp, false, s.reach())
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

// bodyOf returns the function that a call runs, and what it shares with the function
// around it. It returns nil if the function is not one of the package, or is not built.
func (r *run) bodyOf(c *calling) (*ssa.Function, []*value) {
	switch {
	case c.callee == nil:
	case c.callee.op == opClosure:
		bound := c.callee.key.(*closure)
		if bound.method == nil {
			return bound.made.Fn.(*ssa.Function), bound.bindings
		}
		return r.prog.FuncValue(bound.method), nil
	case c.callee.op == opFunc:
		fn := c.callee.key.(*ssa.Function)
		if fn.Origin() != nil {
			fn = fn.Origin()
		}
		if fn.Synthetic != "" && fn.Syntax() == nil { // a method expression or a promoted method
			if obj, ok := fn.Object().(*types.Func); ok {
				if m := r.prog.FuncValue(obj.Origin()); m != nil && len(m.Params) == len(fn.Params) {
					return r.promoted(fn, m), nil
				}
			}
		}
		return fn, nil
	}
	return nil, nil
}

// promoted returns the method itself in place of a wrapper, if their receivers are equal.
func (r *run) promoted(wrapper, method *ssa.Function) *ssa.Function {
	if len(wrapper.Params) > 0 && types.Identical(wrapper.Params[0].Type(), method.Params[0].Type()) {
		return method
	}
	return wrapper
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
	return results, true, true
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
	r.endReturn(f, s, i, results)
}

// unknownCall is a call of which the body is not known.
func (r *run) unknownCall(f *frame, s *state, c *calling) []*value {
	i, isCall := c.instr.(*ssa.Call)
	if !isCall {
		return nil
	}
	logs := isLogging(c.fn, i.Call.Value)
	if !logs {
		r.noteCall(f, s, c, i)
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
		return r.namedAnswer(f, s, c)
	}
	return nil
}

// givesSame returns the result of a function that is taken to give the same each time: a
// method without arguments, such as err.Code(), unless its name says that it does
// something; a function of an error alone, such as codeOf(err).
func (r *run) givesSame(s *state, c *calling, i *ssa.Call) *value {
	if c.fn == nil || len(c.args) != 1 || isBool(i.Type()) && r.isNamedPredicate(c, i) {
		return nil
	}
	if _, isTuple := i.Type().(*types.Tuple); isTuple {
		return nil
	}
	if c.fn.Signature().Recv() == nil && !isErrorTerm(c, 0) || does.MatchString(c.fn.Name()) {
		return nil
	}
	of := c.args[0].single()
	if of == nil || of.op == opNil || of.size() > maxTerm/2 {
		return nil
	}
	r.hasCalls = true
	at := r.terms.make(term{op: opElemAddr, x: of, y: r.terms.make(term{op: opFunc, key: c.fn})})
	s.set(at, r.content(s, at, nil))
	return s.held[at]
}

// changeByCall makes unknown what a call may change.
func (r *run) changeByCall(f *frame, s *state, c *calling, i *ssa.Call) {
	for a := range r.shapeOf(f.fn).volatile {
		r.change(f, s, r.terms.make(term{op: opVar, key: a}), i)
	}
	for n, arg := range c.args {
		for _, a := range arg.alts {
			if a.term.op == opClosure {
				r.changeByClosure(f, s, a.term.key.(*closure), i)
			}
			if r.mayChange(c, n, a.term) {
				r.change(f, s, a.term, i)
				s.own()
				s.tables[a.term] = nil
			}
		}
	}
}

// mayChange reports whether a call may change what an argument points to.
func (r *run) mayChange(c *calling, n int, t *term) bool {
	switch t.op {
	case opConst, opNil, opFunc, opClosure, opError:
		return false
	}
	if c.fn != nil && c.fn.Pkg() == r.src.Pkg {
		return r.changesParam(c, n)
	}
	switch t.op {
	case opVar, opFieldAddr, opElemAddr:
		return true // its address is handed on
	}
	return c.fn != nil && changes.MatchString(c.fn.Name()) && !isErrorTerm(c, n)
}

// changesParam reports whether a function of the package may change what its n-th argument
// points to. A receiver is the first.
func (r *run) changesParam(c *calling, n int) bool {
	fn := c.fn.Origin()
	if recv := fn.Signature().Recv(); recv != nil {
		if n == 0 {
			return types.IsInterface(recv.Type()) && changes.MatchString(fn.Name()) || r.chosen.isPointeeChanged(recv)
		}
		n--
	}
	param := paramAt(fn, n)
	return param == nil || r.chosen.isPointeeChanged(param)
}

func isErrorTerm(c *calling, n int) bool {
	args := c.instr.Common().Args
	if c.instr.Common().IsInvoke() {
		n--
	}
	return n >= 0 && n < len(args) && isError(args[n].Type())
}

// changeByClosure makes unknown what a function literal or a method changes that is handed
// on.
func (r *run) changeByClosure(f *frame, s *state, c *closure, i *ssa.Call) {
	if c.method != nil {
		for _, b := range c.bindings {
			if t := b.single(); t != nil {
				r.change(f, s, t, i)
			}
		}
		return
	}
	// It may run now, and any number of times.
	fn := c.made.Fn.(*ssa.Function)
	if len(r.stack) >= maxCalls || slices.Contains(r.stack, fn) || len(fn.Blocks) == 0 {
		return
	}
	at := f.at
	if at == nil {
		at = i
	}
	inner := &frame{fn: fn, shape: r.shapeOf(fn), bindings: c.bindings, at: at}
	r.stack = append(r.stack, fn)
	r.execute(inner, fn.Blocks[0], nil, s.fork())
	r.stack = r.stack[:len(r.stack)-1]
	for _, after := range inner.returns {
		for key, v := range after.held {
			if addr, ok := key.(*term); ok && !r.content(s, addr, nil).equal(v) {
				r.change(f, s, addr, i)
			}
		}
	}
}
