package codeflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// A Calling is a call with the values that it gets.
type Calling struct {
	Instr  ssa.CallInstruction
	Fn     *types.Func // nil if the program does not say which it is
	Callee *symbolic.Term
	Args   []*symbolic.Value // the receiver first
}

// calling returns what is called.
func (r *Run) calling(f *Frame, s *State, i ssa.CallInstruction) *Calling {
	c := i.Common()
	call := &Calling{Instr: i, Fn: ssainfo.CalledFunc(c)}
	if c.IsInvoke() {
		call.Args = append(call.Args, r.value(f, s, c.Value))
	} else if _, ok := c.Value.(*ssa.Builtin); !ok {
		call.Callee = r.value(f, s, c.Value).Single()
	}
	for _, arg := range c.Args {
		call.Args = append(call.Args, r.value(f, s, arg))
	}
	if call.Callee == nil || call.Callee.Op != symbolic.OpClosure {
		return call
	}
	if bound := call.Callee.Key.(*Closure); bound.Method != nil {
		call.Fn = bound.Method
		call.Args = append(slices.Clone(bound.Bindings), call.Args...)
	}
	return call
}

// A Closure is a function literal with the variables that it shares, or a method with its
// receiver.
type Closure struct {
	made     *ssa.MakeClosure
	Method   *types.Func
	Bindings []*symbolic.Value
}

func (r *Run) closure(f *Frame, s *State, v *ssa.MakeClosure) *symbolic.Term {
	c := &Closure{made: v}
	for _, b := range v.Bindings {
		c.Bindings = append(c.Bindings, r.value(f, s, b))
	}
	if fn := v.Fn.(*ssa.Function); fn.Synthetic != "" && fn.Syntax() == nil {
		c.Method, _ = fn.Object().(*types.Func)
	}
	return r.Terms.Make(symbolic.Term{Op: symbolic.OpClosure, Key: c})
}

// Body returns the function literal, or nil for a method.
func (c *Closure) Body() *ssa.Function {
	if c.Method != nil {
		return nil
	}
	return c.made.Fn.(*ssa.Function)
}

// bodyOf returns the function that a call runs, and what it shares with the function
// around it. It returns nil if the function is not one of the package, or is not built.
func (r *Run) bodyOf(c *Calling) (*ssa.Function, []*symbolic.Value) {
	switch {
	case c.Callee == nil:
	case c.Callee.Op == symbolic.OpClosure:
		bound := c.Callee.Key.(*Closure)
		if bound.Method == nil {
			return bound.made.Fn.(*ssa.Function), bound.Bindings
		}
		return r.chosen.Prog.FuncValue(bound.Method), nil
	case c.Callee.Op == symbolic.OpFunc:
		fn := c.Callee.Key.(*ssa.Function)
		if fn.Origin() != nil {
			fn = fn.Origin()
		}
		if fn.Synthetic != "" && fn.Syntax() == nil { // a method expression or a promoted method
			if obj, ok := fn.Object().(*types.Func); ok {
				if m := r.chosen.Prog.FuncValue(obj.Origin()); m != nil && len(m.Params) == len(fn.Params) {
					return r.promoted(fn, m), nil
				}
			}
		}
		return fn, nil
	}
	return nil, nil
}

// promoted returns the method itself in place of a wrapper, if their receivers are equal.
func (r *Run) promoted(wrapper, method *ssa.Function) *ssa.Function {
	if len(wrapper.Params) > 0 && types.Identical(wrapper.Params[0].Type(), method.Params[0].Type()) {
		return method
	}
	return wrapper
}

// entry returns what is known where a function begins: for a function literal, what is
// known where it is made, but of variables that may be set in between.
func (r *Run) entry(root *symbolic.Term) *State {
	made := r.madeAt(r.Fn)
	if made == nil {
		return r.newState()
	}
	s := r.newState()
	outer := r.survey(r.Fn.Parent())
	if outer == nil || outer.closures[made] == nil {
		return s
	}
	known := outer.closures[made].Fork()
	known.Yes, known.No, known.Seen, known.Off, known.Cond = s.Yes, s.No, s.Seen, s.Off, s.Cond
	s = known
	if root != nil {
		if outer := r.follow(r.Fn.Parent(), root); outer != nil && outer.closures[made] != nil {
			s = outer.closures[made].Fork()
			s.Cond = r.Universe.None()
		}
	}
	shape := r.ShapeOf(r.Fn.Parent())
	for i, b := range made.Bindings {
		if a, ok := b.(*ssa.Alloc); ok && shape.Stores[a] > 1 && !isCalledThere(made) && i < len(r.Fn.FreeVars) {
			addr := r.Terms.Make(symbolic.Term{Op: symbolic.OpVar, Key: a})
			r.forgetParts(s, addr)
			s.set(addr, symbolic.Only(r.Leaf(symbolic.Changed{By: made, Addr: addr})))
		}
	}
	return s
}

// madeAt returns where a function literal is made, or nil.
func (p *Program) madeAt(fn *ssa.Function) *ssa.MakeClosure {
	if fn.Parent() == nil {
		return nil
	}
	return p.ShapeOf(fn.Parent()).Made[fn]
}

func isCalledThere(mc *ssa.MakeClosure) bool {
	for _, use := range *mc.Referrers() {
		if call, ok := use.(*ssa.Call); !ok || call.Call.Value != mc {
			return false
		}
	}
	return true
}

// shared returns the variables that a function literal shares with the function around it.
func (r *Run) shared() []*symbolic.Value {
	made := r.madeAt(r.Fn)
	if made == nil {
		return nil
	}
	outer := r.survey(r.Fn.Parent())
	if outer == nil {
		return nil
	}
	s := outer.closures[made]
	if s == nil {
		return nil
	}
	f := outer.frame()
	var shared []*symbolic.Value
	for _, b := range made.Bindings {
		shared = append(shared, outer.value(f, s, b))
	}
	return shared
}
