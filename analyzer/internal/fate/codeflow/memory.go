package codeflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// A Snapshot is a struct or an array as it was at an address when it was read.
type Snapshot struct {
	State *State
	Addr  *symbolic.Term
}

// load returns what an instruction reads at an address.
func (r *Run) load(s *State, addr *symbolic.Value, by *ssa.UnOp) *symbolic.Value {
	var b symbolic.Builder
	for _, a := range addr.Alts {
		for _, part := range r.Content(s, a.Term, by.Type()).Alts {
			b.Add(part.Term, symbolic.Intersect(a.With, part.With))
		}
	}
	return r.bounded(b.Value(), by.Block(), by)
}

// Content returns what is at an address. The type may be nil.
func (r *Run) Content(s *State, addr *symbolic.Term, t types.Type) *symbolic.Value {
	if t != nil && isComposite(t) && r.hasParts(s, addr) {
		return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpStruct, Key: &Snapshot{r.partsOf(s, addr), addr}}))
	}
	if v, ok := s.Held[addr]; ok {
		return v
	}
	if r.globals != nil {
		if v, ok := r.globals.Held[addr]; ok {
			return v
		}
	}
	switch addr.Op {
	case symbolic.OpFieldAddr:
		if of, ok := r.around(s, addr.X); ok {
			return r.parts(of, func(t *symbolic.Term) *symbolic.Value { return r.Part(t, addr.Key.(*types.Var)) })
		}
	case symbolic.OpElemAddr:
		if addr.X.Op == symbolic.OpAppend || addr.X.Op == symbolic.OpSlice {
			if elems, ok := r.Elems(s, addr.X); ok {
				if i, ok := indexOf(addr.Y); ok && i < len(elems) {
					return elems[i]
				}
			}
		}
		if of, ok := r.around(s, addr.X); ok {
			return r.parts(of, func(t *symbolic.Term) *symbolic.Value { return r.elemOf(t, addr.Y) })
		}
	}
	return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpLoad, X: addr}))
}

// around returns what is known of the struct or array at an address.
func (r *Run) around(s *State, addr *symbolic.Term) (*symbolic.Value, bool) {
	if v, ok := s.Held[addr]; ok {
		return v, true
	}
	if addr.Op != symbolic.OpFieldAddr && addr.Op != symbolic.OpElemAddr {
		return nil, false
	}
	v := r.Content(s, addr, nil)
	t := v.Single()
	return v, t == nil || t.Op != symbolic.OpLoad || t.X != addr
}

func (r *Run) parts(of *symbolic.Value, part func(*symbolic.Term) *symbolic.Value) *symbolic.Value {
	var b symbolic.Builder
	for _, a := range of.Alts {
		for _, p := range part(a.Term).Alts {
			b.Add(p.Term, symbolic.Intersect(a.With, p.With))
		}
	}
	return b.Value()
}

// Part returns a field of a struct.
func (r *Run) Part(of *symbolic.Term, f *types.Var) *symbolic.Value {
	if snap, ok := of.Key.(*Snapshot); ok {
		return r.Content(snap.State, r.Terms.Make(symbolic.Term{Op: symbolic.OpFieldAddr, X: snap.Addr, Key: f}), f.Type())
	}
	if of.Op == symbolic.OpInfo {
		return r.infoField(of, f)
	}
	return symbolic.Only(r.Terms.Field(of, f))
}

func (r *Run) elemOf(of, index *symbolic.Term) *symbolic.Value {
	if snap, ok := of.Key.(*Snapshot); ok {
		return r.Content(snap.State, r.Terms.Make(symbolic.Term{Op: symbolic.OpElemAddr, X: snap.Addr, Y: index}), nil)
	}
	return symbolic.Only(r.Terms.Elem(of, index))
}

func isComposite(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array:
		return true
	}
	return false
}

// partsOf returns a state with only what is known of what is at an address.
func (r *Run) partsOf(s *State, addr *symbolic.Term) *State {
	parts := &State{Yes: s.Yes, No: s.No, Off: s.Off, Cond: s.Cond, Seen: s.Seen, Held: make(map[any]*symbolic.Value)}
	for _, held := range [...]map[any]*symbolic.Value{r.globalsHeld(), s.Held} {
		for key, v := range held {
			if t, ok := key.(*symbolic.Term); ok && IsPartOf(t, addr) {
				parts.Held[key] = v
			}
		}
	}
	return parts
}

