package codeflow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// value returns what an SSA value is in a state.
func (r *Run) value(f *Frame, s *State, v ssa.Value) *symbolic.Value {
	if known, ok := f.local[v]; ok {
		return known
	}
	if held, ok := s.Held[v]; ok {
		return held
	}
	if f.at == nil && r.isRootValue(v) {
		return symbolic.Only(r.Root)
	}
	switch v := v.(type) {
	case *ssa.Const:
		return symbolic.Only(r.constant(v))
	case *ssa.Function:
		return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpFunc, Key: v}))
	case *ssa.Global:
		return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpVar, Key: v}))
	case *ssa.Alloc:
		return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpVar, Key: v}))
	case *ssa.Parameter:
		for i, p := range f.fn.Params {
			if p == v && i < len(f.args) {
				return f.args[i]
			}
		}
		return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpParam, Key: v}))
	case *ssa.FreeVar:
		for i, fv := range f.fn.FreeVars {
			if fv == v && i < len(f.bindings) {
				return f.bindings[i]
			}
		}
		return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpParam, Key: v}))
	}
	if ssainfo.IsComputed(v) {
		computed := r.computed(f, s, v)
		if f.local != nil && v.(ssa.Instruction).Block() != nil {
			f.local[v] = computed
		}
		return computed
	}
	return symbolic.Only(r.LeafAt(f, v))
}

// isRootValue reports whether an SSA value is the one that the root stands for.
func (r *Run) isRootValue(v ssa.Value) bool {
	if r.Root == nil || r.Root.Op != symbolic.OpLeaf {
		return false
	}
	l := r.Root.Key.(symbolic.Leaf)
	return l.At == nil && l.From == any(v)
}

func (r *Run) constant(c *ssa.Const) *symbolic.Term {
	if c.Value == nil {
		if _, ok := c.Type().Underlying().(*types.Struct); ok {
			return r.Terms.Zero(c.Type())
		}
		return r.Terms.Make(symbolic.Term{Op: symbolic.OpNil})
	}
	return r.Terms.Constant(c.Value)
}

// hold notes what an instruction gives.
func (r *Run) hold(f *Frame, s *State, v ssa.Value, held *symbolic.Value) {
	f.local[v] = held
	if f.shape.IsCarried(v) {
		s.set(v, held)
	}
}

// instr executes an instruction. It reports false if the function ends there.
func (r *Run) instr(f *Frame, instr ssa.Instruction, s *State) bool {
	switch i := instr.(type) {
	case *ssa.Alloc:
		r.Store(s, r.Terms.Make(symbolic.Term{Op: symbolic.OpVar, Key: i}), symbolic.Only(r.Terms.Zero(i.Type().Underlying().(*types.Pointer).Elem())))
	case *ssa.Store:
		r.storeInstr(f, s, i)
	case *ssa.UnOp:
		switch i.Op {
		case token.MUL:
			r.hold(f, s, i, r.load(s, r.value(f, s, i.X), i))
			if a, ok := i.X.(*ssa.Alloc); ok && !a.Heap && a.Comment == "complit" {
				r.forgetParts(s, r.value(f, s, a).Single()) // it has been read for good
			}
		case token.ARROW:
			r.hold(f, s, i, symbolic.Only(r.LeafAt(f, i)))
		}
	case *ssa.BinOp:
		r.noteComparison(f, s, i)
	case *ssa.Call:
		return r.call(f, s, i)
	case *ssa.TypeAssert:
		if i.CommaOk {
			x := r.value(f, s, i.X)
			as := r.As(x, i.AssertedType)
			r.holdResults(f, s, i, []*symbolic.Value{as, r.IsStill(s, as)})
		}
	case *ssa.Lookup:
		r.lookupInstr(f, s, i)
	case *ssa.Next:
		r.next(f, s, i)
	case *ssa.MakeMap:
		t := r.Terms.Make(symbolic.Term{Op: symbolic.OpMap, Key: i})
		s.own()
		s.tables[t] = &symbolic.Table{}
		r.hold(f, s, i, symbolic.Only(t))
	case *ssa.MapUpdate:
		r.Observer.Updates(s, i, r.restricted(r.value(f, s, i.Value), s))
		r.update(f, s, i)
	case *ssa.MakeClosure:
		if f.at == nil {
			r.closures[i] = s.Fork()
		}
	case *ssa.RunDefers:
		for _, d := range slices.Backward(f.shape.Deferred) {
			r.deferred(f, s, d)
		}
	case *ssa.Send:
		r.Observer.Sends(s, i, r.value(f, s, i.X))
	case *ssa.Go:
		r.Observer.Starts(s, i, r.calling(f, s, i))
	case *ssa.Return:
		r.ret(f, s, i)
		return false
	case *ssa.Panic:
		if f.at == nil {
			r.Observer.Stops(s, i, "panic")
		}
		return false
	}
	return true
}

