// Package constant reports code literals where a typed constant could stand.
//
// The fix is the constant, with its import. It never changes what the program does: here
// it is string(codes.InstanceTransactionInProgress), as
// codes.InstanceTransactionInProgress would never be equal to a string in an any.
//
//	func isBusy(code any) bool { return code == "CBC.99003651" }
//	// use codes.InstanceTransactionInProgress instead of the literal "CBC.99003651"
package constant

import (
	"go/ast"
	"go/token"

	"github.com/cbclint/cbclint/analyzer/internal/constfix"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// Name is the name of the rule: its flag, the category of its diagnostics, its heading
// in the README.
const Name = "constant"

// Rule returns the row of the rule in the table.
func Rule() lint.Rule {
	return lint.Rule{
		Name:      Name,
		Usage:     "report code literals where a typed constant could stand",
		ByDefault: true,
		Hint:      true,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	return lint.Visitor{Literal: (&rule{&constfix.Fixer{Pass: f}}).checkLiteral}
}

// rule is the rule constant for a file.
type rule struct{ *constfix.Fixer }

// checkLiteral finds a literal like "CBC.5003" that is in the catalog. It asks for the
// constant codes.InsufficientBalance5003 instead.
func (f *rule) checkLiteral(lit lint.Literal) {
	if !f.Catalog.IsCode(lit.Value) || !f.wantsConstant(lit) || !f.HasLetters(lit) {
		return
	}
	e, ok := f.Catalog.Lookup(lit.Value)
	if !ok {
		return // unknown reports it
	}
	name := f.Constants.Qualified(e)
	fix := f.FixConstant(lit, e)
	switch {
	case fix != nil:
		name = fix.Constant
	case name == "" || f.Constants.Lacks(e):
		return
	}
	f.Report(Name, lint.About(string(e.Code), lit.Expr), fix, "use %s instead of the literal %q", name, e.Code)
}

// wantsConstant reports whether the rule checks literals at this place.
func (f *rule) wantsConstant(lit lint.Literal) bool {
	if f.IsGenerated() {
		return false
	}
	if f.IsTest() && !f.ConstantTests {
		return false // tests repeat literals on purpose, to catch a typo in the constant
	}
	return !isInConstDecl(lit)
}

// isInConstDecl reports whether the literal is in the declaration of a constant.
func isInConstDecl(lit lint.Literal) bool {
	for cur := range lit.Outer.Enclosing((*ast.GenDecl)(nil), (*ast.FuncLit)(nil), (*ast.BlockStmt)(nil), (*ast.IfStmt)(nil)) {
		decl, ok := cur.Node().(*ast.GenDecl)
		return ok && decl.Tok == token.CONST
	}
	return false
}
