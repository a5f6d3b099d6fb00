package fate

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// value returns what an SSA value is in a state.
func (r *run) value(f *frame, s *state, v ssa.Value) *value {
	if known, ok := f.local[v]; ok {
		return known
	}
	if held, ok := s.held[v]; ok {
		return held
	}
	if f.at == nil && r.isRootValue(v) {
		return only(r.root)
	}
	switch v := v.(type) {
	case *ssa.Const:
		return only(r.constant(v))
	case *ssa.Function:
		return only(r.terms.make(term{op: opFunc, key: v}))
	case *ssa.Global:
		return only(r.terms.make(term{op: opVar, key: v}))
	case *ssa.Alloc:
		return only(r.terms.make(term{op: opVar, key: v}))
	case *ssa.Parameter:
		for i, p := range f.fn.Params {
			if p == v && i < len(f.args) {
				return f.args[i]
			}
		}
		return only(r.terms.make(term{op: opParam, key: v}))
	case *ssa.FreeVar:
		for i, fv := range f.fn.FreeVars {
			if fv == v && i < len(f.bindings) {
				return f.bindings[i]
			}
		}
		return only(r.terms.make(term{op: opParam, key: v}))
	}
	if isComputed(v) {
		computed := r.computed(f, s, v)
		if f.local != nil && v.(ssa.Instruction).Block() != nil {
			f.local[v] = computed
		}
		return computed
	}
	return only(r.leafAt(f, v))
}

// isRootValue reports whether an SSA value is the one that the root stands for.
func (r *run) isRootValue(v ssa.Value) bool {
	if r.root == nil || r.root.op != opLeaf {
		return false
	}
	l := r.root.key.(leaf)
	return l.at == nil && l.from == any(v)
}

func (r *run) constant(c *ssa.Const) *term {
	if c.Value == nil {
		if _, ok := c.Type().Underlying().(*types.Struct); ok {
			return r.terms.zero(c.Type())
		}
		return r.terms.make(term{op: opNil})
	}
	return r.terms.constant(c.Value)
}

// hold notes what an instruction gives.
func (r *run) hold(f *frame, s *state, v ssa.Value, held *value) {
	f.local[v] = held
	if f.shape.isCarried(v) {
		s.set(v, held)
	}
}

// instr executes an instruction. It reports false if the function ends there.
func (r *run) instr(f *frame, instr ssa.Instruction, s *state) bool {
	switch i := instr.(type) {
	case *ssa.Alloc:
		r.store(s, r.terms.make(term{op: opVar, key: i}), only(r.terms.zero(i.Type().Underlying().(*types.Pointer).Elem())))
	case *ssa.Store:
		r.storeInstr(f, s, i)
	case *ssa.UnOp:
		switch i.Op {
		case token.MUL:
			r.hold(f, s, i, r.load(s, r.value(f, s, i.X), i))
			if a, ok := i.X.(*ssa.Alloc); ok && !a.Heap && a.Comment == "complit" {
				r.forgetParts(s, r.value(f, s, a).single()) // it has been read for good
			}
		case token.ARROW:
			r.hold(f, s, i, only(r.leafAt(f, i)))
		}
	case *ssa.BinOp:
		r.noteComparison(f, s, i)
	case *ssa.Call:
		return r.call(f, s, i)
	case *ssa.TypeAssert:
		if i.CommaOk {
			x := r.value(f, s, i.X)
			as := r.as(x, i.AssertedType)
			r.holdResults(f, s, i, []*value{as, r.isStill(s, as)})
		}
	case *ssa.Lookup:
		r.lookupInstr(f, s, i)
	case *ssa.Next:
		r.next(f, s, i)
	case *ssa.MakeMap:
		t := r.terms.make(term{op: opMap, key: i})
		s.own()
		s.tables[t] = &table{}
		r.hold(f, s, i, only(t))
	case *ssa.MapUpdate:
		r.update(f, s, i)
	case *ssa.MakeClosure:
		if f.at == nil {
			r.closures[i] = s.fork()
		}
	case *ssa.RunDefers:
		for _, d := range slices.Backward(f.shape.deferred) {
			r.deferred(f, s, d)
		}
	case *ssa.Send:
		r.effect(s, i, s.reach())
		r.passes(s, i, r.value(f, s, i.X))
	case *ssa.Go:
		r.effect(s, i, s.reach())
	case *ssa.Return:
		r.ret(f, s, i)
		return false
	case *ssa.Panic:
		if f.at == nil {
			r.end(s, i, "panic", GivenUp, false, s.reach())
		}
		return false
	}
	return true
}

