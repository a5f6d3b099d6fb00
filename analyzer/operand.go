package analyzer

import (
	"go/ast"
	"slices"
	"sort"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// An operand is one of the literals and named constants that a literal is the
// sum of.
type operand struct {
	expr  ast.Expr
	start int // the offset of its value in that of the sum
	end   int
}

// operandsOf returns the operands of a literal, from left to right.
func (f *file) operandsOf(lit literal) []operand {
	var operands []operand
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
			if _, ok := astutil.StringValue(f.TypesInfo, e.Args[0]); ok {
				add(e.Args[0])
				return
			}
		}
		value, _ := astutil.StringValue(f.TypesInfo, expr)
		operands = append(operands, operand{expr, at, at + len(value)})
		at += len(value)
	}
	add(lit.expr)
	return operands
}

// hasLetters reports whether an operand of a literal has the letters of a service
// as a whole. Letters that are put together from smaller pieces are out of scope:
// the search over files does not see them either.
func (f *file) hasLetters(lit literal) bool {
	return slices.ContainsFunc(f.operandsOf(lit), func(o operand) bool {
		return f.scanner.MayMention(lit.value[o.start:o.end])
	})
}

// operandAt returns the operand that the byte at an offset of the value is from.
func operandAt(operands []operand, offset int) operand {
	i := sort.Search(len(operands), func(i int) bool { return operands[i].end > offset })
	return operands[i]
}
