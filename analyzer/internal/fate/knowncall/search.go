package knowncall

import (
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// search is a look-up in a list.
func (k caller) search(f *codeflow.Frame, s *codeflow.State, c *codeflow.Calling) ([]*symbolic.Value, bool) {
	list := c.Args[0].Single()
	if list == nil || len(c.Args) < 2 {
		return nil, false
	}
	elems, ok := k.Elems(s, list)
	if !ok {
		return nil, false
	}
	t := &symbolic.Table{}
	for _, e := range elems {
		if e.Single() == nil {
			return nil, false
		}
		t = t.With(e.Single(), symbolic.Only(k.Bool(true, false)))
	}
	var found *symbolic.Value
	if c.Fn.Name() == "ContainsFunc" || c.Fn.Name() == "IndexFunc" {
		found = k.searchFunc(f, s, c, elems)
	} else {
		k.NoteTable(f, s, c.Instr.Pos(), c.Args[1], t)
		_, found = k.Lookup(t, c.Args[1], k.Bool(false, false))
	}
	if found == nil {
		return nil, false
	}
	switch c.Fn.Name() {
	case "Index", "IndexFunc":
		zero, none := k.IntTerm(0), k.IntTerm(-1) // which one does not matter
		return []*symbolic.Value{found.Mapped(func(t *symbolic.Term) *symbolic.Value {
			if b, _ := t.Truth(); b {
				return symbolic.Only(zero)
			}
			return symbolic.Only(none)
		})}, true
	case "BinarySearch":
		return []*symbolic.Value{nil, found}, true
	}
	return []*symbolic.Value{found}, true
}

// searchFunc asks a function about each element of a list.
func (k caller) searchFunc(f *codeflow.Frame, s *codeflow.State, c *codeflow.Calling, elems []*symbolic.Value) *symbolic.Value {
	yes := k.Universe.None()
	perhaps := false
	for _, e := range elems {
		inner := &codeflow.Calling{Instr: c.Instr, Callee: c.Args[1].Single(), Args: []*symbolic.Value{e}}
		if inner.Callee == nil {
			return nil
		}
		if bound, ok := inner.Callee.Key.(*codeflow.Closure); ok && bound.Method != nil {
			inner.Fn = bound.Method
			inner.Args = append(append([]*symbolic.Value{}, bound.Bindings...), e)
		}
		scratch := s.Fork()
		results, done := k.call(f, scratch, inner)
		if !done {
			results, done, _ = k.Inline(f, scratch, inner)
		}
		if !done || len(results) == 0 || results[0] == nil {
			return nil
		}
		for _, a := range results[0].Alts {
			b, known := a.Term.Truth()
			perhaps = perhaps || !known
			if known && b {
				if a.With == nil {
					yes = k.Universe.All()
				} else {
					yes = yes.Or(a.With)
				}
			}
		}
	}
	if perhaps || k.Root == nil {
		return symbolic.Only(k.LeafAt(f, c.Instr))
	}
	return k.Truth(yes, k.Universe.Outside(yes), false)
}
