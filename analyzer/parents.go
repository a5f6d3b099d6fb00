package analyzer

import (
	"go/ast"
	"go/types"
)

// parentsOf returns the parents of the nodes in a function whose meaning
// depends on them: the statements that have cases, variables of a range or a
// select, the assignment of a type switch; and what conditions are parts of.
func parentsOf(body *ast.BlockStmt) map[ast.Node]ast.Node {
	parents := make(map[ast.Node]ast.Node)
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.SwitchStmt:
			for _, clause := range n.Body.List {
				for _, expr := range clause.(*ast.CaseClause).List {
					parents[expr] = n
				}
			}
		case *ast.TypeSwitchStmt:
			parents[n.Assign] = n
		case *ast.RangeStmt:
			parents[n.Key], parents[n.Value] = n, n
		case *ast.CommClause:
			if assign, ok := n.Comm.(*ast.AssignStmt); ok {
				parents[assign.Lhs[0]] = n
			}
		case *ast.BinaryExpr:
			parents[n.X], parents[n.Y] = n, n
		case *ast.ParenExpr:
			parents[n.X] = n
		}
		return true
	})
	return parents
}

// closuresOf returns the function literals that variables of a function are set
// to, and the calls that are deferred.
func (f *file) closuresOf(body *ast.BlockStmt) (map[*types.Var][]*ast.FuncLit, map[*ast.CallExpr]bool) {
	literals, deferred := make(map[*types.Var][]*ast.FuncLit), make(map[*ast.CallExpr]bool)
	note := func(name, value ast.Expr) {
		lit, isLit := ast.Unparen(value).(*ast.FuncLit)
		id := identOf(name)
		if !isLit || id == nil {
			return
		}
		if v, ok := f.TypesInfo.ObjectOf(id).(*types.Var); ok {
			literals[v] = append(literals[v], lit)
		}
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.DeferStmt:
			deferred[n.Call] = true
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if len(n.Lhs) == len(n.Rhs) {
					note(lhs, n.Rhs[i])
				}
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if len(n.Names) == len(n.Values) {
					note(name, n.Values[i])
				}
			}
		}
		return true
	})
	return literals, deferred
}
