package analyzer

import (
	"go/ast"
	"go/token"
	"iter"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// chainAt returns the decision that a chain of if and else if makes, or nil if
// it does not name at least two codes.
func chainAt(f *lint.Pass, cur inspector.Cursor, stmt *ast.IfStmt) *decision {
	if kind, _ := cur.ParentEdge(); kind == edge.IfStmt_Else {
		return nil // a part of the chain above
	}
	d := &decision{what: "if chain", cur: cur, head: astutil.Span{From: stmt.Pos(), To: stmt.Body.Lbrace}, first: stmt.Cond}
	for {
		addComparisons(f, d, stmt.Cond)
		d.asked = append(d.asked, stmt.Cond)
		switch otherwise := stmt.Else.(type) {
		case *ast.IfStmt:
			stmt = otherwise
			continue
		case *ast.BlockStmt:
			d.hasElse = true
			d.asked = append(d.asked, otherwise)
		}
		break
	}
	if len(d.named) < 2 {
		return nil
	}
	return d
}

// comparisons yields each "operand == code", in either order, that can make a
// condition true: it looks into parentheses, || and &&.
func comparisons(p *lint.Pass, cond ast.Expr) iter.Seq2[ast.Expr, string] {
	return func(yield func(ast.Expr, string) bool) { eachComparison(p, cond, yield) }
}

func eachComparison(p *lint.Pass, cond ast.Expr, yield func(ast.Expr, string) bool) bool {
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return true
	}
	switch e.Op {
	case token.LOR, token.LAND:
		return eachComparison(p, e.X, yield) && eachComparison(p, e.Y, yield)
	case token.EQL:
		if code, ok := p.CodeOf(e.Y); ok {
			return yield(e.X, code)
		}
		if code, ok := p.CodeOf(e.X); ok {
			return yield(e.Y, code)
		}
	}
	return true
}
