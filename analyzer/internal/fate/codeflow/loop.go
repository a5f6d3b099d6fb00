package codeflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// pruned returns a state without the values that nothing needs any more.
func (r *Run) pruned(f *Frame, b *ssa.BasicBlock, s *State) *State {
	for key := range s.Held {
		v, ok := key.(ssa.Value)
		if !ok {
			continue
		}
		if i, ok := v.(ssa.Instruction); ok && i.Parent() == f.fn && f.shape.LastUse(v) < f.shape.Order[b] {
			s.own()
			delete(s.Held, key)
		}
	}
	return s
}

// uncounted returns the state in which a loop is entered. If its end is not decided by the
// numbers with which it begins, they are forgotten: no turn is like another.
func (r *Run) uncounted(f *Frame, head *ssa.BasicBlock, s *State) *State {
	last, ok := head.Instrs[len(head.Instrs)-1].(*ssa.If)
	if !ok || f.shape.Loops[head] == nil {
		return s
	}
	counted := s.Fork()
	for _, instr := range head.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		if t := r.value(f, s, phi).Single(); t != nil && t.Op == symbolic.OpConst && ssainfo.IsInteger(phi.Type()) {
			counted.set(phi, symbolic.Only(r.LeafAt(f, symbolic.Merged{Block: head, Place: phi})))
		}
	}
	if !counted.frozen {
		scratch := s.Fork()
		for _, instr := range head.Instrs {
			switch i := instr.(type) {
			case *ssa.UnOp:
				r.instr(f, i, scratch)
			case *ssa.Call:
				if b, ok := i.Call.Value.(*ssa.Builtin); ok {
					r.builtin(f, scratch, i, b)
				}
			}
		}
		cond := r.value(f, scratch, last.Cond).Single()
		f.local = make(map[ssa.Value]*symbolic.Value)
		if cond == nil {
			return counted
		}
		if _, known := r.truthOf(cond); !known {
			return counted
		}
	}
	return s
}

// fresh returns the value of a phi. If it comes from the last turn of the loop, an
// unknown value of that turn is another one than that of this turn.
func (r *Run) fresh(f *Frame, head *ssa.BasicBlock, place any, v *symbolic.Value) *symbolic.Value {
	loop := f.shape.Loops[head]
	if loop == nil {
		return v
	}
	return v.Mapped(func(t *symbolic.Term) *symbolic.Value {
		if r.isOf(f, loop, t) {
			return symbolic.Only(r.LeafAt(f, symbolic.Merged{Block: head, Place: place}))
		}
		return symbolic.Only(t)
	})
}

// isOf reports whether a term depends on what comes about within a loop.
func (r *Run) isOf(f *Frame, loop map[*ssa.BasicBlock]bool, t *symbolic.Term) bool {
	if t == r.Root {
		return false
	}
	return t.Any(func(t *symbolic.Term) bool {
		l, ok := t.Key.(symbolic.Leaf)
		if !ok || l.At != f.at {
			return false
		}
		switch from := l.From.(type) {
		case ssa.Instruction:
			return loop[from.Block()]
		case symbolic.Changed:
			return loop[from.By.Block()]
		case symbolic.Merged:
			return loop[from.Block]
		}
		return false
	})
}

// turned returns a state for the next turn of a loop: values of this turn are gone.
func (r *Run) turned(f *Frame, head *ssa.BasicBlock, s *State) *State {
	loop := f.shape.Loops[head]
	for key, v := range s.Held {
		switch k := key.(type) {
		case *symbolic.Term:
			if r.isOf(f, loop, k) {
				s.own()
				delete(s.Held, key)
				continue
			}
			if w := r.fresh(f, head, k, v); !w.Equal(v) {
				s.set(key, w)
			}
		case ssa.Instruction:
			if loop[k.Block()] {
				s.own()
				delete(s.Held, key)
			}
		}
	}
	return s
}

// widened returns a state in which what differs from turn to turn is unknown.
func (r *Run) widened(known, all *State, at *ssa.BasicBlock) *State {
	s := all.Fork()
	for key, v := range all.Held {
		if was, ok := known.Held[key]; ok && !was.Equal(v) {
			s.set(key, r.unified(was, v, at, key))
		} else if !ok {
			s.own()
			delete(s.Held, key)
		}
	}
	return s
}

// unified returns a value of which what is new in this turn is unknown.
func (r *Run) unified(was, v *symbolic.Value, at *ssa.BasicBlock, place any) *symbolic.Value {
	var b symbolic.Builder
	for _, a := range v.Alts {
		isOld := slices.ContainsFunc(was.Alts, func(o symbolic.Alternative) bool { return o.Term == a.Term })
		if _, isBool := a.Term.Truth(); !isOld && !isBool && a.Term != r.Root {
			a.Term = r.Leaf(symbolic.Merged{Block: at, Place: place})
		}
		b.Add(a.Term, a.With)
	}
	return b.Value()
}

// A queue has the blocks that are to be executed: inner loops first, then in order.
type queue struct {
	shape  *ssainfo.Shape
	blocks []*ssa.BasicBlock
	states map[*ssa.BasicBlock]*State
	edges  map[passage]*State // what has come on each way
}

func (q *queue) Len() int { return len(q.blocks) }

func (q *queue) Less(i, j int) bool {
	a, b := q.blocks[i], q.blocks[j]
	if da, db := q.shape.Depth[a], q.shape.Depth[b]; da != db {
		return da > db
	}
	return q.shape.Order[a] < q.shape.Order[b]
}

func (q *queue) Swap(i, j int) { q.blocks[i], q.blocks[j] = q.blocks[j], q.blocks[i] }

func (q *queue) Push(b any) { q.blocks = append(q.blocks, b.(*ssa.BasicBlock)) }

func (q *queue) Pop() any {
	last := q.blocks[len(q.blocks)-1]
	q.blocks = q.blocks[:len(q.blocks)-1]
	return last
}

// A passage is a way from one block to the next.
type passage struct{ from, to *ssa.BasicBlock }

// arrived returns what is known where a block begins, from what has come last on each way.
func (r *Run) arrived(q *queue, b *ssa.BasicBlock) *State {
	var all *State
	for i, p := range b.Preds {
		if s := q.edges[passage{p, b}]; s != nil && !slices.Contains(b.Preds[:i], p) {
			all = r.join(all, s, b)
		}
	}
	return all
}
