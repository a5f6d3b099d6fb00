package ssainfo

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A Shape is what a function looks like: its order, its loops, its deferred calls.
type Shape struct {
	Order    map[*ssa.BasicBlock]int // reverse postorder
	Depth    map[*ssa.BasicBlock]int // how many loops are around a block
	Loops    map[*ssa.BasicBlock]map[*ssa.BasicBlock]bool
	carried  map[ssa.Value]bool // memo of IsCarried
	until    map[ssa.Value]int  // memo of LastUse
	Deferred []*ssa.Defer
	Volatile map[*ssa.Alloc]bool                // variables that a function literal sets which any call may run
	Stores   map[*ssa.Alloc]int                 // how often a variable that literals share is set
	Made     map[*ssa.Function]*ssa.MakeClosure // where literals are made
}

// NewShape returns the shape of a function.
func NewShape(fn *ssa.Function) *Shape {
	s := &Shape{
		Order: make(map[*ssa.BasicBlock]int), Depth: make(map[*ssa.BasicBlock]int),
		Loops: make(map[*ssa.BasicBlock]map[*ssa.BasicBlock]bool), carried: make(map[ssa.Value]bool), until: make(map[ssa.Value]int),
		Volatile: make(map[*ssa.Alloc]bool), Stores: make(map[*ssa.Alloc]int), Made: make(map[*ssa.Function]*ssa.MakeClosure),
	}
	if len(fn.Blocks) == 0 {
		return s
	}
	s.number(fn)
	for _, b := range fn.Blocks {
		for _, head := range b.Succs {
			if head.Dominates(b) {
				s.addLoop(head, b)
			}
		}
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.Defer:
				s.Deferred = append(s.Deferred, i)
			case *ssa.MakeClosure:
				s.addClosure(i)
				s.Made[i.Fn.(*ssa.Function)] = i
			case *ssa.Store:
				if a, ok := i.Addr.(*ssa.Alloc); ok {
					s.Stores[a]++
				}
			}
		}
	}
	for _, loop := range s.Loops {
		for b := range loop {
			s.Depth[b]++
		}
	}
	return s
}

// number numbers the blocks in reverse postorder, without recursion: there may be
// thousands in a row.
func (s *Shape) number(fn *ssa.Function) {
	type visit struct {
		b    *ssa.BasicBlock
		next int
	}
	seen := map[*ssa.BasicBlock]bool{fn.Blocks[0]: true}
	stack := []visit{{fn.Blocks[0], 0}}
	n := len(fn.Blocks)
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == len(top.b.Succs) {
			n--
			s.Order[top.b] = n
			stack = stack[:len(stack)-1]
			continue
		}
		succ := top.b.Succs[top.next]
		top.next++
		if !seen[succ] {
			seen[succ] = true
			stack = append(stack, visit{succ, 0})
		}
	}
}

func (s *Shape) addLoop(head, back *ssa.BasicBlock) {
	loop := s.Loops[head]
	if loop == nil {
		loop = map[*ssa.BasicBlock]bool{head: true}
		s.Loops[head] = loop
	}
	todo := []*ssa.BasicBlock{back}
	for len(todo) > 0 {
		b := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !loop[b] {
			loop[b] = true
			todo = append(todo, b.Preds...)
		}
	}
}

// addClosure notes which variables a function literal sets. It is deferred, or called
// where it stands, or any call may run it.
func (s *Shape) addClosure(mc *ssa.MakeClosure) {
	plain := true
	for _, use := range *mc.Referrers() {
		switch u := use.(type) {
		case *ssa.Defer:
		case *ssa.Call:
			plain = plain && u.Call.Value == mc
		default:
			plain = false
		}
	}
	fn := mc.Fn.(*ssa.Function)
	for i, b := range mc.Bindings {
		a, ok := b.(*ssa.Alloc)
		if !ok || i >= len(fn.FreeVars) {
			continue
		}
		n := storesTo(fn.FreeVars[i])
		s.Stores[a] += n
		if n > 0 && !plain {
			s.Volatile[a] = true
		}
	}
}

// storesTo counts how often a function literal, or one in it, sets a variable of the
// function around it.
func storesTo(v *ssa.FreeVar) int {
	n := 0
	for _, use := range *v.Referrers() {
		switch u := use.(type) {
		case *ssa.Store:
			if u.Addr == v {
				n++
			}
		case *ssa.MakeClosure:
			for i, b := range u.Bindings {
				if inner := u.Fn.(*ssa.Function); b == v && i < len(inner.FreeVars) {
					n += storesTo(inner.FreeVars[i])
				}
			}
		}
	}
	return n
}

// IsCarried reports whether a value is used in another block than the one it is computed
// in, perhaps through what is made of it.
func (s *Shape) IsCarried(v ssa.Value) bool {
	if known, ok := s.carried[v]; ok {
		return known
	}
	s.carried[v] = false
	block := v.(ssa.Instruction).Block()
	for _, use := range *v.Referrers() {
		if use.Block() != block {
			s.carried[v] = true
			break
		}
		if phi, ok := use.(*ssa.Phi); ok && phi.Block() == block {
			s.carried[v] = true
			break
		}
		if made, ok := use.(ssa.Value); ok && IsComputed(made) && s.IsCarried(made) {
			s.carried[v] = true
			break
		}
	}
	return s.carried[v]
}

// LastUse returns the order of the last block that may need a value, or what is made of it.
func (s *Shape) LastUse(v ssa.Value) int {
	if known, ok := s.until[v]; ok {
		return known
	}
	s.until[v] = len(s.Order) // while it is looked for
	last := 0
	for _, use := range *v.Referrers() {
		b := use.Block()
		last = max(last, s.Order[b])
		if phi, ok := use.(*ssa.Phi); ok {
			for i, e := range phi.Edges {
				if e == v {
					last = max(last, s.Order[b.Preds[i]])
				}
			}
		}
		for _, loop := range s.Loops {
			if s.Depth[b] > 0 && loop[b] {
				for other := range loop {
					last = max(last, s.Order[other])
				}
			}
		}
		if made, ok := use.(ssa.Value); ok && IsComputed(made) {
			last = max(last, s.LastUse(made))
		}
	}
	s.until[v] = last
	return last
}

// IsComputed reports whether a value is computed from its operands whenever it is asked
// for.
func IsComputed(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.ChangeType, *ssa.Convert, *ssa.MultiConvert, *ssa.ChangeInterface, *ssa.MakeInterface, *ssa.FieldAddr, *ssa.IndexAddr,
		*ssa.Field, *ssa.Index, *ssa.BinOp, *ssa.Slice, *ssa.MakeClosure:
		return true
	case *ssa.UnOp:
		return v.Op == token.NOT
	case *ssa.TypeAssert:
		return !v.CommaOk
	}
	return false
}
