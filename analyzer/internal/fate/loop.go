package fate

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// pruned returns a state without the values that nothing needs any more.
func (r *run) pruned(f *frame, b *ssa.BasicBlock, s *state) *state {
	for key := range s.held {
		v, ok := key.(ssa.Value)
		if !ok {
			continue
		}
		if i, ok := v.(ssa.Instruction); ok && i.Parent() == f.fn && f.shape.lastUse(v) < f.shape.order[b] {
			s.own()
			delete(s.held, key)
		}
	}
	return s
}

// uncounted returns the state in which a loop is entered. If its end is not decided by the
// numbers with which it begins, they are forgotten: no turn is like another.
func (r *run) uncounted(f *frame, head *ssa.BasicBlock, s *state) *state {
	last, ok := head.Instrs[len(head.Instrs)-1].(*ssa.If)
	if !ok || f.shape.loops[head] == nil {
		return s
	}
	counted := s.fork()
	for _, instr := range head.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		if t := r.value(f, s, phi).single(); t != nil && t.op == opConst && isInteger(phi.Type()) {
			counted.set(phi, only(r.leafAt(f, merged{head, phi})))
		}
	}
	if !counted.frozen {
		scratch := s.fork()
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
		cond := r.value(f, scratch, last.Cond).single()
		f.local = make(map[ssa.Value]*value)
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
func (r *run) fresh(f *frame, head *ssa.BasicBlock, place any, v *value) *value {
	loop := f.shape.loops[head]
	if loop == nil {
		return v
	}
	return v.mapped(func(t *term) *value {
		if r.isOf(f, loop, t) {
			return only(r.leafAt(f, merged{head, place}))
		}
		return only(t)
	})
}

// isOf reports whether a term depends on what comes about within a loop.
func (r *run) isOf(f *frame, loop map[*ssa.BasicBlock]bool, t *term) bool {
	if t == r.root {
		return false
	}
	return t.any(func(t *term) bool {
		l, ok := t.key.(leaf)
		if !ok || l.at != f.at {
			return false
		}
		switch from := l.from.(type) {
		case ssa.Instruction:
			return loop[from.Block()]
		case changed:
			return loop[from.by.Block()]
		case merged:
			return loop[from.block]
		}
		return false
	})
}

// turned returns a state for the next turn of a loop: values of this turn are gone.
func (r *run) turned(f *frame, head *ssa.BasicBlock, s *state) *state {
	loop := f.shape.loops[head]
	for key, v := range s.held {
		switch k := key.(type) {
		case *term:
			if r.isOf(f, loop, k) {
				s.own()
				delete(s.held, key)
				continue
			}
			if w := r.fresh(f, head, k, v); !w.equal(v) {
				s.set(key, w)
			}
		case ssa.Instruction:
			if loop[k.Block()] {
				s.own()
				delete(s.held, key)
			}
		}
	}
	return s
}

// widened returns a state in which what differs from turn to turn is unknown.
func (r *run) widened(known, all *state, at *ssa.BasicBlock) *state {
	s := all.fork()
	for key, v := range all.held {
		if was, ok := known.held[key]; ok && !was.equal(v) {
			s.set(key, r.unified(was, v, at, key))
		} else if !ok {
			s.own()
			delete(s.held, key)
		}
	}
	return s
}

// unified returns a value of which what is new in this turn is unknown.
func (r *run) unified(was, v *value, at *ssa.BasicBlock, place any) *value {
	var b builder
	for _, a := range v.alts {
		isOld := slices.ContainsFunc(was.alts, func(o alternative) bool { return o.term == a.term })
		if _, isBool := a.term.truth(); !isOld && !isBool && a.term != r.root {
			a.term = r.leaf(merged{at, place})
		}
		b.add(a.term, a.with)
	}
	return b.value()
}
