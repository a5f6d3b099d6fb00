package fate

import (
	"go/constant"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

func indexOf(t *term) (int, bool) {
	if t.op != opConst || t.val.Kind() != constant.Int {
		return 0, false
	}
	i, ok := constant.Int64Val(t.val)
	return int(i), ok && i >= 0 && i < 1<<20
}

func (r *run) elemAddr(f *frame, s *state, v *ssa.IndexAddr) *value {
	index := r.value(f, s, v.Index).single()
	if index == nil {
		index = r.leafAt(f, v)
	}
	return r.value(f, s, v.X).mapped(func(of *term) *value {
		if of.op == opSlice {
			of = of.x
		}
		return only(r.terms.make(term{op: opElemAddr, x: of, y: index}))
	})
}

// elems returns the elements of a slice, if the program says which these are.
func (r *run) elems(s *state, of *term) ([]*value, bool) {
	switch of.op {
	case opNil, opZero:
		return nil, true
	case opSlice:
		v, ok := of.x.key.(ssa.Value)
		if of.x.op != opVar || !ok {
			return nil, false
		}
		array, ok := v.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array)
		if !ok || array.Len() > maxTurns {
			return nil, false
		}
		var elems []*value
		for i := range array.Len() {
			at := r.terms.make(term{op: opElemAddr, x: of.x, y: r.terms.constant(constant.MakeInt64(i))})
			elems = append(elems, r.content(s, at, array.Elem()))
		}
		return elems, true
	case opAppend:
		first, ok := r.elems(s, of.x)
		more, ok2 := r.elems(s, of.y)
		return append(slices.Clip(first), more...), ok && ok2
	case opLoad:
		if t := r.globalAt(of.x); t != nil {
			return r.elems(r.globals, t)
		}
	}
	return nil, false
}

// globalAt returns what a variable of the package holds that nothing changes, or nil.
func (r *run) globalAt(addr *term) *term {
	if r.globals == nil {
		return nil
	}
	if v := r.globals.held[addr]; v != nil {
		return v.single()
	}
	return nil
}

// tableOf returns what a map holds, or nil.
func (r *run) tableOf(s *state, of *term) *table {
	if t, ok := s.tables[of]; ok {
		return t
	}
	if r.globals != nil {
		return r.globals.tables[of]
	}
	return nil
}
