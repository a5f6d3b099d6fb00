package fate

import "go/token"

// search is a look-up in a list.
func (r *run) search(f *frame, s *state, c *calling) ([]*value, bool) {
	list := c.args[0].single()
	if list == nil || len(c.args) < 2 {
		return nil, false
	}
	elems, ok := r.elems(s, list)
	if !ok {
		return nil, false
	}
	t := &table{}
	for _, e := range elems {
		if e.single() == nil {
			return nil, false
		}
		t = t.with(e.single(), only(r.bool(true, false)))
	}
	var found *value
	if c.fn.Name() == "ContainsFunc" || c.fn.Name() == "IndexFunc" {
		found = r.searchFunc(f, s, c, elems)
	} else {
		r.noteTable(f, s, c.instr.Pos(), c.args[1], t)
		_, found = r.lookup(t, c.args[1], r.bool(false, false))
	}
	if found == nil {
		return nil, false
	}
	switch c.fn.Name() {
	case "Index", "IndexFunc":
		zero, none := r.intTerm(0), r.intTerm(-1) // which one does not matter
		return []*value{found.mapped(func(t *term) *value {
			if b, _ := t.truth(); b {
				return only(zero)
			}
			return only(none)
		})}, true
	case "BinarySearch":
		return []*value{nil, found}, true
	}
	return []*value{found}, true
}

// searchFunc asks a function about each element of a list.
func (r *run) searchFunc(f *frame, s *state, c *calling, elems []*value) *value {
	yes := r.u.none()
	perhaps := false
	for _, e := range elems {
		inner := &calling{instr: c.instr, callee: c.args[1].single(), args: []*value{e}}
		if inner.callee == nil {
			return nil
		}
		if bound, ok := inner.callee.key.(*closure); ok && bound.method != nil {
			inner.fn = bound.method
			inner.args = append(append([]*value{}, bound.bindings...), e)
		}
		scratch := s.fork()
		results, done := r.knownCall(f, scratch, inner)
		if !done {
			results, done, _ = r.inline(f, scratch, inner)
		}
		if !done || len(results) == 0 || results[0] == nil {
			return nil
		}
		for _, a := range results[0].alts {
			b, known := a.term.truth()
			perhaps = perhaps || !known
			if known && b {
				if a.with == nil {
					yes = r.u.all()
				} else {
					yes = yes.or(a.with)
				}
			}
		}
	}
	if perhaps || r.root == nil {
		return only(r.leafAt(f, c.instr))
	}
	return r.truth(yes, r.u.outside(yes), false)
}

// noteTable notes that a value is looked up among the keys of a table.
func (r *run) noteTable(f *frame, s *state, pos token.Pos, key *value, t *table) {
	var names []string
	for _, e := range t.entries {
		if text, ok := e.key.text(); ok && r.domain.IsCode(text) {
			names = append(names, text)
		}
	}
	if len(names) == 0 {
		return
	}
	for _, a := range key.alts {
		if r.root == nil {
			r.compared(a.term, nil)
		} else if r.isCode(a.term) {
			r.noteNames(f, s, pos, s.reach().and(a.with), names...)
			if c := r.compares[pos]; c != nil {
				c.keys = len(t.entries)
			}
		}
	}
}
