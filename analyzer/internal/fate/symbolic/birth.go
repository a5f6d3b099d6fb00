package symbolic

import (
	"golang.org/x/tools/go/ssa"
)

// A Birth is where a value comes about: behind an instruction, at the beginning of a
// block, or, if there is neither, of the function.
type Birth struct {
	Instr ssa.Instruction
	Block *ssa.BasicBlock
}

// BirthOf returns where a term comes about in a function: where the last does of what it is made of.
func BirthOf(t *Term, fn *ssa.Function) Birth {
	var last Birth
	t.Any(func(part *Term) bool {
		if l, ok := part.Key.(Leaf); ok {
			if b := birthOfLeaf(l, fn); b.IsAfter(last) {
				last = b
			}
		}
		return false
	})
	return last
}

func birthOfLeaf(l Leaf, fn *ssa.Function) Birth {
	b := Birth{Instr: l.At}
	if l.At == nil {
		switch from := l.From.(type) {
		case ssa.Instruction:
			b.Instr = from
			if phi, ok := from.(*ssa.Phi); ok {
				b = Birth{Block: phi.Block()}
			}
		case Changed:
			b.Instr = from.By
		case Merged:
			b.Block = from.Block
		}
	}
	switch {
	case b.Instr != nil && b.Instr.Parent() != fn, b.Block != nil && b.Block.Parent() != fn:
		return Birth{} // of the function around it
	}
	return b
}

// At returns the block where a value comes about, or nil for the beginning of the function.
func (b Birth) At() *ssa.BasicBlock {
	if b.Instr != nil {
		return b.Instr.Block()
	}
	return b.Block
}

// IsAfter reports whether a birth is later than another on every way.
func (b Birth) IsAfter(other Birth) bool {
	if other.At() == nil || b.At() == nil {
		return other.At() == nil
	}
	if b.At() != other.At() {
		return other.At().Dominates(b.At())
	}
	for _, i := range b.At().Instrs {
		if i == b.Instr {
			return false
		}
		if i == other.Instr {
			return true
		}
	}
	return b.Instr != nil
}
