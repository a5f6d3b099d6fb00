package analyzer

import (
	"go/ast"
	"go/token"
	"maps"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/cfg"
)

// handled is what is known where a decision begins: codes that do not come so
// far, and whether a retry predicate has been asked, so that no retryable code
// does.
type handled struct {
	all   bool
	codes map[string]bool
}

// and returns what holds if both do.
func (h handled) and(other handled) handled {
	both := handled{all: h.all || other.all, codes: maps.Clone(h.codes)}
	if both.codes == nil {
		both.codes = make(map[string]bool)
	}
	maps.Copy(both.codes, other.codes)
	return both
}

// or returns what holds if one of them does: where two ways meet. Asking the
// predicate handles the codes that another way handles by name.
func (h handled) or(other handled) handled {
	either := handled{all: h.all && other.all, codes: make(map[string]bool)}
	for code := range h.codes {
		if other.codes[code] || other.all {
			either.codes[code] = true
		}
	}
	for code := range other.codes {
		if h.all {
			either.codes[code] = true
		}
	}
	return either
}

func (h handled) equal(other handled) bool {
	return h.all == other.all && maps.Equal(h.codes, other.codes)
}

// handledBefore returns what is known where a decision begins, from the
// conditions on all ways through the function to it. It builds the control
// flow graph of a function only if there is a decision in it.
func (f *file) handledBefore(d *decision) handled {
	if d.operand == nil {
		return handled{} // a set
	}
	return f.handledAt(d.cur, d.first, d.operand)
}

// handledAt is handledBefore for the evaluation of an expression at or below
// cur.
func (f *file) handledAt(cur inspector.Cursor, first, operand ast.Expr) handled {
	var body *ast.BlockStmt
	for fn := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		switch n := fn.Node().(type) {
		case *ast.FuncDecl:
			body = n.Body
		case *ast.FuncLit:
			body = n.Body
		}
		break
	}
	if body == nil {
		return handled{} // cannot be: a statement is in a function
	}
	flow := flow{f, operand, cfg.New(body, func(call *ast.CallExpr) bool { return !isNoReturn(call) })}
	return flow.at(first)
}

// A flow follows an operand through a function.
type flow struct {
	*file
	operand ast.Expr
	graph   *cfg.CFG
}

// at returns what is known where an expression is evaluated.
func (w flow) at(first ast.Expr) handled {
	entry := w.solve()
	for _, block := range w.graph.Blocks {
		now, ok := entry[block]
		if !ok {
			continue // cannot be reached
		}
		for _, n := range block.Nodes {
			if expr, ok := n.(ast.Expr); ok && first.Pos() <= expr.Pos() && expr.End() <= first.End() {
				return now
			}
			if w.sets(n) {
				now = handled{}
			}
		}
	}
	return handled{}
}

// solve returns what is known at the beginning of each block that can be
// reached: the greatest solution, by iteration.
func (w flow) solve() map[*cfg.Block]handled {
	entry := map[*cfg.Block]handled{w.graph.Blocks[0]: {}}
	for work := []*cfg.Block{w.graph.Blocks[0]}; len(work) > 0; {
		block := work[0]
		work = work[1:]
		now := entry[block]
		for _, n := range block.Nodes {
			if w.sets(n) {
				now = handled{}
			}
		}
		for i, next := range block.Succs {
			then := now
			if len(block.Succs) == 2 && len(block.Nodes) > 0 {
				if cond, ok := block.Nodes[len(block.Nodes)-1].(ast.Expr); ok {
					then = now.and(w.learn(cond, i == 0))
				}
			}
			known, ok := entry[next]
			if ok {
				then = known.or(then)
			}
			if !ok || !then.equal(known) {
				entry[next] = then
				work = append(work, next)
			}
		}
	}
	return entry
}

// sets reports whether a node of a block sets the operand.
func (w flow) sets(n ast.Node) bool {
	if w.takesAddress(n) {
		return true // e.g. json.Unmarshal(body, &resp)
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		return w.isSetBy(n.Lhs, w.operand)
	case *ast.IncDecStmt:
		return w.isIn(n.X, w.operand)
	case ast.Expr:
		cur, ok := w.cur.FindNode(n)
		if !ok {
			return false
		}
		kind, _ := cur.ParentEdge()
		return (kind == edge.RangeStmt_Key || kind == edge.RangeStmt_Value) && w.isSetBy([]ast.Expr{n}, w.operand)
	}
	return false
}

// takesAddress reports whether a node of a block takes the address of the
// operand, or of what it is a part of.
func (w flow) takesAddress(n ast.Node) bool {
	taken := false
	ast.Inspect(n, func(n ast.Node) bool {
		if e, ok := n.(*ast.UnaryExpr); ok && e.Op == token.AND {
			if _, ok := e.X.(*ast.CompositeLit); !ok {
				taken = taken || w.isSetBy([]ast.Expr{e.X}, w.operand)
			}
		}
		return !taken
	})
	return taken
}

// isIn reports whether a variable is an index in the operand: m[i] for i.
func (f *file) isIn(variable, operand ast.Expr) bool {
	in := false
	ast.Inspect(operand, func(n ast.Node) bool {
		if e, ok := n.(*ast.IndexExpr); ok {
			in = in || f.same(e.Index, variable)
		}
		return !in
	})
	return in
}
