package astutil

import (
	"go/ast"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// A Function is a declared function or a function literal.
type Function struct {
	Cur  inspector.Cursor
	Name string // of the function, or of the variable or field that a literal is assigned to
	Typ  *ast.FuncType
	Body *ast.BlockStmt
}

// FunctionAt returns the function at a node, which is a declaration or a literal.
func FunctionAt(cur inspector.Cursor) Function {
	switch n := cur.Node().(type) {
	case *ast.FuncDecl:
		return Function{cur, n.Name.Name, n.Type, n.Body}
	case *ast.FuncLit:
		return Function{cur, ReceivedBy(cur), n.Type, n.Body}
	}
	panic("unreachable: no other node is a function")
}

// FunctionAround returns the innermost function around a statement.
func FunctionAround(cur inspector.Cursor) Function {
	for fn := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		return FunctionAt(fn)
	}
	panic("unreachable: a statement is in a function")
}

// ReceivedBy returns the name of the variable or field that gets an expression as its
// value, or "".
func ReceivedBy(cur inspector.Cursor) string {
	of := LeftOf(cur)
	if kind, _ := cur.ParentEdge(); kind == edge.KeyValueExpr_Value {
		of = cur.Parent().Node().(*ast.KeyValueExpr).Key // a field, or a key of a map, which has the same role
	}
	switch of := of.(type) {
	case *ast.Ident:
		return of.Name
	case *ast.SelectorExpr:
		return of.Sel.Name
	}
	return ""
}

// LeftOf returns the left side that an expression is assigned to or initializes, or nil.
func LeftOf(cur inspector.Cursor) ast.Expr {
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
