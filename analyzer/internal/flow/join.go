package flow

import (
	"cmp"
	"fmt"
	"go/types"
	"slices"
	"strconv"
)

// A meeting is where several ways come together at a block: what differs gets
// a new value there, the same one for all that is equal on every way.
type meeting struct {
	*function
	block int32
	in    []*state
	out   *state
	phis  map[string]value // by the values that meet
	met   []phi
}

type phi struct {
	value value
	of    []value // by way
}

// merge returns what is known where several ways meet.
func (w *function) merge(block int32, in []*state) *state {
	if len(in) == 1 {
		return in[0].fork()
	}
	m := &meeting{w, block, in, newState(), make(map[string]value), nil}
	m.mergeVars()
	m.mergeHeap()
	m.mergeFacts()
	return m.out
}

// phiKey names a value by the block where others meet and the first place that
// holds it, so that it has the same name each time the block is looked at.
type phiKey struct {
	block int32
	place any
}

// meet returns the value that a place has, given those on each way.
func (m *meeting) meet(place any, values []value) value {
	if !slices.ContainsFunc(values, func(v value) bool { return v != values[0] }) {
		return values[0]
	}
	key := fmt.Sprint(values)
	v, ok := m.phis[key]
	if !ok {
		v = m.terms.value(term{op: opPhi, key: phiKey{m.block, place}})
		m.phis[key] = v
		m.met = append(m.met, phi{v, slices.Clone(values)})
		m.noteWays(v, values)
	}
	return v
}

// noteWays notes the ways to a boolean value: on some it is a constant.
func (m *meeting) noteWays(v value, values []value) {
	isConstant := func(v value) bool {
		key := m.terms.list[v].key
		return m.terms.list[v].op == opConstant && (key == "true" || key == "false")
	}
	isPhi := func(v value) bool { return len(m.ways[v]) != 0 }
	if !slices.ContainsFunc(values, isConstant) && !slices.ContainsFunc(values, isPhi) {
		return
	}
	m.ways[v] = nil
	clear(m.concl)
	for i, s := range m.in {
		m.ways[v] = append(m.ways[v], way{s, values[i]})
	}
}

func (m *meeting) mergeVars() {
	if shared(m.in, func(s *state) any { return s.vars }) {
		m.out.vars = m.in[0].vars.freeze()
		return
	}
	all := make(map[*types.Var]bool)
	for _, s := range m.in {
		for v := range s.vars.entries {
			all[v] = true
		}
	}
	sorted := make([]*types.Var, 0, len(all))
	for v := range all {
		sorted = append(sorted, v)
	}
	slices.SortFunc(sorted, func(a, b *types.Var) int { return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), cmp.Compare(a.Id(), b.Id())) })
	values := make([]value, len(m.in))
	for _, v := range sorted {
		for i, s := range m.in {
			values[i] = m.variable(s, v)
		}
		m.out.setVar(v, m.meet(v, values))
	}
}

// mergeHeap keeps the cells of values that are the same on every way.
func (m *meeting) mergeHeap() {
	if shared(m.in, func(s *state) any { return s.heap }) {
		m.out.heap = m.in[0].heap.freeze()
		return
	}
	all := make(map[cell]bool)
	for _, s := range m.in {
		for c := range s.heap.entries {
			all[c] = true
		}
	}
	sorted := make([]cell, 0, len(all))
	for c := range all {
		sorted = append(sorted, c)
	}
	slices.SortFunc(sorted, func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.op, b.op), cmp.Compare(a.index, b.index), cmp.Compare(fieldPos(a), fieldPos(b)))
	})
	values := make([]value, len(m.in))
	for _, c := range sorted {
		for i, s := range m.in {
			if c.op == opNone {
				values[i] = s.heap.entries[c] // an epoch
			} else {
				values[i] = m.load(s, c)
			}
		}
		m.out.setCell(c, m.meet(c, values))
	}
}

// shared reports whether all states share a table: nothing can differ then.
func shared(in []*state, table func(*state) any) bool {
	return !slices.ContainsFunc(in, func(s *state) bool { return table(s) != table(in[0]) })
}

func fieldPos(c cell) int {
	if c.field == nil {
		return 0
	}
	return int(c.field.Pos())
}

// mergeFacts keeps what is known on every way: of a value, and of those that
// meet, and of what is a part of those.
func (m *meeting) mergeFacts() {
	for _, phi := range m.met {
		if isConstant(m.terms, phi.of[0]) {
			m.keep(phi.value, m.factsOf(0, phi.of[0]), func(i int) value { return phi.of[i] })
		}
	}
	if len(m.met) == 0 && shared(m.in, func(s *state) any { return s.facts }) {
		m.out.facts = m.in[0].facts.freeze()
		return
	}
	for v, h := range m.in[0].facts.entries {
		m.keep(v, h, func(int) value { return v })
		for _, phi := range m.met {
			if m.terms.contains(v, phi.of[0]) {
				merged := m.terms.replace(v, phi.of[0], phi.value)
				m.keep(merged, h, func(i int) value { return m.terms.replace(v, phi.of[0], phi.of[i]) })
			}
		}
	}
}

// keep adds what is known of a value on every way.
func (m *meeting) keep(merged value, h Handled, on func(way int) value) {
	for i := range m.in[1:] {
		h = h.or(m.factsOf(i+1, on(i+1)))
		if h.isNothing() {
			return
		}
	}
	m.out.learn(merged, h)
}

// factsOf returns what is known of a value on a way: a constant is nothing but
// itself.
func (m *meeting) factsOf(way int, v value) Handled {
	h := m.in[way].facts.entries[v]
	if isConstant(m.terms, v) {
		if text, err := strconv.Unquote(m.terms.list[v].key.(string)); err == nil {
			h = h.And(Handled{only: map[string]bool{text: true}})
		}
	}
	return h
}

func isConstant(t *terms, v value) bool { return t.list[v].op == opConstant }

// forgetful returns a state in which nothing is known of anything that the
// function sets.
func (w *function) forgetful(block int32) *state {
	s := newState()
	for v := range w.timesSet() {
		s.setVar(v, w.terms.value(term{op: opPhi, key: phiKey{block, v}}))
	}
	return s
}
