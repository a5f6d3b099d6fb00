package analyzer

import (
	"go/ast"
	"go/token"

	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// constantRule is the rule constant for a file.
type constantRule struct{ *fixer }

// checkLiteral detects a literal like "CBC.5003" that is in the catalog, and
// requires the constant codes.InsufficientBalance5003 in its place.
func (f *constantRule) checkLiteral(lit lint.Literal) {
	if !f.Catalog.IsCode(lit.Value) || !f.wantsConstant(lit) || !f.HasLetters(lit) {
		return
	}
	e, ok := f.Catalog.Lookup(lit.Value)
	if !ok {
		return // a matter for unknown
	}
	name := f.Constants.Qualified(e)
	fix := f.fixConstant(lit, e)
	switch {
	case fix != nil:
		name = fix.Constant
	case name == "" || f.Constants.Lacks(e):
		return
	}
	f.Report(ruleConstant, lit.Expr, fix, "use %s instead of the literal %q", name, e.Code)
}

// wantsConstant reports whether the rule speaks about literals at that place.
func (f *constantRule) wantsConstant(lit lint.Literal) bool {
	if f.IsGenerated() {
		return false
	}
	if f.IsTest() && !f.ConstantTests {
		return false // tests repeat literals on purpose: so they catch a typo in the constant
	}
	return !isInConstDecl(lit)
}

// isInConstDecl reports whether the literal is in the declaration of a
// constant.
func isInConstDecl(lit lint.Literal) bool {
	for cur := range lit.Outer.Enclosing((*ast.GenDecl)(nil), (*ast.FuncLit)(nil), (*ast.BlockStmt)(nil), (*ast.IfStmt)(nil)) {
		decl, ok := cur.Node().(*ast.GenDecl)
		return ok && decl.Tok == token.CONST
	}
	return false
}

func newConstant(f *lint.Pass) lint.Visitor {
	return lint.Visitor{Literal: (&constantRule{&fixer{Pass: f}}).checkLiteral}
}
