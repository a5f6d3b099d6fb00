package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/codes"
)

// clashes reports whether the right spelling of a literal might make two equal
// cases of a switch or two equal keys of a map, which do not compile.
func (f *file) clashes(lit literal, code codes.Code) bool {
	kind, _ := lit.outer.ParentEdge()
	switch kind {
	case edge.CaseClause_List:
		return f.isTwice(code, cases(lit.outer.Parent().Parent()))
	case edge.KeyValueExpr_Key:
		return f.isTwice(code, keys(lit.outer.Parent().Parent()))
	case edge.ValueSpec_Values:
		return f.constantClashes(lit.outer) || isInConstDecl(lit) && f.isWritten(code)
	case edge.CallExpr_Args:
		call := lit.outer.Parent().Node().(*ast.CallExpr)
		return f.TypesInfo.Types[call.Fun].IsBuiltin() // e.g. an array of len("CBC5003")
	case edge.IndexExpr_X, edge.SliceExpr_X:
		return true // its length matters
	}
	// A part of a constant's declaration could end up anywhere.
	return isInConstDecl(lit)
}

// isWritten reports whether a code is written in the package, well spelled: a
// constant that becomes that code would then be preferred to the literal, by
// another run.
func (f *file) isWritten(code codes.Code) bool {
	for cur := range f.cur.Inspector().Root().Preorder((*ast.BasicLit)(nil)) {
		if value, _ := f.stringValue(cur.Node().(*ast.BasicLit)); value == string(code) {
			return true
		}
	}
	return false
}

// isTwice reports whether several expressions are a code, well or badly
// spelled.
func (f *file) isTwice(code codes.Code, exprs []ast.Expr) bool {
	times := 0
	for _, expr := range exprs {
		value, _ := f.stringValue(expr)
		if respelled, _, _ := f.catalog.Respell(value); value == string(code) || respelled.Code == code {
			times++
		}
	}
	return times > 1
}

// cases returns the cases in the body of a switch.
func cases(body inspector.Cursor) []ast.Expr {
	var exprs []ast.Expr
	for clause := range body.Children() {
		if clause, ok := clause.Node().(*ast.CaseClause); ok {
			exprs = append(exprs, clause.List...)
		}
	}
	return exprs
}

// keys returns the keys of a composite literal.
func keys(lit inspector.Cursor) []ast.Expr {
	var exprs []ast.Expr
	for _, elt := range lit.Node().(*ast.CompositeLit).Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			exprs = append(exprs, kv.Key)
		}
	}
	return exprs
}

// constantClashes reports whether the value at cur is that of a constant which
// is exported, or used as a case, a key or a part of another constant.
func (f *file) constantClashes(cur inspector.Cursor) bool {
	spec, decl := cur.Parent().Node().(*ast.ValueSpec), cur.Parent().Parent().Node().(*ast.GenDecl)
	if decl.Tok != token.CONST {
		return false
	}
	for _, other := range decl.Specs {
		if other.(*ast.ValueSpec).Values == nil {
			return true // perhaps a repetition of this one
		}
	}
	_, i := cur.ParentEdge()
	c, ok := f.TypesInfo.Defs[spec.Names[i]].(*types.Const)
	if !ok || c.Exported() || f.siblingFiles().mentioned[c.Name()] {
		return true
	}
	for use := range f.cur.Inspector().Root().Preorder((*ast.Ident)(nil)) {
		if f.TypesInfo.Uses[use.Node().(*ast.Ident)] != c {
			continue
		}
		switch kind, _ := use.ParentEdge(); kind {
		case edge.BinaryExpr_X, edge.BinaryExpr_Y:
			e := use.Parent().Node().(*ast.BinaryExpr)
			if e.Op != token.EQL && e.Op != token.NEQ || f.TypesInfo.Types[e].Value != nil {
				return true
			}
		case edge.AssignStmt_Rhs, edge.ReturnStmt_Results, edge.CompositeLit_Elts, edge.KeyValueExpr_Value:
		case edge.CallExpr_Args:
			call := use.Parent().Node().(*ast.CallExpr)
			if f.isConversion(call) || f.TypesInfo.Types[call.Fun].IsBuiltin() {
				return true
			}
		default:
			return true
		}
	}
	return false
}
