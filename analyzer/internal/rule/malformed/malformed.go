// Package malformed reports catalog codes spelled so that they can never match.
//
// Such a literal is in the wrong case, has another separator than the dot, has spaces, or
// has letters that look alike. The right spelling is a suggestion. The rule is silent
// where the program normalises what it compares.
//
//	func isLocked(code string) bool { return code == "cbc-3002" }
//	// malformed CBC error code "cbc-3002" (lower case); want "CBC.3002" (The resource has been locked.)
package malformed

import (
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/analyzer/internal/spelling"
)

// Name is the name of the rule: its flag, the category of its diagnostics, its heading
// in the README.
const Name = "malformed"

// Rule returns the row of the rule in the table.
func Rule() lint.Rule {
	return lint.Rule{
		Name:      Name,
		Usage:     "report catalog codes spelled so that they can never match",
		ByDefault: true,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	return lint.Visitor{Literal: (&rule{f}).checkLiteral}
}

// rule is the rule malformed for a file.
type rule struct{ *lint.Pass }

// checkLiteral finds a literal like "cbc.5003" or "CBC_5003", which can never equal the
// code that it means. If that code is not in the catalog either, the rule unknown reports
// it.
func (r *rule) checkLiteral(lit lint.Literal) {
	if r.Catalog.IsCode(lit.Value) {
		return
	}
	m, _ := spelling.Of(r.Pass, lit)
	if m == nil || !m.IsKnown || m.IsNormalized {
		return
	}
	suggestions := func() []*edit.Fix { return []*edit.Fix{spelling.Respell(r.Pass, lit, m.Code)} }
	r.Suggest(Name, lint.About(lit.Value, lit.Expr), suggestions, "malformed %s error code %q (%s); want %s",
		lint.Service(m.Code), lit.Value, m.Defect, lint.Describe(m.Entry))
}
