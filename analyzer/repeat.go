package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// A condition is the largest expression of comparisons, && and || around a
// literal, with the ways in which it spells each code.
type condition struct {
	span
	spellings map[place]map[string]bool
}

// A place is where in a condition a code stands, e.g. on the right of "resp.Code ==".
type place struct{ code, beside string }

// wouldRepeat reports whether the constant of a literal would stand twice in a
// condition that has the code in two spellings:
//
//	code == "CBC.5003" || code == `CBC.5003`
//
// go vet calls that redundant, as go test does, and the author has not written it.
func (f *file) wouldRepeat(lit literal) bool {
	if c := f.condition; lit.expr.Pos() < c.pos || c.end <= lit.expr.Pos() {
		f.condition = f.newCondition(conditionAround(lit.outer))
	}
	return len(f.condition.spellings[place{lit.value, besideOf(lit.outer)}]) > 1
}

// conditionAround returns the largest expression of comparisons, && and || that an
// expression is in, or the expression itself.
func conditionAround(cur inspector.Cursor) inspector.Cursor {
	found := cur
	for parent := cur.Parent(); ; parent = parent.Parent() {
		switch n := parent.Node().(type) {
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				found = parent
			}
		case *ast.ParenExpr, *ast.UnaryExpr:
		default:
			return found
		}
	}
}

// besideOf returns what stands beside an expression: what it is compared with, or
// what it indexes.
func besideOf(cur inspector.Cursor) string {
	parent := cur.Parent()
	switch kind, _ := cur.ParentEdge(); kind {
	case edge.ParenExpr_X:
		return besideOf(parent)
	case edge.BinaryExpr_X:
		e := parent.Node().(*ast.BinaryExpr)
		return e.Op.String() + types.ExprString(e.Y)
	case edge.BinaryExpr_Y:
		e := parent.Node().(*ast.BinaryExpr)
		return types.ExprString(e.X) + e.Op.String()
	case edge.IndexExpr_Index:
		return types.ExprString(parent.Node().(*ast.IndexExpr).X) + "["
	}
	return ""
}

func (f *file) newCondition(cur inspector.Cursor) condition {
	n := cur.Node()
	c := condition{span{n.Pos(), n.End()}, make(map[place]map[string]bool)}
	cur.Inspect(nil, func(cur inspector.Cursor) bool {
		expr, ok := cur.Node().(ast.Expr)
		if !ok {
			return true
		}
		value, ok := f.stringValue(expr)
		if ok {
			at := place{value, besideOf(cur)}
			if c.spellings[at] == nil {
				c.spellings[at] = make(map[string]bool)
			}
			c.spellings[at][types.ExprString(ast.Unparen(expr))] = true
		}
		return !ok
	})
	return c
}
