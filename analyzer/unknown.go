package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/codes"
)

// checkUnknown detects a literal like "CBC.5030" that is a code which is not
// in the catalog. It has no fix: the author must choose.
func (f *file) checkUnknown(lit literal) {
	code := lit.value
	if len(code) < len(prefix)+4 && nearest(code) == "" {
		return // e.g. "CBC.006", another standard's clause
	}
	if isPrefix(code) && f.isForPrefix(lit) {
		return // e.g. strings.HasPrefix(code, "CBC.9900")
	}
	f.reportUnknown(lit.expr, code)
}

// checkMentions detects unknown codes in a longer text like
// `{"error_code": "CBC.5030"}`.
func (f *file) checkMentions(lit literal) {
	for m := range mentions(lit.value) {
		if at := f.spanOf(lit, m.start, m.end); at != nil {
			f.reportUnknown(at, lit.value[m.start:m.end])
		}
	}
}

// isPrefix reports whether codes of the catalog begin with another.
func isPrefix(code string) bool {
	for info := range codes.All() {
		if len(info.Code) > len(code) && strings.HasPrefix(string(info.Code), code) {
			return true
		}
	}
	return false
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
	hint := ""
	if near := nearest(code); near != "" {
		hint = "; did you mean " + quoteWithMeaning(near) + "?"
	}
	const most = 32 // bytes of a code that a message shows
	if len(code) > most {
		code = code[:most] + "…"
	}
	f.report(ruleUnknown, at, nil, "unknown CBC error code %q%s", code, hint)
}

// quoteWithMeaning returns e.g. `"CBC.5003" (Insufficient balance.)`.
func quoteWithMeaning(code codes.Code) string {
	info, _ := code.Info()
	return fmt.Sprintf("%q (%s)", code, info.English)
}
