package analyzer

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// switchAt returns the decision that a switch makes, or nil if it names no
// code: with a tag, or without one and with comparisons of one operand.
func switchAt(f *file, cur inspector.Cursor, stmt *ast.SwitchStmt) *decision {
	d := &decision{what: "switch", cur: cur, head: astutil.Span{From: stmt.Pos(), To: stmt.Body.Lbrace}}
	tagless := astutil.IsTagless(f.TypesInfo, stmt)
	if !tagless {
		d.operand, d.first = stmt.Tag, stmt.Tag
	}
	for i, clause := range stmt.Body.List {
		clause := clause.(*ast.CaseClause)
		if clause.List == nil {
			d.hasElse = true
			for _, stmt := range astutil.BodyOf(stmt, i) {
				d.asked = append(d.asked, stmt)
			}
		}
		for _, expr := range clause.List {
			if d.first == nil {
				d.first = expr
			}
			if tagless {
				d.asked = append(d.asked, expr)
				addComparisons(f, d, expr)
			} else if code, ok := f.codeOf(expr); ok {
				d.name(code)
			}
		}
	}
	if len(d.named) == 0 {
		return nil
	}
	return d
}

// codeOf returns the code that an expression is, be it a literal, a named
// constant or a conversion of one.
func (p *file) codeOf(expr ast.Expr) (string, bool) {
	switch e := ast.Unparen(expr).(type) {
	case *ast.CallExpr:
		if astutil.IsConversion(p.TypesInfo, e) {
			return p.codeOf(e.Args[0]) // no constant if it is T("CBC.5003"), with a type parameter
		}
		return "", false
	case *ast.BasicLit:
		if e.Kind != token.STRING || len(e.Value) < p.shortest {
			return "", false // at little cost
		}
	case *ast.Ident, *ast.SelectorExpr, *ast.BinaryExpr:
	default:
		return "", false
	}
	value, ok := astutil.StringValue(p.TypesInfo, expr)
	return value, ok && p.catalog.IsWellFormed(value)
}
