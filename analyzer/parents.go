package analyzer

import "go/ast"

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

// isNoReturn reports whether a call is of panic or, by its name, one that ends
// the program or the test: os.Exit, log.Fatalf, t.FailNow.
func isNoReturn(call *ast.CallExpr) bool {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return fun.Name == "panic"
	case *ast.SelectorExpr:
		switch fun.Sel.Name {
		case "Exit", "Fatal", "Fatalf", "Fatalln", "FailNow", "Goexit", "Panic", "Panicf", "Panicln":
			return true
		}
	}
	return false
}
