package analyzer

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ast/edge"
)

// guard looks at the conditions that a switch stands under: of the ifs around
// it, and of the ifs before it that leave. It notes the codes that these rule
// out, and reports whether a retry predicate has been asked about the operand.
func (f *file) guard(s *codeSwitch) bool {
	for cur := s.cur; ; cur = cur.Parent() {
		kind, i := cur.ParentEdge()
		parent := cur.Parent().Node()
		switch kind {
		case edge.IfStmt_Body, edge.IfStmt_Else:
			stmt := parent.(*ast.IfStmt)
			if f.rulesOut(s, stmt.Cond, kind == edge.IfStmt_Body) {
				return true
			}
		case edge.BlockStmt_List, edge.CaseClause_Body, edge.CommClause_Body:
			for _, before := range statements(parent)[:i] {
				if f.guardsBefore(s, before) {
					return true
				}
			}
		case edge.FuncDecl_Body, edge.FuncLit_Body:
			return false
		}
	}
}

func statements(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	panic("unreachable: no other node has a list of statements")
}

// guardsBefore is guard for one statement before the switch: an if, or a chain
// of them, that leaves and after which the operand has not been set again.
func (f *file) guardsBefore(s *codeSwitch, before ast.Stmt) bool {
	for {
		stmt, ok := before.(*ast.IfStmt)
		if !ok || !leaves(stmt.Body) || f.isSetBetween(s.operand, stmt.End(), s.stmt.Pos()) {
			return false
		}
		if f.rulesOut(s, stmt.Cond, false) {
			return true
		}
		before = stmt.Else
	}
}

// rulesOut notes the codes that the operand cannot be, or that the author has
// dealt with, given that a condition is true or false. It reports whether that
// holds for all retryable codes.
func (f *file) rulesOut(s *codeSwitch, cond ast.Expr, truth bool) bool {
	origin, _ := f.origin(cond, 0)
	switch e := origin.(type) {
	case *ast.UnaryExpr:
		return e.Op == token.NOT && f.rulesOut(s, e.X, !truth)
	case *ast.CallExpr:
		return !truth && f.isPredicate(e, s.operand)
	case *ast.BinaryExpr:
		switch {
		case e.Op == token.LAND, e.Op == token.LOR && !truth:
			// "Retryable() && tries < 5" is false of some retryable codes, but
			// the author has thought of them.
			left := f.rulesOut(s, e.X, truth)
			return f.rulesOut(s, e.Y, truth) || left
		case e.Op == token.EQL && !truth, e.Op == token.NEQ && truth:
			for _, side := range [...][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
				if code, ok := f.codeOf(side[1]); ok && f.same(side[0], s.operand) {
					s.guarded[code] = true
				}
			}
		}
	}
	return false
}

// isSetBetween reports whether an operand, or the variable it is a part of, is
// assigned to between two positions.
func (f *file) isSetBetween(operand ast.Expr, from, to token.Pos) bool {
	for cur := range f.cur.Preorder((*ast.AssignStmt)(nil), (*ast.RangeStmt)(nil)) {
		var sides []ast.Expr
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			sides = n.Lhs
		case *ast.RangeStmt:
			sides = []ast.Expr{n.Key, n.Value}
		}
		if pos := cur.Node().Pos(); pos < from || to < pos {
			continue
		}
		for _, lhs := range sides {
			if lhs == nil {
				continue
			}
			if id, ok := lhs.(*ast.Ident); ok && f.TypesInfo.Defs[id] != nil {
				continue // a new variable, perhaps set to the operand
			}
			if f.same(lhs, operand) || f.isPartOf(operand, lhs) {
				return true
			}
		}
	}
	return false
}

// leaves reports whether a block never reaches its end: its last statement
// returns, branches or panics.
func leaves(block *ast.BlockStmt) bool {
	if len(block.List) == 0 {
		return false
	}
	switch last := block.List[len(block.List)-1].(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return last.Tok != token.FALLTHROUGH
	case *ast.BlockStmt:
		return leaves(last)
	case *ast.IfStmt:
		otherwise, ok := last.Else.(*ast.BlockStmt)
		return ok && leaves(last.Body) && leaves(otherwise)
	case *ast.ExprStmt:
		call, ok := last.X.(*ast.CallExpr)
		return ok && isNoReturn(call)
	}
	return false
}

// isNoReturn reports whether a call is of panic or, by its name, one that ends
// the program or the test: os.Exit, log.Fatalf, t.FailNow.
func isNoReturn(call *ast.CallExpr) bool {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return fun.Name == "panic"
	case *ast.SelectorExpr:
		switch fun.Sel.Name {
		case "Exit", "Fatal", "Fatalf", "Fatalln", "FailNow", "Goexit":
			return true
		}
	}
	return false
}
