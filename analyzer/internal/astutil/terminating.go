package astutil

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"
)

// IsTerminating reports whether a statement is terminating, so that nothing after it is
// reached. It follows the compiler's rules for the last statement of a function. The
// label is the label of the statement, or "".
func IsTerminating(info *types.Info, stmt ast.Stmt, label string) bool {
	switch s := stmt.(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return s.Tok == token.GOTO
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		return ok && isPanic(info, call)
	case *ast.BlockStmt:
		return EndsTerminating(info, s.List)
	case *ast.IfStmt:
		return s.Else != nil && EndsTerminating(info, s.Body.List) && IsTerminating(info, s.Else, "")
	case *ast.ForStmt:
		return s.Cond == nil && !HasBreak(s.Body, label)
	case *ast.LabeledStmt:
		return IsTerminating(info, s.Stmt, s.Label.Name)
	case *ast.SwitchStmt:
		return ClausesTerminate(info, s.Body, label)
	case *ast.TypeSwitchStmt:
		return ClausesTerminate(info, s.Body, label)
	case *ast.SelectStmt:
		return ClausesTerminate(info, s.Body, label)
	}
	return false
}

// EndsTerminating reports whether the last statement of a list is terminating.
func EndsTerminating(info *types.Info, list []ast.Stmt) bool {
	for _, stmt := range slices.Backward(list) {
		if _, ok := stmt.(*ast.EmptyStmt); !ok {
			return IsTerminating(info, stmt, "")
		}
	}
	return false
}

// ClausesTerminate is IsTerminating for the body of a switch or a select.
func ClausesTerminate(info *types.Info, body *ast.BlockStmt, label string) bool {
	hasDefault := false
	for _, clause := range body.List {
		var list []ast.Stmt
		switch clause := clause.(type) {
		case *ast.CaseClause:
			list = clause.Body
			hasDefault = hasDefault || clause.List == nil
		case *ast.CommClause:
			list = clause.Body
			hasDefault = true // a select does not need one
		}
		if !EndsTerminating(info, list) && !IsFallthrough(list) {
			return false
		}
	}
	return hasDefault && !HasBreak(body, label)
}

// IsFallthrough reports whether a list ends in fallthrough.
func IsFallthrough(list []ast.Stmt) bool {
	if len(list) == 0 {
		return false
	}
	last, ok := list[len(list)-1].(*ast.BranchStmt)
	return ok && last.Tok == token.FALLTHROUGH
}

// HasBreak reports whether the body of a statement has a break that leaves the statement.
func HasBreak(body *ast.BlockStmt, label string) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BranchStmt:
			found = found || n.Tok == token.BREAK && (n.Label == nil || n.Label.Name == label)
		case *ast.FuncLit:
			return false
		case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			// A break in there leaves only that statement, unless it has a label.
			found = found || HasLabeledBreak(n, label)
			return false
		}
		return !found
	})
	return found
}

// HasLabeledBreak reports whether a break leaves the statement with a label.
func HasLabeledBreak(n ast.Node, label string) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		b, ok := n.(*ast.BranchStmt)
		found = found || ok && b.Tok == token.BREAK && b.Label != nil && b.Label.Name == label
		return !found
	})
	return found
}

// isPanic reports whether a call is a call of panic.
func isPanic(info *types.Info, call *ast.CallExpr) bool {
	b, ok := typeutil.Callee(info, call).(*types.Builtin)
	return ok && b.Name() == "panic"
}
