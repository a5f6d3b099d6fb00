package analyzer

import (
	"go/ast"
	"go/token"
)

// constantRule is the rule constant for a file.
type constantRule struct{ *fixer }

// checkLiteral detects a literal like "CBC.5003" that is in the catalog, and
// requires the constant codes.InsufficientBalance5003 in its place.
func (f *constantRule) checkLiteral(lit literal) {
	if !f.catalog.IsCode(lit.value) || !f.wantsConstant(lit) || !f.hasLetters(lit) {
		return
	}
	e, ok := f.catalog.Lookup(lit.value)
	if !ok {
		return // a matter for unknown
	}
	name := f.constants.Qualified(e)
	fix := f.fixConstant(lit, e)
	switch {
	case fix != nil:
		name = fix.Constant
	case name == "" || f.constants.Lacks(e):
		return
	}
	f.report(ruleConstant, lit.expr, fix, "use %s instead of the literal %q", name, e.Code)
}

// wantsConstant reports whether the rule speaks about literals at that place.
func (f *constantRule) wantsConstant(lit literal) bool {
	if f.IsGenerated() {
		return false
	}
	if f.IsTest() && !f.constantTests {
		return false // tests repeat literals on purpose: so they catch a typo in the constant
	}
	return !isInConstDecl(lit)
}

// isInConstDecl reports whether the literal is in the declaration of a
// constant.
func isInConstDecl(lit literal) bool {
	for cur := range lit.outer.Enclosing((*ast.GenDecl)(nil), (*ast.FuncLit)(nil), (*ast.BlockStmt)(nil), (*ast.IfStmt)(nil)) {
		decl, ok := cur.Node().(*ast.GenDecl)
		return ok && decl.Tok == token.CONST
	}
	return false
}

func newConstant(f *file) visitor {
	return visitor{literal: (&constantRule{&fixer{file: f}}).checkLiteral}
}
