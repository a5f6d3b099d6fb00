package analyzer

import (
	"go/ast"
	"go/token"

	"github.com/cbclint/cbclint/codes"
)

// checkMalformed detects a literal like "cbc.5003" or "CBC_5003", which can
// never equal the code that it is meant to be.
func (f *file) checkMalformed(lit literal, code codes.Code, defect string) {
	if !f.malformed || f.allow[lit.value] {
		return
	}
	if sum, ok := lit.outer.Parent().Node().(*ast.BinaryExpr); ok && sum.Op == token.ADD {
		return // e.g. "CBC.5003 " + message, a part of a text
	}
	if f.foldsCase(lit) {
		return // e.g. strings.EqualFold(code, "cbc.5003")
	}
	f.report(ruleMalformed, lit.expr, f.fixSpelling(lit, code),
		"malformed CBC error code %q (%s); want %s", lit.value, defect, quoteWithMeaning(code))
}
