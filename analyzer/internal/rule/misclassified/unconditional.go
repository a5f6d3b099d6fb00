package misclassified

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/flow"
)

// isUnconditional reports whether a function reaches a statement unless a failure or a
// code prevents it. The statement may be in a loop.
func (f *rule) isUnconditional(cur inspector.Cursor) bool {
	if f.unconditional == nil {
		f.unconditional = make(map[ast.Node]bool)
	}
	var inside []ast.Node // nodes without a known answer
	known, ok := false, false
	for ; !ok; cur = cur.Parent() {
		if known, ok = f.unconditional[cur.Node()]; !ok {
			inside = append(inside, cur.Node())
			known, ok = f.isReached(cur)
		}
	}
	for _, n := range inside {
		f.unconditional[n] = known
	}
	return known
}

// isReached reports whether a statement is unconditional, if the node directly around it
// tells. If ok is false, it depends on whether that node is unconditional.
func (f *rule) isReached(cur inspector.Cursor) (yes, ok bool) {
	parent := cur.Parent().Node()
	switch kind, i := cur.ParentEdge(); kind {
	case edge.BlockStmt_List:
		return false, f.firstDeciding(parent.(*ast.BlockStmt)) < i
	case edge.IfStmt_Else:
		return false, !f.isAboutFailure(parent.(*ast.IfStmt).Cond)
	case edge.IfStmt_Body:
		return false, !decision.IsFailureTest(f.Pass, parent.(*ast.IfStmt).Cond)
	case edge.FuncDecl_Body, edge.FuncLit_Body:
		return true, true
	case edge.ForStmt_Body, edge.RangeStmt_Body, edge.LabeledStmt_Stmt:
		return false, false
	}
	return false, true // in a case or a select, for example
}

// firstDeciding returns the index of the first statement in a block for which mayDecide
// is true, or the number of statements.
func (f *rule) firstDeciding(block *ast.BlockStmt) int {
	first, ok := f.deciding[block]
	if !ok {
		first = slices.IndexFunc(block.List, f.mayDecide)
		if first < 0 {
			first = len(block.List)
		}
		if f.deciding == nil {
			f.deciding = make(map[*ast.BlockStmt]int)
		}
		f.deciding[block] = first
	}
	return first
}

// mayDecide reports whether a statement may leave the block for another reason than a
// failure or a code, such as a number of tries.
func (f *rule) mayDecide(stmt ast.Stmt) bool {
	switch stmt := stmt.(type) {
	case *ast.AssignStmt, *ast.DeclStmt, *ast.ExprStmt, *ast.DeferStmt, *ast.EmptyStmt, *ast.ReturnStmt:
		return false
	case *ast.IfStmt:
		otherwise := stmt.Else != nil && f.mayDecide(stmt.Else)
		return !f.isAboutFailure(stmt.Cond) || otherwise
	case *ast.BlockStmt:
		return slices.ContainsFunc(stmt.List, f.mayDecide)
	case *ast.SwitchStmt:
		for _, clause := range stmt.Body.List {
			for _, expr := range clause.(*ast.CaseClause).List {
				if _, ok := f.CodeOf(expr); !ok && (!astutil.IsTagless(f.TypesInfo, stmt) || !f.isAboutFailure(expr)) {
					return true
				}
			}
		}
		return false
	}
	return true
}

// isAboutFailure reports whether a condition only asks whether there is a failure, of
// which type it is, and which code it has.
func (f *rule) isAboutFailure(cond ast.Expr) bool {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.NOT && f.isAboutFailure(e.X)
	case *ast.Ident:
		return e.Name == "ok"
	case *ast.CallExpr:
		return astutil.IsCallTo(f.TypesInfo, e, "errors", "As") || astutil.IsCallTo(f.TypesInfo, e, "errors", "Is") ||
			astutil.IsCallTo(f.TypesInfo, e, flow.SDKPath, "Retryable") || f.IsCallOfCodes(e, "Retryable") || f.IsCallOfCodes(e, "Is")
	case *ast.BinaryExpr:
		switch e.Op {
		case token.LAND, token.LOR:
			return f.isAboutFailure(e.X) && f.isAboutFailure(e.Y)
		case token.EQL, token.NEQ:
			_, code := astutil.StringValue(f.TypesInfo, e.Y)
			return code || astutil.IsNil(e.Y)
		}
	}
	return false
}
