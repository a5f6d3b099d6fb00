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
