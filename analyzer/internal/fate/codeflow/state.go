package codeflow

import (
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// A State is what is known at a point of a function, on all ways to it.
type State struct {
	Yes     codeset.Set // codes that come here on a way on which a retry predicate has said yes
	No      codeset.Set // codes that come here on another way
	Off     codeset.Set // codes that the program has ruled out by the HTTP status, on every way
	Seen    codeset.Set // codes that have come to a decision since a predicate said yes, if one has
	AskedAt token.Pos   // where the last one was asked
	Next    bool        // a loop has sent the ways here for the next try
	Cond    codeset.Set // codes that come here on a way that depends on something else than the failure

	Held   map[any]*symbolic.Value // by an ssa.Value, or the term of an address
	tables map[*symbolic.Term]*symbolic.Table
	frozen bool // held and tables belong to other states, too
}

// Reach returns the codes that come here.
func (s *State) Reach() codeset.Set { return s.Yes.Or(s.No) }

// Asked returns the codes for which a predicate has said yes, and nothing else has decided
// since.
func (s *State) Asked() codeset.Set { return s.Yes.Minus(s.Seen) }

// Fork returns a copy of the state.
func (s *State) Fork() *State {
	s.frozen = true
	c := *s
	return &c
}

func (s *State) set(key any, v *symbolic.Value) {
	s.own()
	s.Held[key] = v
}

func (s *State) own() {
	if s.frozen {
		s.Held, s.tables, s.frozen = maps.Clone(s.Held), maps.Clone(s.tables), false
	}
	if s.Held == nil {
		s.Held = make(map[any]*symbolic.Value)
	}
	if s.tables == nil {
		s.tables = make(map[*symbolic.Term]*symbolic.Table)
	}
}

// within returns the state for some of the codes.
func (s *State) within(codes codeset.Set) *State {
	c := s.Fork()
	c.Yes, c.No, c.Seen, c.Cond = s.Yes.And(codes), s.No.And(codes), s.Seen.And(codes), s.Cond.And(codes)
	return c
}

// join returns what is known where two ways meet at a block.
func (r *Run) join(a, b *State, at *ssa.BasicBlock) *State {
	if a == nil {
		return b
	}
	j := a.Fork()
	j.Yes, j.No, j.Off, j.Cond = a.Yes.Or(b.Yes), a.No.Or(b.No), a.Off.And(b.Off), a.Cond.Or(b.Cond)
	j.Seen, j.AskedAt, j.Next = a.Seen.Or(b.Seen), max(a.AskedAt, b.AskedAt), a.Next && b.Next
	for key, v := range b.Held {
		w, ok := a.Held[key]
		if _, isType := key.(typeOf); v == w || isType {
			continue
		}
		if !ok {
			w = r.initial(a, key)
		}
		j.set(key, r.meet(a, w, b, v, at, key))
	}
	for key, w := range a.Held {
		if _, isType := key.(typeOf); isType && b.Held[key] != w {
			j.own()
			delete(j.Held, key)
			continue
		}
		if _, ok := b.Held[key]; !ok {
			j.set(key, r.meet(a, w, b, r.initial(b, key), at, key))
		}
	}
	for t, table := range b.tables {
		if known, ok := a.tables[t]; ok && !known.Equal(table) {
			j.own()
			j.tables[t] = nil
		} else if !ok {
			j.own()
			j.tables[t] = table
		}
	}
	return j
}

// isWithin reports whether whatever comes in a state may come in another.
func (s *State) isWithin(other *State) bool {
	if !s.Yes.IsWithin(other.Yes) || !s.No.IsWithin(other.No) || !s.Seen.IsWithin(other.Seen) || !s.Cond.IsWithin(other.Cond) || !other.Off.IsWithin(s.Off) || len(s.Held) != len(other.Held) {
		return false
	}
	for key, v := range s.Held {
		if w, ok := other.Held[key]; !ok || !v.IsWithin(w) {
			return false
		}
	}
	return maps.EqualFunc(s.tables, other.tables, (*symbolic.Table).Equal)
}

// initial returns what a place holds in a state that says nothing of it.
func (r *Run) initial(s *State, key any) *symbolic.Value {
	if addr, ok := key.(*symbolic.Term); ok {
		return r.Content(s, addr, nil)
	}
	return nil // not computed on this way
}

// meet returns what a place holds where two ways meet.
func (r *Run) meet(a *State, v *symbolic.Value, b *State, w *symbolic.Value, at *ssa.BasicBlock, place any) *symbolic.Value {
	switch {
	case v == nil:
		return w
	case w == nil || v.Equal(w):
		return v
	}
	if t := v.Single(); t != nil && t == w.Single() {
		return symbolic.Only(t)
	}
	r.steps += stepsPerMeeting
	var all symbolic.Builder
	for _, side := range [...]struct {
		s *State
		v *symbolic.Value
	}{{a, v}, {b, w}} {
		side.v.Each(side.s.Reach(), all.Add)
	}
	return r.bounded(all.Value(), at, place)
}

// bounded returns a value or, if it has too many alternatives, or several of which nothing
// is known, one that stands for these.
func (r *Run) bounded(v *symbolic.Value, at *ssa.BasicBlock, place any) *symbolic.Value {
	unknown := 0
	for _, a := range v.Alts {
		if a.Term != r.Root && !a.Term.IsKnown() {
			unknown++
		}
	}
	tooMany := len(v.Alts) > symbolic.MaxAlternatives
	if p, ok := place.(ssa.Value); ok && r.Root == nil && unknown > 0 && len(v.Alts) > 1 && ssainfo.IsInteger(p.Type()) {
		return symbolic.Only(r.Leaf(symbolic.Merged{Block: at, Place: place})) // a counter
	}
	if !tooMany && (unknown < 2 || r.Root != nil && hasFate(place)) {
		return v
	}
	one := r.Leaf(symbolic.Merged{Block: at, Place: place})
	var b symbolic.Builder
	for _, a := range v.Alts {
		if a.Term != r.Root && (tooMany || !a.Term.IsKnown()) {
			a.Term = one
		}
		b.Add(a.Term, a.With)
	}
	return b.Value()
}

// hasFate reports whether a place holds what may say what becomes of a code: an error, a
// function, a struct.
func hasFate(place any) bool {
	switch p := place.(type) {
	case ssa.Value:
		return isFateType(p.Type())
	case *types.Var: // a result
		return isFateType(p.Type())
	case *symbolic.Term:
		switch key := p.Key.(type) {
		case *types.Var:
			return isFateType(key.Type())
		case ssa.Value:
			ptr, ok := key.Type().Underlying().(*types.Pointer)
			return ok && isFateType(ptr.Elem())
		}
	}
	return false
}

func isFateType(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Signature, *types.Interface, *types.Struct:
		return true
	case *types.Slice:
		return isFateType(u.Elem())
	}
	return ssainfo.IsError(t)
}
