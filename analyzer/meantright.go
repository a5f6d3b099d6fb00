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
// be the code: it is only compared with texts that nothing has spelled so.
func (f *file) isMeantRight(lit literal) bool {
	if f.isTest() && !f.constantTests {
		return false // tests have wrong spellings on purpose
	}
	if other := f.comparedWith(lit); other != nil {
		return f.isAsReceived(other)
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
// of a call without arguments, or a variable or parameter that has only such
// values in this package: nothing that is put together or respelled.
func (f *file) isAsReceived(expr ast.Expr) bool {
	if f.respells(expr) {
		return false
	}
	switch e := f.unconverted(expr).(type) {
	case *ast.SelectorExpr:
		return f.TypesInfo.Selections[e] != nil
	case *ast.StarExpr:
		return f.isAsReceived(e.X)
	case *ast.TypeAssertExpr:
		return f.isAsReceived(e.X)
	case *ast.CallExpr:
		return len(e.Args) == 0 // e.g. a method that gets a code
	case *ast.IndexExpr, *ast.BasicLit:
		return true
	case *ast.Ident:
		v, ok := f.TypesInfo.Uses[e].(*types.Var)
		return ok && f.holdsAsReceived(v)
	}
	return false
}

// holdsAsReceived is isAsReceived for a variable or parameter.
func (f *file) holdsAsReceived(v *types.Var) bool {
	if known, ok := f.received[v]; ok {
		return known
	}
	if f.received == nil {
		f.received = make(map[*types.Var]bool)
	}
	f.received[v] = true // as long as it is only set to itself
	values := f.index().values[v]
	if v.Kind() == types.ParamVar {
		values = slices.Concat(values, f.index().args[v])
	}
	f.received[v] = (v.Kind() == types.ParamVar || len(values) > 0) && // e.g. of a range
		!slices.ContainsFunc(values, func(value ast.Expr) bool { return !f.isAsReceived(value) })
	return f.received[v]
}

// isHeldFast reports whether what is at cur, with a code in it, is an argument
// beside texts as received, or the value of a variable or constant that is only
// compared with such texts, indexed by them, or such an argument, and that
// other packages do not see.
func (f *file) isHeldFast(cur inspector.Cursor) bool {
	switch kind, _ := cur.ParentEdge(); kind {
	case edge.ParenExpr_X, edge.KeyValueExpr_Key, edge.KeyValueExpr_Value, edge.CompositeLit_Elts:
		return f.isHeldFast(cur.Parent())
	case edge.CallExpr_Args:
		return f.isPlainArgument(cur)
	case edge.ValueSpec_Values, edge.AssignStmt_Rhs:
	default:
		return false
	}
	obj := f.assigned(cur)
	if obj == nil || obj.Exported() && obj.Parent() == f.Pkg.Scope() {
		return false
	}
	return !slices.ContainsFunc(f.index().uses[obj], func(use inspector.Cursor) bool { return !f.isPlainUse(use) })
}

// isPlainUse is isHeldFast for a use of a variable or constant.
func (f *file) isPlainUse(use inspector.Cursor) bool {
	parent := use.Parent()
	switch kind, _ := use.ParentEdge(); kind {
	case edge.BinaryExpr_X, edge.BinaryExpr_Y, edge.CaseClause_List:
		other := f.comparedWith(literal{outer: use})
		return other != nil && f.isAsReceived(other)
	case edge.IndexExpr_X:
		return f.isAsReceived(parent.Node().(*ast.IndexExpr).Index)
	case edge.CallExpr_Args:
		return f.isPlainArgument(use)
	}
	return false
}

// isPlainArgument reports whether the argument at cur is one of a function of
// this package, in which nothing respells, or of package slices, and all
// others are as received or constant.
func (f *file) isPlainArgument(cur inspector.Cursor) bool {
	call := cur.Parent().Node().(*ast.CallExpr)
	fn := typeutil.Callee(f.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "slices" && (fn.Pkg() != f.Pkg || f.mayRespell()) {
		return false
	}
	return !slices.ContainsFunc(call.Args, func(arg ast.Expr) bool {
		return arg != cur.Node() && f.TypesInfo.Types[arg].Value == nil && !f.isAsReceived(arg)
	})
}
