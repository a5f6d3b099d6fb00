package analyzer

import (
	"go/ast"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// A function is a declared one or a literal.
type function struct {
	cur  inspector.Cursor
	name string // of the function, or of what a literal is assigned to
	typ  *ast.FuncType
	body *ast.BlockStmt
}

func functionAt(cur inspector.Cursor) function {
	switch n := cur.Node().(type) {
	case *ast.FuncDecl:
		return function{cur, n.Name.Name, n.Type, n.Body}
	case *ast.FuncLit:
		return function{cur, receivedBy(cur), n.Type, n.Body}
	}
	panic("unreachable: no other node is a function")
}

// functionAround returns the function that a statement is in.
func functionAround(cur inspector.Cursor) function {
	for fn := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		return functionAt(fn)
	}
	panic("unreachable: a statement is in a function")
}

// receivedBy returns the name of the variable or the field that an expression is
// the value of, or "".
func receivedBy(cur inspector.Cursor) string {
	of := leftOf(cur)
	if kind, _ := cur.ParentEdge(); kind == edge.KeyValueExpr_Value {
		of = cur.Parent().Node().(*ast.KeyValueExpr).Key // a field; the key of a map says the same
	}
	switch of := of.(type) {
	case *ast.Ident:
		return of.Name
	case *ast.SelectorExpr:
		return of.Sel.Name
	}
	return ""
}

// leftOf returns what an expression is assigned to or declares, or nil.
func leftOf(cur inspector.Cursor) ast.Expr {
	kind, i := cur.ParentEdge()
	switch n := cur.Parent().Node().(type) {
	case *ast.ValueSpec:
		if kind == edge.ValueSpec_Values && i < len(n.Names) {
			return n.Names[i]
		}
	case *ast.AssignStmt:
		if kind == edge.AssignStmt_Rhs && i < len(n.Lhs) {
			return n.Lhs[i]
		}
	}
	return nil
}
