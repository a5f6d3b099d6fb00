package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// maxHops is how many variables are followed from an operand to its origin.
const maxHops = 3

// same reports whether two expressions are the same value: alike but for
// conversions, parentheses, and variables that are set once to the other.
func (f *file) same(a, b ast.Expr) bool { return f.sameAfter(a, b, 0) }

// sameAfter is same after some variables have been followed. Two calls of one
// method without arguments are taken for the same value: it gets a code.
func (f *file) sameAfter(a, b ast.Expr, hops int) bool {
	if x, ok := f.unconverted(a).(*ast.Ident); ok {
		if y, ok := f.unconverted(b).(*ast.Ident); ok && f.TypesInfo.ObjectOf(x) == f.TypesInfo.ObjectOf(y) {
			return f.TypesInfo.ObjectOf(x) != nil
		}
	}
	a, hopsA := f.origin(a, hops)
	b, hopsB := f.origin(b, hops)
	hops = max(hopsA, hopsB)
	switch a := a.(type) {
	case *ast.Ident:
		b, ok := b.(*ast.Ident)
		return ok && f.TypesInfo.ObjectOf(a) == f.TypesInfo.ObjectOf(b) && f.TypesInfo.ObjectOf(a) != nil
	case *ast.BasicLit:
		b, ok := b.(*ast.BasicLit)
		return ok && a.Value == b.Value
	case *ast.SelectorExpr:
		b, ok := b.(*ast.SelectorExpr)
		return ok && f.TypesInfo.ObjectOf(a.Sel) == f.TypesInfo.ObjectOf(b.Sel) && f.sameAfter(a.X, b.X, hops)
	case *ast.StarExpr:
		b, ok := b.(*ast.StarExpr)
		return ok && f.sameAfter(a.X, b.X, hops)
	case *ast.IndexExpr:
		b, ok := b.(*ast.IndexExpr)
		return ok && f.sameAfter(a.X, b.X, hops) && f.sameAfter(a.Index, b.Index, hops)
	case *ast.CallExpr:
		b, ok := b.(*ast.CallExpr)
		return ok && len(a.Args)+len(b.Args) == 0 && f.receiver(a) != nil && f.sameAfter(a.Fun, b.Fun, hops)
	}
	return false
}

// origin strips an expression of parentheses, conversions and type assertions,
// and follows a variable that is set once to what it is set to. It returns how
// many variables have been followed then.
func (f *file) origin(expr ast.Expr, hops int) (ast.Expr, int) {
	switch e := f.unconverted(expr).(type) {
	case *ast.TypeAssertExpr:
		return f.origin(e.X, hops) // code.(string) is code
	case *ast.Ident:
		v, ok := f.TypesInfo.ObjectOf(e).(*types.Var)
		if !ok || hops >= maxHops {
			return e, hops
		}
		if value := f.onlyValue(v); value != nil {
			return f.origin(value, hops+1)
		}
		return e, hops
	default:
		return e, hops
	}
}

// onlyValue returns the expression that a local variable is declared with, or
// nil if it is set again, its address is taken, or it has no such expression.
func (f *file) onlyValue(v *types.Var) ast.Expr {
	if v.Kind() != types.LocalVar {
		return nil
	}
	value, ok := f.values[v]
	if !ok {
		value = f.findOnlyValue(v)
		if f.values == nil {
			f.values = make(map[*types.Var]ast.Expr)
		}
		f.values[v] = value
	}
	return value
}

func (f *file) findOnlyValue(v *types.Var) ast.Expr {
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
