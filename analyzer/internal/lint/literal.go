package lint

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// A Literal is a largest constant string expression: "CBC.5003", "CBC." + "5003",
// codes.Code("CBC.5003"). The use of a named constant alone is not a literal.
type Literal struct {
	Outer inspector.Cursor // the expression with its parentheses
	cur   inspector.Cursor // the expression without its parentheses
	Expr  ast.Expr         // the node of cur
	Value string
}

// LiteralAt returns the literal that the string literal or sum at cur belongs to. It
// reports false if there is none.
func (p *Pass) LiteralAt(cur inspector.Cursor) (Literal, bool) {
	switch n := cur.Node().(type) {
	case *ast.BasicLit:
		if n.Kind != token.STRING || p.Scanner.IsPlainLiteral(n.Value) {
			return Literal{}, false // if another operand has the letters, LiteralAt finds the literal from there
		}
	case *ast.BinaryExpr:
		if n.Op != token.ADD {
			return Literal{}, false
		}
	}
	value, ok := astutil.StringValue(p.TypesInfo, cur.Node().(ast.Expr))
	if !ok {
		return Literal{}, false // e.g. an import path, a struct tag, a sum of numbers
	}
	lit := Literal{Outer: cur, cur: cur, Value: value}
	for {
		parent := lit.Outer.Parent()
		expr, ok := parent.Node().(ast.Expr)
		if !ok || !p.isPart(expr) {
			break
		}
		if value, ok = astutil.StringValue(p.TypesInfo, expr); !ok {
			break // e.g. a sum with a variable, []byte("CBC.5003")
		}
		lit.Outer, lit.Value = parent, value
		if _, ok := expr.(*ast.ParenExpr); !ok {
			lit.cur = parent
		}
	}
	lit.Expr = lit.cur.Node().(ast.Expr)
	return lit, true
}

// isPart reports whether an expression forms one constant with its operands: parentheses,
// a sum or a conversion.
func (p *Pass) isPart(expr ast.Expr) bool {
	switch expr := expr.(type) {
	case *ast.ParenExpr:
		return true
	case *ast.BinaryExpr:
		return expr.Op == token.ADD
	case *ast.CallExpr:
		return astutil.IsConversion(p.TypesInfo, expr)
	}
	return false
}
