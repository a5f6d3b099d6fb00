package codeflow

import (
	"go/constant"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// IntTerm returns a number.
func (r *Run) IntTerm(n int64) *symbolic.Term { return r.Terms.Constant(constant.MakeInt64(n)) }

// TextConstant returns a text.
func (r *Run) TextConstant(s string) *symbolic.Term { return r.Terms.Constant(constant.MakeString(s)) }

// lookupInstr looks a key up in a map.
func (r *Run) lookupInstr(f *Frame, s *State, i *ssa.Lookup) {
	m, ok := i.X.Type().Underlying().(*types.Map)
	if !ok {
		return
	}
	of := r.value(f, s, i.X).Single()
	if of == nil {
		return
	}
	t := r.tableOf(s, of)
	if t == nil {
		if key := r.value(f, s, i.Index).Single(); key != nil && of.Op == symbolic.OpMap {
			r.Compared(key, nil) // a set that a loop has made
		}
		r.lookupElem(f, s, i, of)
		return
	}
	key := r.value(f, s, i.Index)
	r.NoteTable(f, s, i.Pos(), key, t)
	elem, found := r.Lookup(t, key, r.Terms.Zero(m.Elem()))
	if elem == nil {
		return
	}
	if i.CommaOk {
		r.holdResults(f, s, i, []*symbolic.Value{elem, found})
		return
	}
	r.hold(f, s, i, elem)
}

// lookupElem looks a key up in a map of which nothing is known. It finds the same for the
// same key, as long as nothing is put into the map.
func (r *Run) lookupElem(f *Frame, s *State, i *ssa.Lookup, of *symbolic.Term) {
	key := r.value(f, s, i.Index).Single()
	if key == nil {
		return
	}
	if r.IsCode(key) || key.Op == symbolic.OpStruct {
		return
	}
	v := r.Content(s, r.Terms.Make(symbolic.Term{Op: symbolic.OpElemAddr, X: of, Y: key}), nil)
	if i.CommaOk {
		r.holdResults(f, s, i, []*symbolic.Value{v, nil})
		return
	}
	r.hold(f, s, i, v)
}

// update puts an element into a map.
func (r *Run) update(f *Frame, s *State, i *ssa.MapUpdate) {
	of := r.value(f, s, i.Map)
	one := of.Single()
	if one == nil || one.Op != symbolic.OpMap || s.tables[one] == nil {
		for _, a := range of.Alts {
			r.change(f, s, a.Term, i)
		}
	}
	if one == nil {
		return
	}
	s.own()
	t, key := s.tables[one], r.value(f, s, i.Key).Single()
	if made, ok := one.Key.(*ssa.MakeMap); (!ok || made.Parent() != f.fn) && r.isCodeElsewhere(f, one, r.value(f, s, i.Value)) {
		return
	}
	if t == nil || key == nil || key.Op != symbolic.OpConst {
		s.tables[one] = nil
	} else {
		s.tables[one] = t.With(key, r.value(f, s, i.Value))
	}
	if key != nil && s.tables[one] == nil {
		s.set(r.Terms.Make(symbolic.Term{Op: symbolic.OpElemAddr, X: one, Y: key}), r.value(f, s, i.Value))
	}
}

// position is how far a range over a map has come.
type position struct{ at *ssa.Range }

// next takes the next element of a map that a loop goes over.
func (r *Run) next(f *Frame, s *State, i *ssa.Next) {
	over, ok := i.Iter.(*ssa.Range)
	if !ok || i.IsString {
		return
	}
	of := r.value(f, s, over.X).Single()
	if of == nil {
		return
	}
	t := r.tableOf(s, of)
	if t == nil {
		return
	}
	n := 0
	if at := s.Held[position{over}]; at != nil {
		if c := at.Single(); c != nil {
			n, _ = indexOf(c)
		}
	}
	if n >= len(t.Entries) {
		s.set(position{over}, symbolic.Only(r.IntTerm(0)))
		r.holdResults(f, s, i, []*symbolic.Value{symbolic.Only(r.Bool(false, false)), nil, nil})
		return
	}
	s.set(position{over}, symbolic.Only(r.IntTerm(int64(n+1))))
	e := t.Entries[n]
	r.holdResults(f, s, i, []*symbolic.Value{symbolic.Only(r.Bool(true, false)), symbolic.Only(e.Key), e.Value})
}

// builtin executes a call of a function that is built in.
func (r *Run) builtin(f *Frame, s *State, i *ssa.Call, b *ssa.Builtin) {
	args := make([]*symbolic.Value, len(i.Call.Args))
	for n, arg := range i.Call.Args {
		args[n] = r.value(f, s, arg)
	}
	switch b.Name() {
	case "len":
		if of := args[0].Single(); of != nil {
			if elems, ok := r.Elems(s, of); ok {
				r.hold(f, s, i, symbolic.Only(r.IntTerm(int64(len(elems)))))
			}
		}
	case "append":
		x, y := args[0].Single(), args[1].Single()
		if x != nil && y != nil && x.Size()+y.Size() < maxTerm {
			r.hold(f, s, i, symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpAppend, X: x, Y: y})))
			return
		}
		made := r.LeafAt(f, i)
		r.MadeFrom[made] = nil
		for _, a := range slices.Concat(args[0].Alts, args[1].Alts) {
			r.MadeFrom[made] = append(r.MadeFrom[made], a.Term)
		}
	case "copy", "delete", "clear":
		for _, a := range args[0].Alts {
			r.change(f, s, a.Term, i)
			s.own()
			s.tables[a.Term] = nil
		}
	case "ssa:wrapnilchk":
		r.hold(f, s, i, args[0])
	}
}

