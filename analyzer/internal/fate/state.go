package fate

import (
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ssa"
)

// A state is what is known at a point of a function, on all ways to it.
type state struct {
	yes     Set       // codes that come here on a way on which a retry predicate has said yes
	no      Set       // codes that come here on another way
	off     Set       // codes that the program has ruled out by the HTTP status, on every way
	seen    Set       // codes that have come to a decision since a predicate said yes, if one has
	askedAt token.Pos // where the last one was asked
	cond    Set       // codes that come here on a way that depends on something else than the failure

	held   map[any]*value // by an ssa.Value, or the term of an address
	tables map[*term]*table
	frozen bool // held and tables belong to other states, too
}

func (s *state) reach() Set { return s.yes.or(s.no) }

// asked returns the codes for which a predicate has said yes, and nothing else has decided
// since.
func (s *state) asked() Set { return s.yes.minus(s.seen) }

// fork returns a copy of the state.
func (s *state) fork() *state {
	s.frozen = true
	c := *s
	return &c
}

func (s *state) set(key any, v *value) {
	s.own()
	s.held[key] = v
}

func (s *state) own() {
	if s.frozen {
		s.held, s.tables, s.frozen = maps.Clone(s.held), maps.Clone(s.tables), false
	}
	if s.held == nil {
		s.held = make(map[any]*value)
	}
	if s.tables == nil {
		s.tables = make(map[*term]*table)
	}
}

// within returns the state for some of the codes.
func (s *state) within(codes Set) *state {
	c := s.fork()
	c.yes, c.no, c.seen, c.cond = s.yes.and(codes), s.no.and(codes), s.seen.and(codes), s.cond.and(codes)
	return c
}

// join returns what is known where two ways meet at a block.
func (r *run) join(a, b *state, at *ssa.BasicBlock) *state {
	if a == nil {
		return b
	}
	j := a.fork()
	j.yes, j.no, j.off, j.cond = a.yes.or(b.yes), a.no.or(b.no), a.off.and(b.off), a.cond.or(b.cond)
	j.seen, j.askedAt = a.seen.or(b.seen), max(a.askedAt, b.askedAt)
	for key, v := range b.held {
		w, ok := a.held[key]
		if _, isType := key.(typeOf); v == w || isType {
			continue
		}
		if !ok {
			w = r.initial(a, key)
		}
		j.set(key, r.meet(a, w, b, v, at, key))
	}
	for key, w := range a.held {
		if _, isType := key.(typeOf); isType && b.held[key] != w {
			j.own()
			delete(j.held, key)
			continue
		}
		if _, ok := b.held[key]; !ok {
			j.set(key, r.meet(a, w, b, r.initial(b, key), at, key))
		}
	}
	for t, table := range b.tables {
		if known, ok := a.tables[t]; ok && !known.equal(table) {
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
func (s *state) isWithin(other *state) bool {
	if !s.yes.isWithin(other.yes) || !s.no.isWithin(other.no) || !s.seen.isWithin(other.seen) || !s.cond.isWithin(other.cond) || !other.off.isWithin(s.off) || len(s.held) != len(other.held) {
		return false
	}
	for key, v := range s.held {
		if w, ok := other.held[key]; !ok || !v.isWithin(w) {
			return false
		}
	}
	return maps.EqualFunc(s.tables, other.tables, (*table).equal)
}

// typeOf stands for the type that a type assertion has found a value to be of.
type typeOf struct{ of *term }

// initial returns what a place holds in a state that says nothing of it.
func (r *run) initial(s *state, key any) *value {
	if addr, ok := key.(*term); ok {
		return r.content(s, addr, nil)
	}
	return nil // not computed on this way
}

// meet returns what a place holds where two ways meet.
func (r *run) meet(a *state, v *value, b *state, w *value, at *ssa.BasicBlock, place any) *value {
	switch {
	case v == nil:
		return w
	case w == nil || v.equal(w):
		return v
	}
	if t := v.single(); t != nil && t == w.single() {
		return only(t)
	}
	var all builder
	for _, side := range [...]struct {
		s *state
		v *value
	}{{a, v}, {b, w}} {
		side.v.each(side.s.reach(), all.add)
	}
	return r.bounded(all.value(), at, place)
}

// bounded returns a value or, if it has too many alternatives, or several of which nothing
// is known, one that stands for these.
func (r *run) bounded(v *value, at *ssa.BasicBlock, place any) *value {
	unknown := 0
	for _, a := range v.alts {
		if a.term != r.root && !a.term.isKnown() {
			unknown++
		}
	}
	tooMany := len(v.alts) > maxAlternatives
	if p, ok := place.(ssa.Value); ok && r.root == nil && unknown > 0 && len(v.alts) > 1 && isInteger(p.Type()) {
		return only(r.leaf(merged{at, place})) // a counter
	}
	if !tooMany && (unknown < 2 || r.root != nil && hasFate(place)) {
		return v
	}
	one := r.leaf(merged{at, place})
	var b builder
	for _, a := range v.alts {
		if a.term != r.root && (tooMany || !a.term.isKnown()) {
			a.term = one
		}
		b.add(a.term, a.with)
	}
	return b.value()
}

// hasFate reports whether a place holds what may say what becomes of a code: an error, a
// function, a struct.
func hasFate(place any) bool {
	switch p := place.(type) {
	case ssa.Value:
		return isFateType(p.Type())
	case *types.Var: // a result
		return isFateType(p.Type())
	case *term:
		switch key := p.key.(type) {
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
	switch t.Underlying().(type) {
	case *types.Signature, *types.Interface, *types.Struct:
		return true
	}
	return isError(t)
}
