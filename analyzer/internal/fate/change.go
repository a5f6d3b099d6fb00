package fate

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

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
