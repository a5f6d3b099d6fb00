package fate

import (
	"golang.org/x/tools/go/ssa"
)

// endAgain notes that a way comes to where the root comes about again.
func (r *run) endAgain(s *state) {
	r.end(s, "again", "again", Retried, false, s.reach())
}

// endsTurn notes the end of a turn of a loop around the root. It reports false if the way
// is to be followed on: the loop is one of retries.
func (r *run) endsTurn(head *ssa.BasicBlock, s *state) bool {
	at := r.birth.at()
	if r.root == nil || at == nil {
		return false
	}
	loop := r.shapeOf(r.fn).loops[head]
	if !loop[at] || r.isRetryLoop(loop) {
		return false
	}
	r.end(s, head, "next", GivenUp, false, s.reach())
	return true
}

// isRetryLoop reports whether a loop is around the call whose failure the root is. A call
// with an element of a list that the loop goes through is another one each time.
func (r *run) isRetryLoop(loop map[*ssa.BasicBlock]bool) bool {
	found := false
	seen := make(map[*term]bool)
	var visit func(t *term)
	visit = func(t *term) {
		if t == nil || seen[t] || found {
			return
		}
		seen[t] = true
		if l, ok := t.key.(leaf); ok && t.op == opLeaf {
			for _, call := range callsOf(l) {
				found = found || loop[call.Block()] && !takesElement(call, loop)
			}
		}
		visit(t.x)
		visit(t.y)
		for _, m := range r.madeFrom[t] {
			visit(m)
		}
	}
	visit(r.root)
	return found
}

// callsOf returns the calls that a leaf comes from.
func callsOf(l leaf) []*ssa.Call {
	froms := []any{l.at}
	if l.at == nil {
		froms[0] = l.from
	}
	switch f := l.from.(type) {
	case changed:
		froms = append(froms, f.by)
	case merged:
		if phi, ok := f.place.(*ssa.Phi); ok {
			for _, e := range phi.Edges {
				froms = append(froms, e)
			}
		}
	}
	var calls []*ssa.Call
	for _, from := range froms {
		if e, ok := from.(*ssa.Extract); ok {
			from = e.Tuple
		}
		if call, ok := from.(*ssa.Call); ok {
			calls = append(calls, call)
		}
	}
	return calls
}

// takesElement reports whether a call in a loop gets an element of what the loop goes
// through.
func takesElement(call *ssa.Call, loop map[*ssa.BasicBlock]bool) bool {
	seen := make(map[ssa.Value]bool)
	var visit func(v ssa.Value) bool
	visit = func(v ssa.Value) bool {
		i, ok := v.(ssa.Instruction)
		if !ok || seen[v] || !loop[i.Block()] {
			return false
		}
		seen[v] = true
		switch x := v.(type) {
		case *ssa.Next:
			return true
		case *ssa.IndexAddr:
			_, isConst := x.Index.(*ssa.Const)
			if !isConst {
				return true
			}
		case *ssa.Call:
			return false
		}
		for _, op := range i.Operands(nil) {
			if *op != nil && visit(*op) {
				return true
			}
		}
		return false
	}
	for _, op := range call.Operands(nil) {
		if *op != nil && visit(*op) {
			return true
		}
	}
	return false
}
