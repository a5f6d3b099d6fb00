package analyzer

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// A literal is a constant string expression at its largest, other than the use
// of a named constant: "CBC.5003", "CBC." + "5003", codes.Code("CBC.5003").
type literal struct {
	outer inspector.Cursor // the expression, in its parentheses
	cur   inspector.Cursor // the expression, out of its parentheses
	expr  ast.Expr         // the node of cur
	value string
}

// literalAt returns the literal that the string literal or sum at cur belongs to,
// or false if it belongs to none.
func (f *file) literalAt(cur inspector.Cursor) (literal, bool) {
	switch n := cur.Node().(type) {
	case *ast.BasicLit:
		if n.Kind != token.STRING || f.scanner.IsPlainLiteral(n.Value) {
			return literal{}, false // the letters may be in another operand, which leads here too
		}
	case *ast.BinaryExpr:
		if n.Op != token.ADD {
			return literal{}, false
		}
	}
	value, ok := astutil.StringValue(f.TypesInfo, cur.Node().(ast.Expr))
	if !ok {
		return literal{}, false // e.g. an import path, a struct tag, a sum of numbers
	}
	lit := literal{outer: cur, cur: cur, value: value}
	for {
		parent := lit.outer.Parent()
		expr, ok := parent.Node().(ast.Expr)
		if !ok || !f.isPart(expr) {
			break
		}
		if value, ok = astutil.StringValue(f.TypesInfo, expr); !ok {
			break // e.g. a sum with a variable, []byte("CBC.5003")
		}
		lit.outer, lit.value = parent, value
		if _, ok := expr.(*ast.ParenExpr); !ok {
			lit.cur = parent
		}
	}
	lit.expr = lit.cur.Node().(ast.Expr)
	return lit, true
}

// isPart reports whether the operands of an expression are part of the same
// constant: whether it is in parentheses, a sum or a conversion.
func (f *file) isPart(expr ast.Expr) bool {
	switch expr := expr.(type) {
	case *ast.ParenExpr:
		return true
	case *ast.BinaryExpr:
		return expr.Op == token.ADD
	case *ast.CallExpr:
		return astutil.IsConversion(f.TypesInfo, expr)
	}
	return false
}
