package astutil

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// IsTagless reports whether the cases of a switch are conditions.
func IsTagless(info *types.Info, stmt *ast.SwitchStmt) bool {
	return stmt.Tag == nil || IsBool(info, stmt.Tag) && BoolValue(info, stmt.Tag) // switch true
}

// BodyOf returns the statements of a case, including those that it falls through to.
func BodyOf(stmt *ast.SwitchStmt, i int) []ast.Stmt {
	body := stmt.Body.List[i].(*ast.CaseClause).Body
	if len(body) == 0 || i+1 == len(stmt.Body.List) {
		return body
	}
	last, ok := body[len(body)-1].(*ast.BranchStmt)
	if !ok || last.Tok != token.FALLTHROUGH {
		return body
	}
	return slices.Concat(body[:len(body)-1], BodyOf(stmt, i+1))
}

// Cases returns the cases in the body of a switch.
func Cases(body *ast.BlockStmt) []ast.Expr {
	var exprs []ast.Expr
	for _, clause := range body.List {
		exprs = append(exprs, clause.(*ast.CaseClause).List...)
	}
	return exprs
}
