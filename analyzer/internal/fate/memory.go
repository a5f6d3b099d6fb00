package fate

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A snapshot is a struct or an array as it was at an address when it was read.
type snapshot struct {
	s    *state
	addr *term
}

// load returns what an instruction reads at an address.
func (r *run) load(s *state, addr *value, by *ssa.UnOp) *value {
	var b builder
	for _, a := range addr.alts {
		for _, part := range r.content(s, a.term, by.Type()).alts {
			b.add(part.term, intersect(a.with, part.with))
		}
	}
	return r.bounded(b.value(), by.Block(), by)
}

// content returns what is at an address. The type may be nil.
func (r *run) content(s *state, addr *term, t types.Type) *value {
	if t != nil && isComposite(t) && r.hasParts(s, addr) {
		return only(r.terms.make(term{op: opStruct, key: &snapshot{r.partsOf(s, addr), addr}}))
	}
	if v, ok := s.held[addr]; ok {
		return v
	}
	if r.globals != nil {
		if v, ok := r.globals.held[addr]; ok {
			return v
		}
	}
	switch addr.op {
	case opFieldAddr:
		if of, ok := r.around(s, addr.x); ok {
			return r.parts(of, func(t *term) *value { return r.part(t, addr.key.(*types.Var)) })
		}
	case opElemAddr:
		if addr.x.op == opAppend || addr.x.op == opSlice {
			if elems, ok := r.elems(s, addr.x); ok {
				if i, ok := indexOf(addr.y); ok && i < len(elems) {
					return elems[i]
				}
			}
		}
		if of, ok := r.around(s, addr.x); ok {
			return r.parts(of, func(t *term) *value { return r.elemOf(t, addr.y) })
		}
	}
	return only(r.terms.make(term{op: opLoad, x: addr}))
}

// around returns what is known of the struct or array at an address.
func (r *run) around(s *state, addr *term) (*value, bool) {
	if v, ok := s.held[addr]; ok {
		return v, true
	}
	if addr.op != opFieldAddr && addr.op != opElemAddr {
		return nil, false
	}
	v := r.content(s, addr, nil)
	t := v.single()
	return v, t == nil || t.op != opLoad || t.x != addr
}

func (r *run) parts(of *value, part func(*term) *value) *value {
	var b builder
	for _, a := range of.alts {
		for _, p := range part(a.term).alts {
			b.add(p.term, intersect(a.with, p.with))
		}
	}
	return b.value()
}

// part returns a field of a struct.
func (r *run) part(of *term, f *types.Var) *value {
	if snap, ok := of.key.(*snapshot); ok {
		return r.content(snap.s, r.terms.make(term{op: opFieldAddr, x: snap.addr, key: f}), f.Type())
	}
	if of.op == opInfo {
		return r.infoField(of, f)
	}
	return only(r.terms.field(of, f))
}

func (r *run) elemOf(of, index *term) *value {
	if snap, ok := of.key.(*snapshot); ok {
		return r.content(snap.s, r.terms.make(term{op: opElemAddr, x: snap.addr, y: index}), nil)
	}
	return only(r.terms.elem(of, index))
}

func isComposite(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array:
		return true
	}
	return false
}

// partsOf returns a state with only what is known of what is at an address.
func (r *run) partsOf(s *state, addr *term) *state {
	parts := &state{yes: s.yes, no: s.no, off: s.off, cond: s.cond, seen: s.seen, held: make(map[any]*value)}
	for _, held := range [...]map[any]*value{r.globalsHeld(), s.held} {
		for key, v := range held {
			if t, ok := key.(*term); ok && isPartOf(t, addr) {
				parts.held[key] = v
			}
		}
	}
	return parts
}

// hasParts reports whether parts of what is at an address are known.
func (r *run) hasParts(s *state, addr *term) bool {
	for _, held := range [...]map[any]*value{s.held, r.globalsHeld()} {
		for key := range held {
			if t, ok := key.(*term); ok && t != addr && isPartOf(t, addr) {
				return true
			}
		}
	}
	return false
}

func (r *run) globalsHeld() map[any]*value {
	if r.globals == nil {
		return nil
	}
	return r.globals.held
}

// isPartOf reports whether an address is that of a part of what is at another.
func isPartOf(addr, whole *term) bool {
	for addr != whole {
		if addr.op != opFieldAddr && addr.op != opElemAddr {
			return false
		}
		addr = addr.x
	}
	return true
}

// store sets what is at an address.
func (r *run) store(s *state, addr *term, v *value) {
	if t := v.single(); t == nil || !isScalar(t) {
		r.forgetParts(s, addr)
	}
	s.set(addr, v)
	if r.hasCalls && addr.op == opFieldAddr {
		r.forgetCalls(s, addr)
	}
}

// forgetCalls makes unknown what methods of a struct return of which a field is set.
func (r *run) forgetCalls(s *state, addr *term) {
	for key := range s.held {
		t, ok := key.(*term)
		if ok && t.op == opElemAddr && t.y.op == opFunc && t.x == addr.x {
			s.set(t, only(r.terms.make(term{op: opElem, x: addr, y: t.y})))
		}
	}
}

// isScalar reports whether a term is certainly no struct and no array.
func isScalar(t *term) bool {
	switch t.op {
	case opConst, opNil, opFunc, opClosure, opError, opWrapped, opIs, opSlice, opMap, opVar:
		return true
	}
	return false
}

func (r *run) forgetParts(s *state, addr *term) {
	for key := range s.held {
		if t, ok := key.(*term); ok && t != addr && isPartOf(t, addr) {
			s.own()
			delete(s.held, key)
		}
	}
}

// change makes what is at an address unknown.
func (r *run) change(f *frame, s *state, addr *term, by ssa.Instruction) {
	r.forgetParts(s, addr)
	s.set(addr, only(r.leafAt(f, changed{by, addr})))
}

func (r *run) storeInstr(f *frame, s *state, i *ssa.Store) {
	addr, v := r.value(f, s, i.Addr), r.restricted(r.value(f, s, i.Val), s)
	r.noteStore(s, i, addr, v)
	one := addr.single()
	if one != nil && r.isCodeElsewhere(f, one, v) {
		r.change(f, s, one, i)
		return
	}
	if one == nil {
		for _, a := range addr.alts {
			r.change(f, s, a.term, i)
		}
		return
	}
	if one.op == opElemAddr && one.x.op != opVar {
		if _, ok := indexOf(one.y); !ok {
			r.change(f, s, one.x, i) // another index may be the same
		}
	}
	if v.single() != nil && v.single().op == opZero {
		r.forgetParts(s, one)
	}
	r.store(s, one, v)
}

// isCodeElsewhere reports whether a code is stored where other functions see it. It stands
// for any code: a function is not judged by what it is tried with.
func (r *run) isCodeElsewhere(f *frame, addr *term, v *value) bool {
	t := v.single()
	if t == nil {
		return false
	}
	text, ok := t.text()
	if !ok || !r.domain.IsCode(text) {
		return false
	}
	for addr.op == opFieldAddr || addr.op == opElemAddr {
		addr = addr.x
	}
	a, ok := addr.key.(*ssa.Alloc)
	if addr.op != opVar || !ok {
		return f.fn.Name() != "init"
	}
	return a.Parent() != f.fn || f.at != nil && isString(a.Type().Underlying().(*types.Pointer).Elem())
}
