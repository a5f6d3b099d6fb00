package flow

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/cfg"
)

// maxVisits is how often a block is looked at before nothing is assumed of it.
const maxVisits = 64

// solve finds what is known at the beginning of each block that can be
// reached, by iteration from a state in which the function starts.
func (w *function) solve(start *state) {
	order := w.order()
	preds := make([][]exit, len(w.graph.Blocks))
	w.entry = make([]*state, len(w.graph.Blocks))
	w.entry[0] = start
	exits := make([][]*state, len(w.graph.Blocks)) // by block and successor
	for _, block := range w.graph.Blocks {
		for i, next := range block.Succs {
			preds[next.Index] = append(preds[next.Index], exit{block.Index, i})
		}
	}
	visits := make([]int, len(w.graph.Blocks))
	todo := make([]bool, len(w.graph.Blocks))
	todo[0] = true
	for again := true; again; {
		again = false
		for _, block := range order {
			if !todo[block.Index] {
				continue
			}
			todo[block.Index] = false
			var in []*state
			if block.Index == 0 {
				in = append(in, start)
			}
			for _, e := range preds[block.Index] {
				if exits[e.from] != nil {
					in = append(in, exits[e.from][e.succ])
				}
			}
			entry := w.merge(block.Index, in)
			if visits[block.Index]++; visits[block.Index] > maxVisits {
				entry = w.forgetful(block.Index)
			}
			if exits[block.Index] != nil && entry.equal(w.entry[block.Index]) {
				continue
			}
			w.entry[block.Index] = entry
			exits[block.Index] = w.leave(block, entry)
			for _, next := range block.Succs {
				todo[next.Index] = true
				again = true
			}
		}
	}
}

type exit struct {
	from int32
	succ int
}

// order returns the blocks that can be reached, each after as many of those
// before it as loops allow.
func (w *function) order() []*cfg.Block {
	var order []*cfg.Block
	seen := make([]bool, len(w.graph.Blocks))
	var visit func(*cfg.Block)
	visit = func(b *cfg.Block) {
		if seen[b.Index] {
			return
		}
		seen[b.Index] = true
		for _, next := range slices.Backward(b.Succs) {
			visit(next)
		}
		order = append(order, b)
	}
	visit(w.graph.Blocks[0])
	slices.Reverse(order)
	return order
}

// leave returns what is known at the end of a block, for each successor.
func (w *function) leave(block *cfg.Block, entry *state) []*state {
	s := entry.fork()
	for _, n := range block.Nodes {
		w.step(s, n)
	}
	exits := make([]*state, len(block.Succs))
	for i := range block.Succs {
		exits[i] = s.fork()
		if len(block.Succs) == 2 && len(block.Nodes) > 0 {
			if cond, ok := block.Nodes[len(block.Nodes)-1].(ast.Expr); ok {
				w.learn(exits[i], cond, i == 0)
			}
		}
	}
	return exits
}
