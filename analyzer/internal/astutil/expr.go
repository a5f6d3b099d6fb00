package astutil

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"
)

// IsBool reports whether an expression is a constant of a boolean type.
func IsBool(info *types.Info, expr ast.Expr) bool {
	value := info.Types[expr].Value
	return value != nil && value.Kind() == constant.Bool
}

// BoolValue returns the value of a constant of a boolean type.
func BoolValue(info *types.Info, expr ast.Expr) bool {
	return IsBool(info, expr) && constant.BoolVal(info.Types[expr].Value)
}

// IsPlain reports whether an expression can be repeated. It consists of names, fields,
// elements and pointers.
func IsPlain(expr ast.Expr) bool {
	plain := true
	ast.Inspect(expr, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit, *ast.CompositeLit, *ast.CallExpr:
			plain = false
		}
		return plain
	})
	return plain
}

// IsUntyped reports whether an expression consists only of string literals. Another
// literal in its place then gets the same type.
func IsUntyped(expr ast.Expr) bool {
	untyped := true
	ast.Inspect(expr, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.BasicLit, *ast.BinaryExpr, *ast.ParenExpr:
		default:
			untyped = false // a conversion or a named constant
		}
		return untyped
	})
	return untyped
}

// Unwrap returns the operand of an expression's conversions, e.g. "x" in T(string("x")),
// and whether there are any.
func Unwrap(info *types.Info, expr ast.Expr) (inner ast.Expr, converted bool) {
	inner = Unconverted(info, expr)
	return inner, inner != ast.Unparen(expr)
}

// Unconverted removes parentheses and conversions from an expression.
func Unconverted(info *types.Info, expr ast.Expr) ast.Expr {
	for {
		expr = ast.Unparen(expr)
		call, ok := expr.(*ast.CallExpr)
		if !ok || !IsConversion(info, call) {
			return expr
		}
		expr = call.Args[0]
	}
}

// IsConversion reports whether a call is a conversion.
func IsConversion(info *types.Info, call *ast.CallExpr) bool {
	return len(call.Args) == 1 && info.Types[call.Fun].IsType()
}

// StringValue returns the value of a constant string expression.
func StringValue(info *types.Info, expr ast.Expr) (string, bool) {
	v := info.Types[expr].Value
	if v == nil || v.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(v), true
}

// IdentOf returns the identifier that an expression is, or nil.
func IdentOf(expr ast.Expr) *ast.Ident {
	id, _ := ast.Unparen(expr).(*ast.Ident)
	return id
}

// IsNil reports whether an expression is the identifier nil.
func IsNil(expr ast.Expr) bool {
	id, ok := ast.Unparen(expr).(*ast.Ident)
	return ok && id.Name == "nil"
}

// Keys returns the keys of a composite literal.
func Keys(lit inspector.Cursor) []ast.Expr {
	var exprs []ast.Expr
	for _, elt := range lit.Node().(*ast.CompositeLit).Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			exprs = append(exprs, kv.Key)
		}
	}
	return exprs
}

// IsMadeOf reports whether an expression consists of string literals, conversions, and
// names that pass a test.
func IsMadeOf(expr ast.Expr, test func(*ast.Ident) bool) bool {
	ok := true
	ast.Inspect(expr, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil, *ast.BasicLit, *ast.BinaryExpr, *ast.ParenExpr, *ast.SelectorExpr:
		case *ast.CallExpr:
			ok = ok && len(n.Args) == 1
		case *ast.Ident:
			ok = ok && test(n)
		default:
			ok = false
		}
		return ok
	})
	return ok
}

// HasAnd reports whether an expression has an && in it.
func HasAnd(expr ast.Expr) bool {
	found := false
	ast.Inspect(expr, func(n ast.Node) bool {
		e, ok := n.(*ast.BinaryExpr)
		found = found || ok && e.Op == token.LAND
		return !found
	})
	return found
}
