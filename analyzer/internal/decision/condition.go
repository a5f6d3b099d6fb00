package decision

import (
	"go/ast"
	"go/token"
	"iter"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// Alternatives returns the codes of a condition "x == code || y == code" or, for !=, "x
// != code && y != code". It returns nil for any other condition. "x.Is(code)" counts as a
// comparison.
func Alternatives(f *lint.Pass, cond ast.Expr, op token.Token) []ast.Expr {
	cond = ast.Unparen(cond)
	if not, ok := cond.(*ast.UnaryExpr); ok && not.Op == token.NOT && op == token.NEQ {
		cond, op = ast.Unparen(not.X), token.EQL
		if _, isCall := cond.(*ast.CallExpr); !isCall {
			return nil
		}
	}
	if same := f.SameCondition(cond); same != nil && op == token.EQL {
		return []ast.Expr{same.Constant}
	}
	e, ok := cond.(*ast.BinaryExpr)
	if !ok {
		return nil
	}
	joins := token.LOR
	if op == token.NEQ {
		joins = token.LAND
	}
	if e.Op == token.LAND && op == token.EQL && IsFailureTest(f, e.X) {
		return Alternatives(f, e.Y, op) // errors.As(err, &e) && e.Code == code
	}
	switch e.Op {
	case joins:
		left, right := Alternatives(f, e.X, op), Alternatives(f, e.Y, op)
		if left == nil || right == nil {
			return nil
		}
		return append(left, right...)
	case op:
		for _, side := range [...]ast.Expr{e.Y, e.X} {
			if _, ok := f.CodeOf(side); ok {
				return []ast.Expr{side}
			}
		}
	}
	return nil
}

// IsFailureTest reports whether a condition only asks whether there is a failure, and of
// which type.
func IsFailureTest(f *lint.Pass, cond ast.Expr) bool {
	switch e := ast.Unparen(cond).(type) {
	case *ast.Ident:
		return e.Name == "ok"
	case *ast.CallExpr:
		return astutil.IsCallTo(f.TypesInfo, e, "errors", "As") || astutil.IsCallTo(f.TypesInfo, e, "errors", "Is")
	case *ast.BinaryExpr:
		return e.Op == token.LAND && IsFailureTest(f, e.X) && IsFailureTest(f, e.Y) || e.Op == token.NEQ && astutil.IsNil(e.Y) && astutil.IsError(astutil.TypeOf(f.TypesInfo, e.X))
	}
	return false
}

// Comparisons yields each "operand == code" that can make a condition true, in either
// order. It looks into parentheses, || and &&. "operand.Is(code)" compares with several
// codes: the argument and its twins.
func Comparisons(p *lint.Pass, cond ast.Expr) iter.Seq2[ast.Expr, []string] {
	return func(yield func(ast.Expr, []string) bool) { eachComparison(p, cond, yield) }
}

func eachComparison(p *lint.Pass, cond ast.Expr, yield func(ast.Expr, []string) bool) bool {
	if same := p.SameCondition(cond); same != nil {
		return yield(same.Operand, same.Codes)
	}
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return true
	}
	switch e.Op {
	case token.LOR, token.LAND:
		return eachComparison(p, e.X, yield) && eachComparison(p, e.Y, yield)
	case token.EQL:
		if code, ok := p.CodeOf(e.Y); ok {
			return yield(e.X, []string{code})
		}
		if code, ok := p.CodeOf(e.X); ok {
			return yield(e.Y, []string{code})
		}
	}
	return true
}
