package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// isMeantRight reports whether a badly spelled literal is certainly meant to
// be the code: nothing in the package respells texts, or the literal is only
// compared with texts that nothing has spelled so.
func (f *file) isMeantRight(lit literal) bool {
	if f.isTest() && !f.constantTests {
		return false // tests have wrong spellings on purpose
	}
	if !f.mayRespell() {
		return true
	}
	if other := f.comparedWith(lit); other != nil {
		return f.isAsReceived(other, 0)
	}
	return f.isHeldFast(lit.outer)
}

// comparedWith returns the other side of the comparison that a literal is a
// side of, or the tag of the switch that it is a case of, or nil.
func (f *file) comparedWith(lit literal) ast.Expr {
	parent := lit.outer.Parent()
	switch kind, _ := lit.outer.ParentEdge(); kind {
	case edge.BinaryExpr_X, edge.BinaryExpr_Y:
		e := parent.Node().(*ast.BinaryExpr)
		switch {
		case e.Op != token.EQL && e.Op != token.NEQ:
			return nil
		case kind == edge.BinaryExpr_X:
			return e.Y
		}
		return e.X
	case edge.CaseClause_List:
		if stmt, ok := parent.Parent().Parent().Node().(*ast.SwitchStmt); ok {
			return stmt.Tag
		}
	}
	return nil
}

// isAsReceived reports whether an expression is a field, an element, a result
// of a call that does not respell, or a variable or parameter that has only
// such values in this package.
func (f *file) isAsReceived(expr ast.Expr, hops int) bool {
	if f.respells(expr) {
		return false
	}
	switch e := f.unconverted(expr).(type) {
	case *ast.SelectorExpr:
		return f.TypesInfo.Selections[e] != nil
	case *ast.StarExpr:
		return f.isAsReceived(e.X, hops)
	case *ast.TypeAssertExpr:
		return f.isAsReceived(e.X, hops)
	case *ast.IndexExpr, *ast.CallExpr, *ast.BasicLit:
		return true
	case *ast.Ident:
		v, ok := f.TypesInfo.Uses[e].(*types.Var)
		if !ok || hops >= maxHops {
			return false
		}
		values := f.valuesOf(v)
		if v.Kind() == types.ParamVar {
			values = append(values, f.argumentsFor(v)...)
		} else if len(values) == 0 {
			return false // e.g. of a range
		}
		return !slices.ContainsFunc(values, func(value ast.Expr) bool { return !f.isAsReceived(value, hops+1) })
	}
	return false
}

// argumentsFor returns the arguments that calls in the package give for a
// parameter of a declared function.
func (f *file) argumentsFor(param *types.Var) []ast.Expr {
	var args []ast.Expr
	for cur := range f.cur.Inspector().Root().Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		fn, ok := typeutil.Callee(f.TypesInfo, call).(*types.Func)
		if !ok {
			continue
		}
		params := fn.Signature().Params()
		for i := range min(params.Len(), len(call.Args)) {
			if params.At(i) == param {
				args = append(args, call.Args[i])
			}
		}
	}
	return args
}

// isHeldFast reports whether what is at cur, with a code in it, is the value
// of a variable or constant that is only compared and indexed, and that other
// packages do not see.
func (f *file) isHeldFast(cur inspector.Cursor) bool {
	switch kind, _ := cur.ParentEdge(); kind {
	case edge.ParenExpr_X, edge.KeyValueExpr_Key, edge.KeyValueExpr_Value, edge.CompositeLit_Elts:
		return f.isHeldFast(cur.Parent())
	case edge.ValueSpec_Values, edge.AssignStmt_Rhs:
	default:
		return false
	}
	obj := f.assigned(cur)
	if obj == nil || obj.Exported() && obj.Parent() == f.Pkg.Scope() {
		return false
	}
	for use := range f.cur.Inspector().Root().Preorder((*ast.Ident)(nil)) {
		if f.TypesInfo.Uses[use.Node().(*ast.Ident)] != obj {
			continue
		}
		switch kind, _ := use.ParentEdge(); kind {
		case edge.BinaryExpr_X, edge.BinaryExpr_Y, edge.CaseClause_List, edge.IndexExpr_X:
		default:
			return false
		}
	}
	return true
}