// holdResults notes the results of an instruction that has several.
func (r *Run) holdResults(f *Frame, s *State, tuple ssa.Value, results []*symbolic.Value) {
	for _, use := range *tuple.Referrers() {
		if e, ok := use.(*ssa.Extract); ok && e.Index < len(results) && results[e.Index] != nil {
			f.local[e] = results[e.Index]
			s.set(e, results[e.Index])
		}
	}
}

// computed returns a value that is computed from its operands.
func (r *Run) computed(f *Frame, s *State, v ssa.Value) *symbolic.Value {
	of := func(x ssa.Value, op func(*symbolic.Term) *symbolic.Term) *symbolic.Value {
		return r.value(f, s, x).Mapped(func(t *symbolic.Term) *symbolic.Value { return symbolic.Only(op(t)) })
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
		return r.As(r.value(f, s, v.X), v.AssertedType)
	case *ssa.FieldAddr:
		field := ssainfo.StructOf(v.X.Type()).Field(v.Field).Origin()
		return of(v.X, func(t *symbolic.Term) *symbolic.Term {
			return r.Terms.Make(symbolic.Term{Op: symbolic.OpFieldAddr, X: t, Key: field})
		})
	case *ssa.Field:
		field := ssainfo.StructOf(v.X.Type()).Field(v.Field).Origin()
		var b symbolic.Builder
		for _, a := range r.value(f, s, v.X).Alts {
			for _, part := range r.Part(a.Term, field).Alts {
				b.Add(part.Term, symbolic.Intersect(a.With, part.With))
			}
		}
		return b.Value()
	case *ssa.IndexAddr:
		return r.elemAddr(f, s, v)
	case *ssa.Index:
		index := r.value(f, s, v.Index).Single()
		if index == nil {
			break
		}
		return of(v.X, func(t *symbolic.Term) *symbolic.Term { return r.Terms.Elem(t, index) })
	case *ssa.Slice:
		if _, isArray := v.X.Type().Underlying().(*types.Pointer); isArray && v.Low == nil && v.High == nil {
			return of(v.X, func(t *symbolic.Term) *symbolic.Term { return r.Terms.Make(symbolic.Term{Op: symbolic.OpSlice, X: t}) })
		}
		if v.Low == nil && v.High == nil {
			return r.value(f, s, v.X)
		}
	case *ssa.MakeClosure:
		return symbolic.Only(r.closure(f, s, v))
	case *ssa.BinOp:
		return r.binary(f, s, v)
	case *ssa.UnOp:
		return r.value(f, s, v.X).Mapped(func(t *symbolic.Term) *symbolic.Value { return symbolic.Only(r.not(t)) })
	}
	return symbolic.Only(r.LeafAt(f, v))
}

// converted returns a converted value. A conversion between texts changes nothing.
func (r *Run) converted(f *Frame, s *State, v, x ssa.Value) *symbolic.Value {
	if ssainfo.IsString(v.Type()) && ssainfo.IsString(x.Type()) {
		return r.value(f, s, x)
	}
	if c := r.value(f, s, x).Single(); c != nil && c.Op == symbolic.OpConst && ssainfo.IsInteger(v.Type()) {
		return symbolic.Only(c)
	}
	return symbolic.Only(r.LeafAt(f, v))
}

// not returns the negation of a truth value.
func (r *Run) not(t *symbolic.Term) *symbolic.Term {
	if b, ok := t.Truth(); ok {
		return r.Terms.Bool(!b, t.IsAnswer())
	}
	return r.Terms.Make(symbolic.Term{Op: symbolic.OpText, X: t, Key: "!"})
}