// holdResults notes the results of an instruction that has several.
func (r *run) holdResults(f *frame, s *state, tuple ssa.Value, results []*value) {
	for _, use := range *tuple.Referrers() {
		if e, ok := use.(*ssa.Extract); ok && e.Index < len(results) && results[e.Index] != nil {
			f.local[e] = results[e.Index]
			s.set(e, results[e.Index])
		}
	}
}

// computed returns a value that is computed from its operands.
func (r *run) computed(f *frame, s *state, v ssa.Value) *value {
	of := func(x ssa.Value, op func(*term) *term) *value {
		return r.value(f, s, x).mapped(func(t *term) *value { return only(op(t)) })
	}
	switch v := v.(type) {
	case *ssa.ChangeType:
		return r.value(f, s, v.X)
	case *ssa.Convert:
		return r.converted(f, s, v, v.X)
	case *ssa.MultiConvert:
		return r.converted(f, s, v, v.X)
	case *ssa.ChangeInterface:
		return r.value(f, s, v.X)
	case *ssa.MakeInterface:
		return r.value(f, s, v.X)
	case *ssa.TypeAssert:
		return r.as(r.value(f, s, v.X), v.AssertedType)
	case *ssa.FieldAddr:
		field := structOf(v.X.Type()).Field(v.Field).Origin()
		return of(v.X, func(t *term) *term { return r.terms.make(term{op: opFieldAddr, x: t, key: field}) })
	case *ssa.Field:
		field := structOf(v.X.Type()).Field(v.Field).Origin()
		var b builder
		for _, a := range r.value(f, s, v.X).alts {
			for _, part := range r.part(a.term, field).alts {
				b.add(part.term, intersect(a.with, part.with))
			}
		}
		return b.value()
	case *ssa.IndexAddr:
		return r.elemAddr(f, s, v)
	case *ssa.Index:
		index := r.value(f, s, v.Index).single()
		if index == nil {
			break
		}
		return of(v.X, func(t *term) *term { return r.terms.elem(t, index) })
	case *ssa.Slice:
		if _, isArray := v.X.Type().Underlying().(*types.Pointer); isArray && v.Low == nil && v.High == nil {
			return of(v.X, func(t *term) *term { return r.terms.make(term{op: opSlice, x: t}) })
		}
		if v.Low == nil && v.High == nil {
			return r.value(f, s, v.X)
		}
	case *ssa.MakeClosure:
		return only(r.closure(f, s, v))
	case *ssa.BinOp:
		return r.binary(f, s, v)
	case *ssa.UnOp:
		return r.value(f, s, v.X).mapped(func(t *term) *value { return only(r.not(t)) })
	}
	return only(r.leafAt(f, v))
}

// converted returns a converted value. A conversion between texts changes nothing.
func (r *run) converted(f *frame, s *state, v, x ssa.Value) *value {
	if isString(v.Type()) && isString(x.Type()) {
		return r.value(f, s, x)
	}
	if c := r.value(f, s, x).single(); c != nil && c.op == opConst && isInteger(v.Type()) {
		return only(c)
	}
	return only(r.leafAt(f, v))
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

// not returns the negation of a truth value.
func (r *run) not(t *term) *term {
	if b, ok := t.truth(); ok {
		return r.terms.bool(!b, t.isAnswer())
	}
	return r.terms.make(term{op: opText, x: t, key: "!"})
}
