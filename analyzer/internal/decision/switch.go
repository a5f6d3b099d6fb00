package decision

import (
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// switchAt returns the decision of a switch, or nil if it names no code. The switch has a
// tag, or has comparisons as its cases.
func switchAt(f *lint.Pass, cur inspector.Cursor, stmt *ast.SwitchStmt) *Decision {
	d := &Decision{What: "switch", Cur: cur, Head: astutil.Span{From: stmt.Pos(), To: stmt.Body.Lbrace}}
	tagless := astutil.IsTagless(f.TypesInfo, stmt)
	if !tagless {
		d.Operand, d.first = stmt.Tag, stmt.Tag
	}
	for i, clause := range stmt.Body.List {
		clause := clause.(*ast.CaseClause)
		if clause.List == nil {
			d.HasElse = true
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
			} else if code, ok := f.CodeOf(expr); ok {
				d.name(code)
			}
		}
	}
	if len(d.Named) == 0 {
		return nil
	}
	return d
}
