package analyzer

import (
	"go/ast"
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ast/inspector"
)

// switchAt returns the decision that a switch makes, or nil if it names no
// code: with a tag, or without one and with comparisons of one operand.
func (f *file) switchAt(cur inspector.Cursor, stmt *ast.SwitchStmt) *decision {
	d := &decision{what: "switch", cur: cur, head: span{stmt.Pos(), stmt.Body.Lbrace}}
	tagless := f.isTagless(stmt)
	if !tagless {
		d.operand, d.first = stmt.Tag, stmt.Tag
	}
	for i, clause := range stmt.Body.List {
		clause := clause.(*ast.CaseClause)
		if clause.List == nil {
			d.hasElse = true
			for _, stmt := range bodyOf(stmt, i) {
				d.asked = append(d.asked, stmt)
			}
		}
		for _, expr := range clause.List {
			if d.first == nil {
				d.first = expr
			}
			if tagless {
				d.asked = append(d.asked, expr)
				f.addComparisons(d, expr)
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

// isTagless reports whether the cases of a switch are conditions.
func (p *pkg) isTagless(stmt *ast.SwitchStmt) bool {
	return stmt.Tag == nil || p.isBool(stmt.Tag) && p.boolValue(stmt.Tag) // switch true
}

// isBool reports whether an expression is a constant of a boolean type.
func (p *pkg) isBool(expr ast.Expr) bool {
	value := p.TypesInfo.Types[expr].Value
	return value != nil && value.Kind() == constant.Bool
}

func (p *pkg) boolValue(expr ast.Expr) bool {
	return constant.BoolVal(p.TypesInfo.Types[expr].Value)
}

// codeOf returns the code that an expression is, be it a literal, a named
// constant or a conversion of one.
func (p *pkg) codeOf(expr ast.Expr) (string, bool) {
	switch e := ast.Unparen(expr).(type) {
	case *ast.CallExpr:
		if p.isConversion(e) {
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
	value, ok := p.stringValue(expr)
	return value, ok && p.catalog.IsWellFormed(value)
}
