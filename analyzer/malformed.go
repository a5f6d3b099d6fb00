package analyzer

import (
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// malformedRule is the rule malformed for a file.
type malformedRule struct{ *lint.Pass }

// checkLiteral detects a literal like "cbc.5003" or "CBC_5003", which can never equal
// the code that it is meant to be. If that code is not in the catalog either, the rule
// unknown says so.
func (r *malformedRule) checkLiteral(lit lint.Literal) {
	if r.Catalog.IsCode(lit.Value) {
		return
	}
	m, _ := misspellingOf(r.Pass, lit)
	if m == nil || !m.isKnown || m.isNormalized {
		return
	}
	suggestions := func() []*edit.Fix { return []*edit.Fix{respell(r.Pass, lit, m.Code)} }
	r.Suggest(ruleMalformed, lit.Expr, suggestions, "malformed %s error code %q (%s); want %s",
		lint.Service(m.Code), lit.Value, m.Defect, lint.Describe(m.entry))
}

func newMalformed(f *lint.Pass) lint.Visitor {
	return lint.Visitor{Literal: (&malformedRule{f}).checkLiteral}
}
