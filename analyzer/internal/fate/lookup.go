package fate

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

func (r *run) intTerm(n int64) *term { return r.terms.constant(constant.MakeInt64(n)) }

func (r *run) textConstant(s string) *term { return r.terms.constant(constant.MakeString(s)) }

// lookupInstr looks a key up in a map.
func (r *run) lookupInstr(f *frame, s *state, i *ssa.Lookup) {
	m, ok := i.X.Type().Underlying().(*types.Map)
	if !ok {
		return
	}
	of := r.value(f, s, i.X).single()
	if of == nil {
		return
	}
	t := r.tableOf(s, of)
	if t == nil {
		if key := r.value(f, s, i.Index).single(); key != nil && of.op == opMap {
			r.compared(key, nil) // a set that a loop has made
		}
		r.lookupElem(f, s, i, of)
		return
	}
	key := r.value(f, s, i.Index)
	r.noteTable(f, s, i.Pos(), key, t)
	elem, found := r.lookup(t, key, r.terms.zero(m.Elem()))
	if elem == nil {
		return
	}
	if i.CommaOk {
		r.holdResults(f, s, i, []*value{elem, found})
		return
	}
	r.hold(f, s, i, elem)
}

// lookupElem looks a key up in a map of which nothing is known. It finds the same for the
// same key, as long as nothing is put into the map.
func (r *run) lookupElem(f *frame, s *state, i *ssa.Lookup, of *term) {
	key := r.value(f, s, i.Index).single()
	if key == nil {
		return
	}
	if r.isCode(key) || key.op == opStruct {
		return
	}
	v := r.content(s, r.terms.make(term{op: opElemAddr, x: of, y: key}), nil)
	if i.CommaOk {
		r.holdResults(f, s, i, []*value{v, nil})
		return
	}
	r.hold(f, s, i, v)
}

// update puts an element into a map.
func (r *run) update(f *frame, s *state, i *ssa.MapUpdate) {
	of := r.value(f, s, i.Map)
	one := of.single()
	if one == nil || one.op != opMap || s.tables[one] == nil {
		for _, a := range of.alts {
			r.change(f, s, a.term, i)
		}
	}
	if one == nil {
		return
	}
	s.own()
	t, key := s.tables[one], r.value(f, s, i.Key).single()
	if made, ok := one.key.(*ssa.MakeMap); (!ok || made.Parent() != f.fn) && r.isCodeElsewhere(f, one, r.value(f, s, i.Value)) {
		return
	}
	if t == nil || key == nil || key.op != opConst {
		s.tables[one] = nil
	} else {
		s.tables[one] = t.with(key, r.value(f, s, i.Value))
	}
	if key != nil && s.tables[one] == nil {
		s.set(r.terms.make(term{op: opElemAddr, x: one, y: key}), r.value(f, s, i.Value))
	}
}

// position is how far a range over a map has come.
type position struct{ at *ssa.Range }

// next takes the next element of a map that a loop goes over.
func (r *run) next(f *frame, s *state, i *ssa.Next) {
	over, ok := i.Iter.(*ssa.Range)
	if !ok || i.IsString {
		return
	}
	of := r.value(f, s, over.X).single()
	if of == nil {
		return
	}
	t := r.tableOf(s, of)
	if t == nil {
		return
	}
	n := 0
	if at := s.held[position{over}]; at != nil {
		if c := at.single(); c != nil {
			n, _ = indexOf(c)
		}
	}
	if n >= len(t.entries) {
		s.set(position{over}, only(r.intTerm(0)))
		r.holdResults(f, s, i, []*value{only(r.bool(false, false)), nil, nil})
		return
	}
	s.set(position{over}, only(r.intTerm(int64(n+1))))
	e := t.entries[n]
	r.holdResults(f, s, i, []*value{only(r.bool(true, false)), only(e.key), e.value})
}

// builtin executes a call of a function that is built in.
func (r *run) builtin(f *frame, s *state, i *ssa.Call, b *ssa.Builtin) {
	args := make([]*value, len(i.Call.Args))
	for n, arg := range i.Call.Args {
		args[n] = r.value(f, s, arg)
	}
	switch b.Name() {
	case "len":
		if of := args[0].single(); of != nil {
			if elems, ok := r.elems(s, of); ok {
				r.hold(f, s, i, only(r.intTerm(int64(len(elems)))))
			}
		}
	case "append":
		x, y := args[0].single(), args[1].single()
		if x != nil && y != nil && x.size()+y.size() < maxTerm {
			r.hold(f, s, i, only(r.terms.make(term{op: opAppend, x: x, y: y})))
		}
	case "copy", "delete", "clear":
		for _, a := range args[0].alts {
			r.change(f, s, a.term, i)
			s.own()
			s.tables[a.term] = nil
		}
	case "ssa:wrapnilchk":
		r.hold(f, s, i, args[0])
	}
}
