package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// foldsCase reports whether the program itself makes up for the case of a
// literal that is a code but for its case: whether the literal is given to
// EqualFold, or is in lower case and compared with, or searched in, a text
// that is too.
func (f *file) foldsCase(lit literal) bool {
	return isCode(strings.ToUpper(lit.value)) && f.meetsFolded(lit.outer, 0)
}

// maxHops is how many variables are followed from a literal to a comparison.
const maxHops = 3

// meetsFolded reports whether what is at cur meets a folded text.
func (f *file) meetsFolded(cur inspector.Cursor, hops int) bool {
	self := cur.Node()
	switch kind, _ := cur.ParentEdge(); kind {
	case edge.BinaryExpr_X, edge.BinaryExpr_Y:
		e := cur.Parent().Node().(*ast.BinaryExpr)
		return (e.Op == token.EQL || e.Op == token.NEQ) && (f.isFolded(e.X, 0) || f.isFolded(e.Y, 0))
	case edge.CaseClause_List:
		stmt, ok := cur.Parent().Parent().Parent().Node().(*ast.SwitchStmt)
		return ok && stmt.Tag != nil && f.isFolded(stmt.Tag, 0)
	case edge.CallExpr_Args:
		call := cur.Parent().Node().(*ast.CallExpr)
		if f.isCallTo(call, "strings", "EqualFold") || f.isCallTo(call, "bytes", "EqualFold") {
			return true
		}
		for _, arg := range call.Args {
			if arg != self && f.isFolded(arg, 0) {
				return true // e.g. strings.Contains(strings.ToLower(text), "cbc.5003")
			}
		}
	case edge.IndexExpr_Index, edge.ParenExpr_X:
		return f.meetsFolded(cur.Parent(), hops)
	case edge.KeyValueExpr_Key, edge.KeyValueExpr_Value, edge.CompositeLit_Elts:
		return f.meetsFolded(cur.Parent(), hops)
	case edge.ValueSpec_Values, edge.AssignStmt_Rhs:
		return hops < maxHops && f.variableMeetsFolded(cur, hops)
	}
	return false
}

// variableMeetsFolded reports whether a use of the variable or constant that
// what is at cur is assigned to meets a folded text.
func (f *file) variableMeetsFolded(cur inspector.Cursor, hops int) bool {
	var names []ast.Expr
	_, i := cur.ParentEdge()
	switch n := cur.Parent().Node().(type) {
	case *ast.ValueSpec:
		for _, name := range n.Names {
			names = append(names, name)
		}
	case *ast.AssignStmt:
		names = n.Lhs
	}
	if i >= len(names) {
		return false
	}
	id, ok := names[i].(*ast.Ident)
	if !ok {
		return false
	}
	obj := f.TypesInfo.ObjectOf(id)
	for use := range f.cur.Inspector().Root().Preorder((*ast.Ident)(nil)) {
		if f.TypesInfo.Uses[use.Node().(*ast.Ident)] == obj && f.useMeetsFolded(use, hops+1) {
			return true
		}
	}
	return false
}

// useMeetsFolded is meetsFolded for a variable, which may also be indexed by a
// folded text or ranged over.
func (f *file) useMeetsFolded(use inspector.Cursor, hops int) bool {
	switch parent := use.Parent().Node().(type) {
	case *ast.IndexExpr:
		return f.isFolded(parent.Index, 0)
	case *ast.RangeStmt:
		for _, v := range []ast.Expr{parent.Key, parent.Value} {
			id, ok := v.(*ast.Ident)
			if !ok {
				continue
			}
			obj := f.TypesInfo.ObjectOf(id)
			for inner := range use.Parent().Preorder((*ast.Ident)(nil)) {
				if f.TypesInfo.Uses[inner.Node().(*ast.Ident)] == obj && hops < maxHops && f.useMeetsFolded(inner, hops+1) {
					return true
				}
			}
		}
		return false
	}
	return f.meetsFolded(use, hops)
}

// isFolded reports whether an expression is a text that the program has
// converted to lower case: a call of strings.ToLower, or a variable that holds
// the result of one.
func (f *file) isFolded(expr ast.Expr, hops int) bool {
	switch e := ast.Unparen(expr).(type) {
	case *ast.CallExpr:
		if f.isConversion(e) {
			return f.isFolded(e.Args[0], hops)
		}
		if f.isCallTo(e, "strings", "TrimSpace") {
			return f.isFolded(e.Args[0], hops)
		}
		return f.isCallTo(e, "strings", "ToLower") || f.isCallTo(e, "bytes", "ToLower")
	case *ast.Ident:
		v, ok := f.TypesInfo.Uses[e].(*types.Var)
		return ok && hops < maxHops && f.holdsFolded(v, hops+1)
	}
	return false
}

// holdsFolded reports whether a folded text is assigned to a variable.
func (f *file) holdsFolded(v *types.Var, hops int) bool {
	for cur := range f.cur.Preorder((*ast.AssignStmt)(nil)) {
		assign := cur.Node().(*ast.AssignStmt)
		if len(assign.Lhs) != len(assign.Rhs) {
			continue
		}
		for i, lhs := range assign.Lhs {
			id, ok := lhs.(*ast.Ident)
			if ok && f.TypesInfo.ObjectOf(id) == v && f.isFolded(assign.Rhs[i], hops) {
				return true
			}
		}
	}
	return false
}

// isCallTo reports whether a call is one of a package-level function.
func (p *pkg) isCallTo(call *ast.CallExpr, path, name string) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != name {
		return false
	}
	fn, ok := p.TypesInfo.Uses[sel.Sel].(*types.Func)
	return ok && fn.Pkg() != nil && fn.Pkg().Path() == path && fn.Signature().Recv() == nil
}
