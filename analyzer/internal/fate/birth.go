package fate

import (
	"golang.org/x/tools/go/ssa"
)

// birthOf returns where a term comes about: where the last does of what it is made of.
func (r *run) birthOf(t *term) birth {
	var last birth
	t.any(func(part *term) bool {
		if l, ok := part.key.(leaf); ok {
			if b := r.birthOfLeaf(l); b.isAfter(last) {
				last = b
			}
		}
		return false
	})
	return last
}

func (r *run) birthOfLeaf(l leaf) birth {
	b := birth{instr: l.at}
	if l.at == nil {
		switch from := l.from.(type) {
		case ssa.Instruction:
			b.instr = from
			if phi, ok := from.(*ssa.Phi); ok {
				b = birth{block: phi.Block()}
			}
		case changed:
			b.instr = from.by
		case merged:
			b.block = from.block
		}
	}
	switch {
	case b.instr != nil && b.instr.Parent() != r.fn, b.block != nil && b.block.Parent() != r.fn:
		return birth{} // of the function around it
	}
	return b
}

func (b birth) at() *ssa.BasicBlock {
	if b.instr != nil {
		return b.instr.Block()
	}
	return b.block
}

// isAfter reports whether a birth is later than another on every way.
func (b birth) isAfter(other birth) bool {
	if other.at() == nil || b.at() == nil {
		return other.at() == nil
	}
	if b.at() != other.at() {
		return other.at().Dominates(b.at())
	}
	for _, i := range b.at().Instrs {
		if i == b.instr {
			return false
		}
		if i == other.instr {
			return true
		}
	}
	return b.instr != nil
}

// isAncestor reports whether a term carries the root: the root is a part of it, or comes
// from a call that got it.
func (r *run) isAncestor(t *term) bool {
	if t.op == opConst || t.op == opNil {
		return false
	}
	return r.carries(r.root, t, make(map[*term]bool))
}

func (r *run) carries(from, t *term, seen map[*term]bool) bool {
	if from == t {
		return true
	}
	if seen[from] {
		return false
	}
	seen[from] = true
	if from.x != nil && r.carries(from.x, t, seen) {
		return true
	}
	for _, made := range r.madeFrom[from] {
		if r.carries(made, t, seen) {
			return true
		}
	}
	return false
}

// A birth is where a value comes about: behind an instruction, at the beginning of a
// block, or, if there is neither, of the function.
type birth struct {
	instr ssa.Instruction
	block *ssa.BasicBlock
}
