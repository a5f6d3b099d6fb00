package decision

import (
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// switchAt returns the decision of a switch. It returns nil if the switch names no code,
// cannot be reached, or compares several values with codes.
func switchAt(f *lint.Pass, cur inspector.Cursor, compares index) *Decision {
	stmt := cur.Node().(*ast.SwitchStmt)
	d := &Decision{Cur: cur, Head: astutil.Span{From: stmt.Pos(), To: stmt.Body.Lbrace}}
	tagless := astutil.IsTagless(f.TypesInfo, stmt)
	if !tagless {
		d.Operand = stmt.Tag
	}
	var conditions []ast.Node
	for i, clause := range stmt.Body.List {
		clause := clause.(*ast.CaseClause)
		if clause.List == nil {
			d.HasElse = true
			for _, stmt := range astutil.BodyOf(stmt, i) {
				d.asked = append(d.asked, stmt)
			}
		}
		for _, expr := range clause.List {
			conditions = append(conditions, expr)
			if tagless {
				d.asked = append(d.asked, expr)
				for operand, codes := range Comparisons(f, expr) {
					if d.Operand == nil {
						d.Operand = operand
					}
					for _, code := range codes {
						d.name(code)
					}
				}
			} else if code, ok := f.CodeOf(expr); ok {
				d.name(code)
			}
		}
	}
	if !d.locate(conditions, compares) {
		return nil
	}
	if stmt.Tag != nil {
		for _, c := range compares.within(stmt.Tag) {
			d.compares = append(d.compares, c.Compare) // kindOf(code)
		}
	}
	if len(d.Named) == 0 && !tagless { // switch kindOf(code)
		for _, code := range sortedNames(d.At) {
			d.name(code)
		}
	}
	if len(d.Named) == 0 {
		return nil
	}
	return d
}

// locate finds the flow of what a switch compares with codes. It reports false if there is
// none, or several.
func (d *Decision) locate(conditions []ast.Node, compares index) bool {
	for _, n := range conditions {
		for _, c := range compares.within(n) {
			if d.Flow != nil && d.Flow != c.flow {
				return false
			}
			d.Flow = c.flow
			if d.At == nil {
				d.At = c.Compare
			}
			d.compares = append(d.compares, c.Compare)
		}
	}
	return d.Flow != nil
}
