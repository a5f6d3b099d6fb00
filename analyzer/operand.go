package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// same reports whether two expressions are the same value: alike but for
// conversions, parentheses, and variables that are set once to the other.
func (f *file) same(a, b ast.Expr) bool {
	a, b = f.origin(a, 0), f.origin(b, 0)
	switch a := a.(type) {
	case *ast.Ident:
		b, ok := b.(*ast.Ident)
		return ok && f.TypesInfo.ObjectOf(a) == f.TypesInfo.ObjectOf(b) && f.TypesInfo.ObjectOf(a) != nil
	case *ast.BasicLit:
		b, ok := b.(*ast.BasicLit)
		return ok && a.Value == b.Value
	case *ast.SelectorExpr:
		b, ok := b.(*ast.SelectorExpr)
		return ok && f.TypesInfo.ObjectOf(a.Sel) == f.TypesInfo.ObjectOf(b.Sel) && f.same(a.X, b.X)
	case *ast.StarExpr:
		b, ok := b.(*ast.StarExpr)
		return ok && f.same(a.X, b.X)
	case *ast.IndexExpr:
		b, ok := b.(*ast.IndexExpr)
		return ok && f.same(a.X, b.X) && f.same(a.Index, b.Index)
	case *ast.TypeAssertExpr:
		b, ok := b.(*ast.TypeAssertExpr)
		return ok && f.same(a.X, b.X)
	case *ast.CallExpr:
		b, ok := b.(*ast.CallExpr)
		return ok && f.sameCall(a, b)
	}
	return false
}

// sameCall takes two calls with the same arguments for the same value, e.g. of
// a method like e.Code().
func (f *file) sameCall(a, b *ast.CallExpr) bool {
	if len(a.Args) != len(b.Args) || !f.same(a.Fun, b.Fun) {
		return false
	}
	for i := range a.Args {
		if !f.same(a.Args[i], b.Args[i]) {
			return false
		}
	}
	return true
}

// origin strips an expression of parentheses and conversions, and follows a
// variable that is set once to what it is set to.
func (f *file) origin(expr ast.Expr, hops int) ast.Expr {
	switch e := ast.Unparen(expr).(type) {
	case *ast.CallExpr:
		if f.isConversion(e) {
			return f.origin(e.Args[0], hops)
		}
		return e
	case *ast.TypeAssertExpr:
		return f.origin(e.X, hops) // code.(string) is code
	case *ast.Ident:
		v, ok := f.TypesInfo.ObjectOf(e).(*types.Var)
		if !ok || hops >= maxHops {
			return e
		}
		if value := f.onlyValue(v); value != nil {
			return f.origin(value, hops+1)
		}
		return e
	default:
		return e
	}
}

// onlyValue returns the expression that a local variable is declared with, or
// nil if it is set again, its address is taken, or it has no such expression.
func (f *file) onlyValue(v *types.Var) ast.Expr {
	if v.Kind() != types.LocalVar {
		return nil
	}
	var value ast.Expr
	times := 0
	for cur := range f.cur.Preorder((*ast.Ident)(nil)) {
		id := cur.Node().(*ast.Ident)
		if f.TypesInfo.ObjectOf(id) != v {
			continue
		}
		switch parent := cur.Parent().Node().(type) {
		case *ast.AssignStmt:
			_, i := cur.ParentEdge()
			if i >= len(parent.Lhs) || parent.Lhs[i] != id {
				continue // on the right side
			}
			times++
			if parent.Tok == token.DEFINE && len(parent.Lhs) == len(parent.Rhs) {
				value = parent.Rhs[i]
			} else if parent.Tok == token.DEFINE && len(parent.Rhs) == 1 && i == 0 {
				value = f.firstOf(parent.Rhs[0])
			}
		case *ast.ValueSpec:
			_, i := cur.ParentEdge()
			if i < len(parent.Names) && parent.Names[i] == id {
				times++
				if len(parent.Values) == len(parent.Names) {
					value = parent.Values[i]
				}
			}
		case *ast.UnaryExpr:
			if parent.Op == token.AND {
				return nil
			}
		case *ast.RangeStmt, *ast.IncDecStmt:
			times++
		}
	}
	if times != 1 {
		return nil
	}
	return value
}

// firstOf returns what the first of several results comes from: x of
// x.(string), and the call itself of a look-up in package codes.
func (f *file) firstOf(expr ast.Expr) ast.Expr {
	switch e := ast.Unparen(expr).(type) {
	case *ast.TypeAssertExpr:
		return e
	case *ast.CallExpr:
		if fn := typeutil.Callee(f.TypesInfo, e); fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == codesPath {
			return e
		}
	}
	return nil
}
