package analyzer

import "github.com/cbclint/cbclint/analyzer/internal/edit"

// malformedRule is the rule malformed for a file.
type malformedRule struct{ *file }

// checkLiteral detects a literal like "cbc.5003" or "CBC_5003", which can never equal
// the code that it is meant to be. If that code is not in the catalog either, the rule
// unknown says so.
func (r *malformedRule) checkLiteral(lit literal) {
	if r.catalog.IsCode(lit.value) {
		return
	}
	m, _ := misspellingOf(r.file, lit)
	if m == nil || !m.isKnown || m.isNormalized {
		return
	}
	suggestions := func() []*edit.Fix { return []*edit.Fix{respell(r.file, lit, m.Code)} }
	r.suggest(ruleMalformed, lit.expr, suggestions, "malformed %s error code %q (%s); want %s",
		serviceOf(m.Code), lit.value, m.Defect, quoteWithText(m.entry))
}

func newMalformed(f *file) visitor { return visitor{literal: (&malformedRule{f}).checkLiteral} }
