package analyzer

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/types/typeutil"
)

// checkUnknown detects a literal like "CBC.5030" that is a code which is not
// in the catalog. It has no fix: the author must choose.
func (f *file) checkUnknown(lit literal) {
	code := lit.value
	if !f.unknown || f.isKnown(code) {
		return
	}
	if prefix, _ := f.catalog.PrefixOf(code); len(code) < len(prefix.Letters)+1+prefix.Digits[0] {
		if _, near := f.catalog.Nearest(code); !near {
			return // e.g. "CBC.006", another standard's clause
		}
	}
	if f.isForPrefix(lit) && f.catalog.IsPrefix(code) {
		return // e.g. strings.HasPrefix(code, "CBC.9900")
	}
	f.reportUnknown(lit.expr, code)
}

// checkMentions detects unknown codes in a longer text like
// `{"error_code": "CBC.5030"}`.
func (f *file) checkMentions(lit literal) {
	for m := range f.catalog.Mentions(lit.value) {
		if at := f.spanOf(lit, m.Start, m.End); at != nil {
			f.reportUnknown(at, lit.value[m.Start:m.End])
		}
	}
}

// isForPrefix reports whether a literal is where a prefix of codes stands: on
// the left of a sum, or as an argument of strings.HasPrefix and the like.
func (f *file) isForPrefix(lit literal) bool {
	kind, _ := lit.outer.ParentEdge()
	switch parent := lit.outer.Parent().Node().(type) {
	case *ast.BinaryExpr:
		return parent.Op == token.ADD && kind == edge.BinaryExpr_X
	case *ast.CallExpr:
		fn := typeutil.Callee(f.TypesInfo, parent)
		return fn != nil && strings.HasSuffix(fn.Name(), "Prefix")
	}
	return false
}

func (f *file) reportUnknown(at analysis.Range, code string) {
	if !f.unknown || f.isKnown(code) {
		return
	}
	prefix, _ := f.catalog.PrefixOf(code)
	if prefix.Partial {
		return // the catalog does not claim to have them all
	}
	hint := ""
	if near, ok := f.catalog.Nearest(code); ok {
		hint = "; did you mean " + quoteWithMeaning(near) + "?"
	}
	const most = 32 // bytes of a code that a message shows
	if len(code) > most {
		code = code[:most] + "…"
	}
	f.report(ruleUnknown, at, nil, "unknown %s error code %q%s", prefix.Letters, code, hint)
}
