package flow

import (
	"go/ast"
	"go/types"
	"maps"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// A state is what is known at a point of a function.
type state struct {
	vars  *table[*types.Var, value]
	heap  *table[cell, value] // fields and elements that have been set
	facts *table[value, Handled]
}

// A cell is a place in what a value is: a field, an element, what a pointer
// points to, or the epoch, which changes when all of it may have.
type cell struct {
	of    value
	op    op
	field *types.Var
	index value
}

func newState() *state {
	return &state{newTable[*types.Var, value](), newTable[cell, value](), newTable[value, Handled]()}
}

// fork returns a copy of the state.
func (s *state) fork() *state { return &state{s.vars.freeze(), s.heap.freeze(), s.facts.freeze()} }

func (s *state) equal(other *state) bool {
	same := func(a, b value) bool { return a == b }
	return s.vars.equal(other.vars, same) && s.heap.equal(other.heap, same) && s.facts.equal(other.facts, Handled.equal)
}

func (s *state) setVar(v *types.Var, to value) { s.vars = s.vars.set(v, to) }

func (s *state) setCell(c cell, to value) { s.heap = s.heap.set(c, to) }

// learn adds what is known of a value.
func (s *state) learn(v value, what Handled) {
	if !what.isNothing() {
		s.facts = s.facts.set(v, s.facts.entries[v].And(what))
	}
}

// variable returns the value of a variable.
func (w *function) variable(s *state, v *types.Var) value {
	if value, ok := s.vars.entries[v]; ok {
		return value
	}
	return w.terms.variable(v)
}

// load returns the value of a cell.
func (w *function) load(s *state, c cell) value {
	if v, ok := s.heap.entries[c]; ok {
		return v
	}
	of := term{op: c.op, a: c.of, b: c.index, c: s.heap.entries[cell{of: c.of}]}
	if c.field != nil {
		of.key = c.field
	}
	return w.terms.value(of)
}

// assign sets what an expression denotes to a value.
func (w *function) assign(s *state, lhs ast.Expr, v value) {
	switch e := ast.Unparen(lhs).(type) {
	case *ast.Ident:
		if obj, ok := w.TypesInfo.ObjectOf(e).(*types.Var); ok {
			s.setVar(obj, v)
		}
	case *ast.SelectorExpr:
		if obj, ok := w.TypesInfo.Uses[e.Sel].(*types.Var); ok && !obj.IsField() {
			s.setVar(obj, v) // a variable of another package
			return
		}
		if c, ok := w.field(s, e); ok {
			s.setCell(c, v)
			s.setCell(cell{of: w.eval(s, e.X), op: opCall}, w.fresh(s, e)) // a method may give another value now
		}
	case *ast.StarExpr:
		c := cell{of: w.eval(s, e.X), op: opDeref}
		if astutil.IsStruct(astutil.TypeOf(w.TypesInfo, e)) {
			w.renew(s, c.of, w.fresh(s, e))
			return
		}
		s.setCell(c, v)
	case *ast.IndexExpr:
		c := cell{of: w.eval(s, e.X), op: opIndex, index: w.eval(s, e.Index)}
		w.renew(s, c.of, w.fresh(s, e)) // another index may be the same
		s.setCell(c, v)
	}
}

// renew begins a new epoch of a value: all that it holds may have changed.
func (w *function) renew(s *state, of, epoch value) {
	for c := range s.heap.entries {
		if c.of == of {
			s.heap = s.heap.without(c)
		}
	}
	s.setCell(cell{of: of}, epoch)
	s.setCell(cell{of: of, op: opCall}, epoch)
}

// fresh returns the value that a node gives when it is evaluated now. What it
// gave before, in a loop, is another one.
func (w *function) fresh(s *state, n any) value {
	if v, old := w.terms.values[term{op: opUnknown, key: n}]; old {
		w.forget(s, v)
		return v
	}
	return w.terms.unknown(n)
}

// forget makes of a value one that is as good as any.
func (w *function) forget(s *state, v value) {
	for obj, held := range s.vars.entries {
		if w.terms.contains(held, v) || w.mayConclude(held, v) {
			s.setVar(obj, w.terms.value(term{op: opStale, key: obj}))
		}
	}
	for c, held := range s.heap.entries {
		switch {
		case w.terms.contains(c.of, v) || w.terms.contains(c.index, v):
			s.heap = s.heap.without(c)
		case w.terms.contains(held, v) || w.mayConclude(held, v):
			s.setCell(c, w.terms.value(term{op: opStale, key: c}))
		}
	}
	for of := range s.facts.entries {
		if w.terms.contains(of, v) {
			s.facts = s.facts.without(of)
		}
	}
}

// A table is a map that states share until one of them changes it.
type table[K comparable, V any] struct {
	entries map[K]V
	frozen  bool // other states have it
}

func newTable[K comparable, V any]() *table[K, V] {
	return &table[K, V]{entries: make(map[K]V)}
}

// set returns the table with a changed entry: a copy if others have it.
func (t *table[K, V]) set(k K, v V) *table[K, V] {
	t = t.own()
	t.entries[k] = v
	return t
}

// without returns the table without an entry.
func (t *table[K, V]) without(k K) *table[K, V] {
	t = t.own()
	delete(t.entries, k)
	return t
}

// freeze returns the table, which others have from now on.
func (t *table[K, V]) freeze() *table[K, V] {
	t.frozen = true
	return t
}

func (t *table[K, V]) equal(other *table[K, V], same func(a, b V) bool) bool {
	return t == other || maps.EqualFunc(t.entries, other.entries, same)
}

func (t *table[K, V]) own() *table[K, V] {
	if t.frozen {
		return &table[K, V]{entries: maps.Clone(t.entries)}
	}
	return t
}