// Lookup returns what a table has for a key, and whether it has the key.
func (r *Run) Lookup(t *symbolic.Table, key *symbolic.Value, zero *symbolic.Term) (elem, ok *symbolic.Value) {
	var elems, oks symbolic.Builder
	yes, no := r.Bool(true, false), r.Bool(false, false)
	for _, a := range key.Alts {
		switch {
		case r.IsCode(a.Term):
			keys := r.Universe.None()
			for _, e := range t.Entries {
				text, isText := e.Key.Text()
				if !isText {
					continue
				}
				with := r.EqualTo(a.Term, text)
				keys = keys.Or(with)
				e.Value.Each(with, func(t *symbolic.Term, s codeset.Set) { elems.Add(t, symbolic.Intersect(a.With, s)) })
				oks.Add(yes, symbolic.Intersect(a.With, with))
			}
			rest := r.Universe.Outside(keys)
			elems.Add(zero, symbolic.Intersect(a.With, rest))
			oks.Add(no, symbolic.Intersect(a.With, rest))
		case a.Term.Op == symbolic.OpConst:
			if found := t.Find(a.Term); found != nil {
				for _, e := range found.Alts {
					elems.Add(e.Term, symbolic.Intersect(a.With, e.With))
				}
				oks.Add(yes, a.With)
				continue
			}
			elems.Add(zero, a.With)
			oks.Add(no, a.With)
		default:
			r.Compared(a.Term, t)
			return nil, nil
		}
	}
	return elems.Value(), oks.Value()
}

func indexOf(t *symbolic.Term) (int, bool) {
	if t.Op != symbolic.OpConst || t.Val.Kind() != constant.Int {
		return 0, false
	}
	i, ok := constant.Int64Val(t.Val)
	return int(i), ok && i >= 0 && i < 1<<20
}

func (r *Run) elemAddr(f *Frame, s *State, v *ssa.IndexAddr) *symbolic.Value {
	index := r.value(f, s, v.Index).Single()
	if index == nil {
		index = r.LeafAt(f, v)
	}
	return r.value(f, s, v.X).Mapped(func(of *symbolic.Term) *symbolic.Value {
		if of.Op == symbolic.OpSlice {
			of = of.X
		}
		return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpElemAddr, X: of, Y: index}))
	})
}

// Elems returns the elements of a slice, if the program says which these are.
func (r *Run) Elems(s *State, of *symbolic.Term) ([]*symbolic.Value, bool) {
	switch of.Op {
	case symbolic.OpNil, symbolic.OpZero:
		return nil, true
	case symbolic.OpSlice:
		v, ok := of.X.Key.(ssa.Value)
		if of.X.Op != symbolic.OpVar || !ok {
			return nil, false
		}
		array, ok := v.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array)
		if !ok || array.Len() > maxTurns {
			return nil, false
		}
		var elems []*symbolic.Value
		for i := range array.Len() {
			at := r.Terms.Make(symbolic.Term{Op: symbolic.OpElemAddr, X: of.X, Y: r.Terms.Constant(constant.MakeInt64(i))})
			elems = append(elems, r.Content(s, at, array.Elem()))
		}
		return elems, true
	case symbolic.OpAppend:
		first, ok := r.Elems(s, of.X)
		more, ok2 := r.Elems(s, of.Y)
		return append(slices.Clip(first), more...), ok && ok2
	case symbolic.OpLoad:
		if t := r.globalAt(of.X); t != nil {
			return r.Elems(r.globals, t)
		}
	}
	return nil, false
}

// globalAt returns what a variable of the package holds that nothing changes, or nil.
func (r *Run) globalAt(addr *symbolic.Term) *symbolic.Term {
	if r.globals == nil {
		return nil
	}
	if v := r.globals.Held[addr]; v != nil {
		return v.Single()
	}
	return nil
}

// tableOf returns what a map holds, or nil.
func (r *Run) tableOf(s *State, of *symbolic.Term) *symbolic.Table {
	if t, ok := s.tables[of]; ok {
		return t
	}
	if r.globals != nil {
		return r.globals.tables[of]
	}
	return nil
}
