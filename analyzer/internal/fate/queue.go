package fate

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A queue has the blocks that are to be executed: inner loops first, then in order.
type queue struct {
	shape  *shape
	blocks []*ssa.BasicBlock
	states map[*ssa.BasicBlock]*state
	edges  map[passage]*state // what has come on each way
}

func (q *queue) Len() int { return len(q.blocks) }

func (q *queue) Less(i, j int) bool {
	a, b := q.blocks[i], q.blocks[j]
	if da, db := q.shape.depth[a], q.shape.depth[b]; da != db {
		return da > db
	}
	return q.shape.order[a] < q.shape.order[b]
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
func (r *run) arrived(q *queue, b *ssa.BasicBlock) *state {
	var all *state
	for i, p := range b.Preds {
		if s := q.edges[passage{p, b}]; s != nil && !slices.Contains(b.Preds[:i], p) {
			all = r.join(all, s, b)
		}
	}
	return all
}
