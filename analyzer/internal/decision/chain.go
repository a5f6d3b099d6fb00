package decision

import (
	"go/ast"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// chainAt returns the decision of a chain of if and else if. It returns nil if the chain
// does not name at least two codes in at least two comparisons.
func chainAt(f *lint.Pass, cur inspector.Cursor, stmt *ast.IfStmt) *Decision {
	if kind, _ := cur.ParentEdge(); kind == edge.IfStmt_Else {
		return nil // part of the chain above
	}
	d := &Decision{What: "if chain", Cur: cur, Head: astutil.Span{From: stmt.Pos(), To: stmt.Body.Lbrace}, first: stmt.Cond}
	for {
		addComparisons(f, d, stmt.Cond)
		d.asked = append(d.asked, stmt.Cond)
		switch otherwise := stmt.Else.(type) {
		case *ast.IfStmt:
			stmt = otherwise
			continue
		case *ast.BlockStmt:
			d.HasElse = true
			d.asked = append(d.asked, otherwise)
		}
		break
	}
	if len(d.Named) < 2 || len(d.others) < 2 {
		return nil
	}
	return d
}
