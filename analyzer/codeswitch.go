package analyzer

import (
	"go/ast"
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/codes"
)

// A codeSwitch is a switch that names at least one code in its cases: a tagged
// one, or a tagless one that compares one operand with codes.
type codeSwitch struct {
	cur           inspector.Cursor
	stmt          *ast.SwitchStmt
	operand       ast.Expr        // the tag, or what the cases compare
	named         map[string]bool // the codes that cases name
	guarded       map[string]bool // the codes that do not come as far as the switch
	defaultClause *ast.CaseClause // or nil
}

// codeSwitchAt returns the code switch at cur, or nil if the switch is none.
func (f *file) codeSwitchAt(cur inspector.Cursor, stmt *ast.SwitchStmt) *codeSwitch {
	s := &codeSwitch{cur: cur, stmt: stmt, operand: stmt.Tag, named: make(map[string]bool), guarded: make(map[string]bool)}
	if f.isTagless(stmt) {
		s.operand = nil
	}
	for _, clause := range stmt.Body.List {
		clause := clause.(*ast.CaseClause)
		if clause.List == nil {
			s.defaultClause = clause
		}
		for _, expr := range clause.List {
			if f.isTagless(stmt) {
				if !f.addComparisons(s, expr) {
					return nil // compares several operands with codes
				}
			} else if code, ok := f.codeOf(expr); ok {
				s.named[code] = true
			}
		}
	}
	if len(s.named) == 0 {
		return nil
	}
	return s
}

// isTagless reports whether the cases of a switch are conditions.
func (f *file) isTagless(stmt *ast.SwitchStmt) bool {
	if stmt.Tag == nil {
		return true
	}
	value := f.TypesInfo.Types[stmt.Tag].Value
	return value != nil && value.Kind() == constant.Bool && constant.BoolVal(value) // switch true
}

// namesFailure reports whether the switch names a code other than of success.
func (s *codeSwitch) namesFailure() bool {
	for code := range s.named {
		if codes.Code(code).Retry() != codes.RetrySuccess {
			return true
		}
	}
	return false
}

// addComparisons adds the codes that a case of a tagless switch compares the
// operand with. It reports false if the case compares another operand.
func (f *file) addComparisons(s *codeSwitch, cond ast.Expr) bool {
	for operand, code := range f.comparisons(cond) {
		if s.operand == nil {
			s.operand = operand
		}
		if !f.same(s.operand, operand) {
			return false
		}
		s.named[code] = true
	}
	return true
}

// comparisons calls yield for each "operand == code", in either order, that
// can make a condition true: it looks into parentheses, || and &&.
func (f *file) comparisons(cond ast.Expr) func(yield func(operand ast.Expr, code string) bool) {
	return func(yield func(ast.Expr, string) bool) { f.eachComparison(cond, yield) }
}

func (f *file) eachComparison(cond ast.Expr, yield func(ast.Expr, string) bool) bool {
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return true
	}
	switch e.Op {
	case token.LOR, token.LAND:
		return f.eachComparison(e.X, yield) && f.eachComparison(e.Y, yield)
	case token.EQL:
		if code, ok := f.codeOf(e.Y); ok {
			return yield(e.X, code)
		}
		if code, ok := f.codeOf(e.X); ok {
			return yield(e.Y, code)
		}
	}
	return true
}

// codeOf returns the code that an expression is, be it a literal, a named
// constant or a conversion of one.
func (p *pkg) codeOf(expr ast.Expr) (string, bool) {
	value, ok := p.stringValue(expr)
	return value, ok && isWellFormed(value)
}
