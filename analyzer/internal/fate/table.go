package fate

import "slices"

// A table is what a map holds, as far as the program says so.
type table struct {
	entries []entry
	used    *int // how much of the array behind entries other tables have taken
}

type entry struct {
	key   *term // a constant
	value *value
}

// with returns the table with one more entry.
func (t *table) with(key *term, v *value) *table {
	if t.used == nil {
		t.used = new(int)
		*t.used = len(t.entries)
	}
	if *t.used != len(t.entries) {
		t = &table{entries: append([]entry(nil), t.entries...), used: new(int)}
	}
	more := table{append(t.entries, entry{key, v}), t.used}
	*t.used = len(more.entries)
	return &more
}

func (t *table) equal(other *table) bool {
	if t == other {
		return true
	}
	if t == nil || other == nil || len(t.entries) != len(other.entries) {
		return false
	}
	for i, e := range t.entries {
		if e.key != other.entries[i].key || !e.value.equal(other.entries[i].value) {
			return false
		}
	}
	return true
}

// find returns the value of a key, or nil.
func (t *table) find(key *term) *value {
	for _, e := range slices.Backward(t.entries) {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// lookup returns what a table has for a key, and whether it has the key.
func (r *run) lookup(t *table, key *value, zero *term) (elem, ok *value) {
	var elems, oks builder
	yes, no := r.bool(true, false), r.bool(false, false)
	for _, a := range key.alts {
		switch {
		case r.isCode(a.term):
			rest := r.u.all().or(r.u.none())
			for _, e := range t.entries {
				text, isText := e.key.text()
				if !isText {
					continue
				}
				with := r.equalTo(a.term, text)
				rest = rest.minus(with)
				e.value.each(with, func(t *term, s Set) { elems.add(t, intersect(a.with, s)) })
				oks.add(yes, intersect(a.with, with))
			}
			rest.add(r.u.other())
			elems.add(zero, intersect(a.with, rest))
			oks.add(no, intersect(a.with, rest))
		case a.term.op == opConst:
			if found := t.find(a.term); found != nil {
				for _, e := range found.alts {
					elems.add(e.term, intersect(a.with, e.with))
				}
				oks.add(yes, a.with)
				continue
			}
			elems.add(zero, a.with)
			oks.add(no, a.with)
		default:
			r.compared(a.term, t)
			return nil, nil
		}
	}
	return elems.value(), oks.value()
}
