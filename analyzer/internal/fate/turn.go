package fate

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// Again notes that a way comes to where the root comes about again.
func (o *observer) Again(s *codeflow.State) {
	o.end(s, "again", "again", Retried, false, s.Reach())
}

// Turns notes the end of a turn of a loop around the root. It reports true if the way is to
// be followed on: the loop is one of retries, or not around the root.
func (o *observer) Turns(s *codeflow.State, head *ssa.BasicBlock, carried []*symbolic.Value) bool {
	at := o.Birth.At()
	if at == nil {
		return true
	}
	loop := o.ShapeOf(o.Fn).Loops[head]
	if !loop[at] {
		return true
	}
	if o.isRetryLoop(loop) {
		if o.isSameRequest(loop) {
			o.turns, s.Next = o.turns.Or(s.Reach()), true
		}
		return true
	}
	kept := o.keptForNext(s, head, carried)
	if !kept.IsEmpty() {
		o.end(s, head, "kept", PassedOn, false, kept)
	}
	if rest := s.Reach().Minus(kept); !rest.IsEmpty() {
		o.end(s, head, "next", GivenUp, false, rest)
	}
	return false
}

// isSameRequest reports whether each turn of a loop sends the same request, as soon as it
// can: the loop waits for nobody, it ends at some time, and what the calls in it get that
// the root comes from is older than the loop.
func (o *observer) isSameRequest(loop map[*ssa.BasicBlock]bool) bool {
	ends := false
	for b := range loop {
		for _, succ := range b.Succs {
			ends = ends || !loop[succ]
		}
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.Select, *ssa.Next:
				return false
			case *ssa.UnOp:
				if i.Op == token.ARROW {
					return false
				}
			}
		}
	}
	if !ends {
		return false
	}
	for _, call := range o.calls() {
		if loop[call.Block()] && slices.ContainsFunc(call.Call.Args, func(arg ssa.Value) bool { return isMadeIn(loop, arg) }) {
			return false
		}
	}
	return true
}

// isMadeIn reports whether a value may be another one in each turn of a loop. An error that
// the loop has got is not what a request is made of.
func isMadeIn(loop map[*ssa.BasicBlock]bool, v ssa.Value) bool {
	i, ok := v.(ssa.Instruction)
	if !ok || !loop[i.Block()] || ssainfo.IsError(v.Type()) {
		return false
	}
	switch v.(type) {
	case *ssa.Phi, *ssa.Call, *ssa.Extract, *ssa.Alloc:
		return true
	}
	for _, op := range i.Operands(nil) {
		if *op != nil && isMadeIn(loop, *op) {
			return true
		}
	}
	return false
}

// isRetryLoop reports whether a loop is around the call whose failure the root is. A call
// with an element of a list that the loop goes through is another one each time.
func (o *observer) isRetryLoop(loop map[*ssa.BasicBlock]bool) bool {
	return slices.ContainsFunc(o.calls(), func(call *ssa.Call) bool {
		return loop[call.Block()] && !takesElement(call, loop)
	})
}

// calls returns the calls that the root comes from.
func (o *observer) calls() []*ssa.Call {
	var calls []*ssa.Call
	seen := make(map[*symbolic.Term]bool)
	var visit func(t *symbolic.Term)
	visit = func(t *symbolic.Term) {
		if t == nil || seen[t] {
			return
		}
		seen[t] = true
		if l, ok := t.Key.(symbolic.Leaf); ok && t.Op == symbolic.OpLeaf {
			calls = append(calls, callsOf(l)...)
		}
		visit(t.X)
		visit(t.Y)
		for _, m := range o.MadeFrom[t] {
			visit(m)
		}
	}
	visit(o.Root)
	return calls
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
