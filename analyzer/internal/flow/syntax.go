package flow

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
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

// A literals tells what becomes of the function literals in a function.
type literals struct {
	byVar     map[*types.Var][]*ast.FuncLit // what variables are set to
	deferred  map[*ast.CallExpr]bool        // calls
	immediate map[*ast.FuncLit]bool         // those that are called where they stand
	escaped   []*ast.FuncLit                // those that any call may run
}

func (f *File) literalsOf(fn inspector.Cursor) literals {
	all := literals{make(map[*types.Var][]*ast.FuncLit), make(map[*ast.CallExpr]bool), make(map[*ast.FuncLit]bool), nil}
	for cur := range fn.Preorder((*ast.FuncLit)(nil), (*ast.DeferStmt)(nil)) {
		lit, ok := cur.Node().(*ast.FuncLit)
		if !ok {
			all.deferred[cur.Node().(*ast.DeferStmt).Call] = true
			continue
		}
		if cur == fn {
			continue
		}
		around := cur
		for call, ok := around.Parent().Node().(*ast.CallExpr); ok && astutil.IsConversion(f.TypesInfo, call); call, ok = around.Parent().Node().(*ast.CallExpr) {
			around = around.Parent() // Operation(func() …)
		}
		kind, i := around.ParentEdge()
		switch parent := around.Parent().Node().(type) {
		case *ast.CallExpr:
			up, _ := around.Parent().ParentEdge()
			if kind == edge.CallExpr_Fun && up != edge.GoStmt_Call && up != edge.DeferStmt_Call {
				all.immediate[lit] = true
			}
		case *ast.AssignStmt:
			if v, ok := f.TypesInfo.ObjectOf(astutil.IdentOf(at(parent.Lhs, i))).(*types.Var); ok {
				all.byVar[v] = append(all.byVar[v], lit)
			} else {
				all.escaped = append(all.escaped, lit) // c.refresh = func…
			}
		case *ast.ValueSpec:
			if i < len(parent.Names) {
				if v, ok := f.TypesInfo.ObjectOf(parent.Names[i]).(*types.Var); ok {
					all.byVar[v] = append(all.byVar[v], lit)
				}
			}
		case *ast.ReturnStmt:
		default:
			all.escaped = append(all.escaped, lit) // &Config{Refresh: func…}
		}
	}
	return all
}

func at(list []ast.Expr, i int) ast.Expr {
	if i < len(list) {
		return list[i]
	}
	return nil
}
