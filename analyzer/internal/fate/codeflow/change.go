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

// givesSame returns the result of a function that is taken to give the same each time: a
// method without arguments, such as err.Code(), unless its name says that it does
// something; a function of an error alone, such as codeOf(err).
func (r *Run) givesSame(s *State, c *Calling, i *ssa.Call) *symbolic.Value {
	if c.Fn == nil || len(c.Args) != 1 || astutil.IsBoolean(i.Type()) && r.isNamedPredicate(c, i) {
		return nil
	}
	if _, isTuple := i.Type().(*types.Tuple); isTuple {
		return nil
	}
	if c.Fn.Signature().Recv() == nil && !isErrorTerm(c, 0) || idiom.IsAction(c.Fn.Name()) {
		return nil
	}
	of := c.Args[0].Single()
	if of == nil || of.Op == symbolic.OpNil || of.Size() > maxTerm/2 {
		return nil
	}
	r.hasCalls = true
	at := r.Terms.Make(symbolic.Term{Op: symbolic.OpElemAddr, X: of, Y: r.Terms.Make(symbolic.Term{Op: symbolic.OpFunc, Key: c.Fn})})
	s.set(at, r.Content(s, at, nil))
	return s.Held[at]
}

// changeByCall makes unknown what a call may change.
func (r *Run) changeByCall(f *Frame, s *State, c *Calling, i *ssa.Call) {
	for a := range r.ShapeOf(f.fn).Volatile {
		r.change(f, s, r.Terms.Make(symbolic.Term{Op: symbolic.OpVar, Key: a}), i)
	}
	for n, arg := range c.Args {
		for _, a := range arg.Alts {
			if a.Term.Op == symbolic.OpClosure {
				r.changeByClosure(f, s, a.Term.Key.(*Closure), i)
			}
			if r.mayChange(c, n, a.Term) {
				r.change(f, s, a.Term, i)
				s.own()
				s.tables[a.Term] = nil
			}
		}
	}
}

// mayChange reports whether a call may change what an argument points to.
func (r *Run) mayChange(c *Calling, n int, t *symbolic.Term) bool {
	switch t.Op {
	case symbolic.OpConst, symbolic.OpNil, symbolic.OpFunc, symbolic.OpClosure, symbolic.OpError:
		return false
	}
	if c.Fn != nil && c.Fn.Pkg() == r.Src.Pkg {
		return r.changesParam(c, n)
	}
	switch t.Op {
	case symbolic.OpVar, symbolic.OpFieldAddr, symbolic.OpElemAddr:
		return true // its address is handed on
	}
	return c.Fn != nil && idiom.IsChange(c.Fn.Name()) && !isErrorTerm(c, n)
}

// changesParam reports whether a function of the package may change what its n-th argument
// points to. A receiver is the first.
func (r *Run) changesParam(c *Calling, n int) bool {
	fn := c.Fn.Origin()
	if recv := fn.Signature().Recv(); recv != nil {
		if n == 0 {
			return types.IsInterface(recv.Type()) && idiom.IsChange(fn.Name()) || r.chosen.IsPointeeChanged(recv)
		}
		n--
	}
	param := bodies.ParamAt(fn, n)
	return param == nil || r.chosen.IsPointeeChanged(param)
}

func isErrorTerm(c *Calling, n int) bool {
	args := c.Instr.Common().Args
	if c.Instr.Common().IsInvoke() {
		n--
	}
	return n >= 0 && n < len(args) && ssainfo.IsError(args[n].Type())
}

// changeByClosure makes unknown what a function literal or a method changes that is handed
// on.
func (r *Run) changeByClosure(f *Frame, s *State, c *Closure, i *ssa.Call) {
	if c.Method != nil {
		for _, b := range c.Bindings {
			if t := b.Single(); t != nil {
				r.change(f, s, t, i)
			}
		}
		return
	}
	// It may run now, and any number of times.
	fn := c.made.Fn.(*ssa.Function)
	if len(r.stack) >= bodies.MaxCalls || slices.Contains(r.stack, fn) || len(fn.Blocks) == 0 {
		return
	}
	at := f.at
	if at == nil {
		at = i
	}
	inner := &Frame{fn: fn, shape: r.ShapeOf(fn), bindings: c.Bindings, at: at}
	r.stack = append(r.stack, fn)
	r.execute(inner, fn.Blocks[0], nil, s.Fork())
	r.stack = r.stack[:len(r.stack)-1]
	for _, after := range inner.returns {
		for key, v := range after.Held {
			if addr, ok := key.(*symbolic.Term); ok && !r.Content(s, addr, nil).Equal(v) {
				r.change(f, s, addr, i)
			}
		}
	}
}
