package fate

import (
	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// Again notes that a way comes to where the root comes about again.
func (o *observer) Again(s *codeflow.State) {
	o.end(s, "again", "again", Retried, false, s.Reach())
}

// Turns notes the end of a turn of a loop around the root. It reports true if the way is to
// be followed on: the loop is one of retries, or not around the root.
func (o *observer) Turns(s *codeflow.State, head *ssa.BasicBlock) bool {
	at := o.Birth.At()
	if at == nil {
		return true
	}
	loop := o.ShapeOf(o.Fn).Loops[head]
	if !loop[at] || o.isRetryLoop(loop) {
		return true
	}
	o.end(s, head, "next", GivenUp, false, s.Reach())
	return false
}

// isRetryLoop reports whether a loop is around the call whose failure the root is. A call
// with an element of a list that the loop goes through is another one each time.
func (o *observer) isRetryLoop(loop map[*ssa.BasicBlock]bool) bool {
	found := false
	seen := make(map[*symbolic.Term]bool)
	var visit func(t *symbolic.Term)
	visit = func(t *symbolic.Term) {
		if t == nil || seen[t] || found {
			return
		}
		seen[t] = true
		if l, ok := t.Key.(symbolic.Leaf); ok && t.Op == symbolic.OpLeaf {
			for _, call := range callsOf(l) {
				found = found || loop[call.Block()] && !takesElement(call, loop)
			}
		}
		visit(t.X)
		visit(t.Y)
		for _, m := range o.MadeFrom[t] {
			visit(m)
		}
	}
	visit(o.Root)
	return found
}

// callsOf returns the calls that a leaf comes from.
func callsOf(l symbolic.Leaf) []*ssa.Call {
	froms := []any{l.At}
	if l.At == nil {
		froms[0] = l.From
	}
	switch f := l.From.(type) {
	case symbolic.Changed:
		froms = append(froms, f.By)
	case symbolic.Merged:
		if phi, ok := f.Place.(*ssa.Phi); ok {
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