// hasParts reports whether parts of what is at an address are known.
func (r *Run) hasParts(s *State, addr *symbolic.Term) bool {
	for _, held := range [...]map[any]*symbolic.Value{s.Held, r.globalsHeld()} {
		for key := range held {
			if t, ok := key.(*symbolic.Term); ok && t != addr && IsPartOf(t, addr) {
				return true
			}
		}
	}
	return false
}

func (r *Run) globalsHeld() map[any]*symbolic.Value {
	if r.globals == nil {
		return nil
	}
	return r.globals.Held
}

// IsPartOf reports whether an address is that of a part of what is at another.
func IsPartOf(addr, whole *symbolic.Term) bool {
	for addr != whole {
		if addr.Op != symbolic.OpFieldAddr && addr.Op != symbolic.OpElemAddr {
			return false
		}
		addr = addr.X
	}
	return true
}

// Store sets what is at an address.
func (r *Run) Store(s *State, addr *symbolic.Term, v *symbolic.Value) {
	if t := v.Single(); t == nil || !isScalar(t) {
		r.forgetParts(s, addr)
	}
	s.set(addr, v)
	if r.hasCalls && addr.Op == symbolic.OpFieldAddr {
		r.forgetCalls(s, addr)
	}
}

// forgetCalls makes unknown what methods of a struct return of which a field is set.
func (r *Run) forgetCalls(s *State, addr *symbolic.Term) {
	for key := range s.Held {
		t, ok := key.(*symbolic.Term)
		if ok && t.Op == symbolic.OpElemAddr && t.Y.Op == symbolic.OpFunc && t.X == addr.X {
			s.set(t, symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpElem, X: addr, Y: t.Y})))
		}
	}
}

// isScalar reports whether a term is certainly no struct and no array.
func isScalar(t *symbolic.Term) bool {
	switch t.Op {
	case symbolic.OpConst, symbolic.OpNil, symbolic.OpFunc, symbolic.OpClosure, symbolic.OpError, symbolic.OpWrapped, symbolic.OpIs, symbolic.OpSlice, symbolic.OpMap, symbolic.OpVar:
		return true
	}
	return false
}

func (r *Run) forgetParts(s *State, addr *symbolic.Term) {
	for key := range s.Held {
		if t, ok := key.(*symbolic.Term); ok && t != addr && IsPartOf(t, addr) {
			s.own()
			delete(s.Held, key)
		}
	}
}

// change makes what is at an address unknown.
func (r *Run) change(f *Frame, s *State, addr *symbolic.Term, by ssa.Instruction) {
	r.forgetParts(s, addr)
	s.set(addr, symbolic.Only(r.LeafAt(f, symbolic.Changed{By: by, Addr: addr})))
}

func (r *Run) storeInstr(f *Frame, s *State, i *ssa.Store) {
	addr, v := r.value(f, s, i.Addr), r.restricted(r.value(f, s, i.Val), s)
	r.Observer.Stores(s, i, addr, v)
	one := addr.Single()
	if one != nil && r.isCodeElsewhere(f, one, v) {
		r.change(f, s, one, i)
		return
	}
	if one == nil {
		for _, a := range addr.Alts {
			r.change(f, s, a.Term, i)
		}
		return
	}
	if one.Op == symbolic.OpElemAddr && one.X.Op != symbolic.OpVar {
		if _, ok := indexOf(one.Y); !ok {
			r.change(f, s, one.X, i) // another index may be the same
		}
	}
	if v.Single() != nil && v.Single().Op == symbolic.OpZero {
		r.forgetParts(s, one)
	}
	r.Store(s, one, v)
}

// isCodeElsewhere reports whether a code is stored where other functions see it. It stands
// for any code: a function is not judged by what it is tried with.
func (r *Run) isCodeElsewhere(f *Frame, addr *symbolic.Term, v *symbolic.Value) bool {
	t := v.Single()
	if t == nil {
		return false
	}
	text, ok := t.Text()
	if !ok || !r.Domain.IsCode(text) {
		return false
	}
	for addr.Op == symbolic.OpFieldAddr || addr.Op == symbolic.OpElemAddr {
		addr = addr.X
	}
	a, ok := addr.Key.(*ssa.Alloc)
	if addr.Op != symbolic.OpVar || !ok {
		return f.fn.Name() != "init"
	}
	return a.Parent() != f.fn || f.at != nil && ssainfo.IsString(a.Type().Underlying().(*types.Pointer).Elem())
}
