package lint

import (
	"go/ast"
	"slices"
	"sort"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// An Operand is one of the literals and named constants whose sum is a literal.
type Operand struct {
	Expr  ast.Expr
	Start int // the offset of its value in the value of the sum
	End   int
}

// OperandsOf returns the operands of a literal, from left to right.
func (p *Pass) OperandsOf(lit Literal) []Operand {
	var operands []Operand
	at := 0
	var add func(ast.Expr)
	add = func(expr ast.Expr) {
		switch e := expr.(type) {
		case *ast.ParenExpr:
			add(e.X)
			return
		case *ast.BinaryExpr:
			add(e.X)
			add(e.Y)
			return
		case *ast.CallExpr:
			if _, ok := astutil.StringValue(p.TypesInfo, e.Args[0]); ok {
				add(e.Args[0])
				return
			}
		}
		value, _ := astutil.StringValue(p.TypesInfo, expr)
		operands = append(operands, Operand{expr, at, at + len(value)})
		at += len(value)
	}
	add(lit.Expr)
	return operands
}

// HasLetters reports whether one operand of a literal has all letters of a service.
// Letters that are put together from smaller pieces do not count, because the search over
// files does not see them either.
func (p *Pass) HasLetters(lit Literal) bool {
	return slices.ContainsFunc(p.OperandsOf(lit), func(o Operand) bool {
		return p.Scanner.MayMention(lit.Value[o.Start:o.End])
	})
}

// OperandAt returns the operand that has the byte at an offset of the value.
func OperandAt(operands []Operand, offset int) Operand {
	i := sort.Search(len(operands), func(i int) bool { return operands[i].End > offset })
	return operands[i]
}
