package constfix

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// A condition is the largest expression of comparisons, && and || around a literal.
type condition struct {
	astutil.Span

	// Operands of && and ||, and operands of comparisons with a constant, by form. The
	// form is the same for operands that differ only in how codes are spelled.
	operands map[string][]astutil.Span
	written  map[string]map[string]bool // by form: the ways in which its operands are written

	repeated []astutil.Span // operands whose form is written in several ways
}

// wouldRepeat reports whether the constant of a literal would make two operands of a
// condition equal that are written differently now:
//
//	code == "CBC.5003" || code == `CBC.5003`
//
// go vet, and so go test, would call that redundant, although the author did not write
// it.
func (f *Fixer) wouldRepeat(lit lint.Literal) bool {
	if c := f.condition; lit.Expr.Pos() < c.From || c.To <= lit.Expr.Pos() {
		f.condition = f.newCondition(conditionAround(lit.Outer))
	}
	return slices.ContainsFunc(f.condition.repeated, func(s astutil.Span) bool {
		return s.From <= lit.Expr.Pos() && lit.Expr.Pos() < s.To
	})
}

// conditionAround returns the largest expression of comparisons, && and || around an
// expression, or the expression itself.
func conditionAround(cur inspector.Cursor) inspector.Cursor {
	found := cur
	for parent := cur.Parent(); ; parent = parent.Parent() {
		switch n := parent.Node().(type) {
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				found = parent
			}
		case ast.Expr:
		default:
			return found
		}
	}
}

func (f *Fixer) newCondition(cur inspector.Cursor) condition {
	expr := cur.Node().(ast.Expr)
	c := condition{Span: astutil.Span{From: expr.Pos(), To: expr.End()}, operands: make(map[string][]astutil.Span), written: make(map[string]map[string]bool)}
	f.addOperands(&c, expr)
	for form, written := range c.written {
		if len(written) > 1 {
			c.repeated = append(c.repeated, c.operands[form]...)
		}
	}
	return c
}

// addOperands adds the operands of each && and || in an expression.
func (f *Fixer) addOperands(c *condition, expr ast.Expr) {
	ast.Inspect(expr, func(n ast.Node) bool {
		e, ok := n.(*ast.BinaryExpr)
		if !ok || e.Op != token.LAND && e.Op != token.LOR {
			return true
		}
		for _, side := range [...]ast.Expr{e.X, e.Y} {
			side = ast.Unparen(side)
			if inner, ok := side.(*ast.BinaryExpr); ok && inner.Op == e.Op {
				continue // its own operands count
			}
			f.addOperand(c, side)
			if compared, ok := side.(*ast.BinaryExpr); ok {
				switch {
				case f.TypesInfo.Types[compared.Y].Value != nil:
					f.addOperand(c, compared.X)
				case f.TypesInfo.Types[compared.X].Value != nil:
					f.addOperand(c, compared.Y)
				}
			}
		}
		return true
	})
}

func (f *Fixer) addOperand(c *condition, expr ast.Expr) {
	form := f.formOf(expr, func(_ ast.Expr, value string) string { return strconv.Quote(value) })
	if c.written[form] == nil {
		c.written[form] = make(map[string]bool)
	}
	c.written[form][f.formOf(expr, func(text ast.Expr, _ string) string { return types.ExprString(text) })] = true
	c.operands[form] = append(c.operands[form], astutil.Span{From: expr.Pos(), To: expr.End()})
}

// formOf returns a text that is equal for equal expressions. show writes the constant
// texts in it.
func (f *Fixer) formOf(expr ast.Expr, show func(ast.Expr, string) string) string {
	var b strings.Builder
	ast.Inspect(expr, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil:
			b.WriteByte(')')
			return true
		case *ast.Ident, *ast.BasicLit, *ast.BinaryExpr, *ast.CallExpr, *ast.SelectorExpr:
			text := n.(ast.Expr)
			if value, ok := astutil.StringValue(f.TypesInfo, text); ok {
				b.WriteString(show(text, value))
				return false
			}
		}
		fmt.Fprintf(&b, "%T(", n)
		switch n := n.(type) {
		case *ast.Ident:
			b.WriteString(n.Name)
		case *ast.BasicLit:
			b.WriteString(n.Value)
		case *ast.BinaryExpr:
			b.WriteString(n.Op.String())
		case *ast.UnaryExpr:
			b.WriteString(n.Op.String())
		}
		return true
	})
	return b.String()
}
