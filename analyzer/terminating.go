package analyzer

import (
	"go/ast"
	"go/token"
	"slices"
)

// isTerminating reports whether nothing behind a statement is reached, by the
// rules that the compiler has for a function's last statement. A label is that
// of the statement, if it has one.
func (p *pkg) isTerminating(stmt ast.Stmt, label string) bool {
	switch s := stmt.(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return s.Tok == token.GOTO
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		return ok && p.isPanic(call)
	case *ast.BlockStmt:
		return p.endsTerminating(s.List)
	case *ast.IfStmt:
		return s.Else != nil && p.endsTerminating(s.Body.List) && p.isTerminating(s.Else, "")
	case *ast.ForStmt:
		return s.Cond == nil && !hasBreak(s.Body, label)
	case *ast.LabeledStmt:
		return p.isTerminating(s.Stmt, s.Label.Name)
	case *ast.SwitchStmt:
		return p.clausesTerminate(s.Body, label)
	case *ast.TypeSwitchStmt:
		return p.clausesTerminate(s.Body, label)
	case *ast.SelectStmt:
		return p.clausesTerminate(s.Body, label)
	}
	return false
}

func (p *pkg) endsTerminating(list []ast.Stmt) bool {
	for _, stmt := range slices.Backward(list) {
		if _, ok := stmt.(*ast.EmptyStmt); !ok {
			return p.isTerminating(stmt, "")
		}
	}
	return false
}

// clausesTerminate is isTerminating for the body of a switch or a select.
func (p *pkg) clausesTerminate(body *ast.BlockStmt, label string) bool {
	hasDefault := false
	for _, clause := range body.List {
		var list []ast.Stmt
		switch clause := clause.(type) {
		case *ast.CaseClause:
			list = clause.Body
			hasDefault = hasDefault || clause.List == nil
		case *ast.CommClause:
			list = clause.Body
			hasDefault = true // a select needs none
		}
		if !p.endsTerminating(list) && !isFallthrough(list) {
			return false
		}
	}
	return hasDefault && !hasBreak(body, label)
}

func isFallthrough(list []ast.Stmt) bool {
	if len(list) == 0 {
		return false
	}
	last, ok := list[len(list)-1].(*ast.BranchStmt)
	return ok && last.Tok == token.FALLTHROUGH
}

// hasBreak reports whether the body of a statement has a break out of it.
func hasBreak(body *ast.BlockStmt, label string) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BranchStmt:
			found = found || n.Tok == token.BREAK && (n.Label == nil || n.Label.Name == label)
		case *ast.FuncLit:
			return false
		case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			// A break in there is out of that, unless it has a label.
			found = found || hasLabeledBreak(n, label)
			return false
		}
		return !found
	})
	return found
}

func hasLabeledBreak(n ast.Node, label string) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		b, ok := n.(*ast.BranchStmt)
		found = found || ok && b.Tok == token.BREAK && b.Label != nil && b.Label.Name == label
		return !found
	})
	return found
}
