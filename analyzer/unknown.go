package analyzer

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/codes"
)

// checkUnknown detects a literal like "CBC.5030" that is a code which is not
// in the catalog. It has no fix: the author must choose.
func (f *file) checkUnknown(lit literal) {
	code := lit.value
	if len(code) < len(prefix)+4 && nearest(code) == "" {
		return // e.g. "CBC.006", another standard's clause
	}
	f.reportUnknown(lit.expr, code)
}

// checkMentions detects unknown codes in a longer text like
// `{"error_code": "CBC.5030"}`.
func (f *file) checkMentions(lit literal) {
	for m := range mentions(lit.value) {
		f.reportUnknown(f.spanOf(lit, m.start, m.end), lit.value[m.start:m.end])
	}
}

func (f *file) reportUnknown(at analysis.Range, code string) {
	if !f.unknown || f.isKnown(code) {
		return
	}
	hint := ""
	if near := nearest(code); near != "" {
		hint = "; did you mean " + quoteWithMeaning(near) + "?"
	}
	f.report(ruleUnknown, at, nil, "unknown CBC error code %q%s", code, hint)
}

// quoteWithMeaning returns e.g. `"CBC.5003" (Insufficient balance.)`.
func quoteWithMeaning(code codes.Code) string {
	info, _ := code.Info()
	return fmt.Sprintf("%q (%s)", code, info.English)
}
