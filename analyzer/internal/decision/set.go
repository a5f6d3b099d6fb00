package decision

import (
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// setAt returns the decision of a literal that is a set of codes, or nil if it is not
// one. A set is a slice or an array of only codes, or a map from codes to bool or
// struct{}. It has at least one code of a class that must be handled.
func setAt(f *lint.Pass, cur inspector.Cursor, lit *ast.CompositeLit) *Decision {
	if len(lit.Elts) == 0 || !astutil.IsSetType(f.TypesInfo, lit) {
		return nil
	}
	d := &Decision{What: "set", Cur: cur, Head: astutil.Span{From: lit.Pos(), To: lit.End()}}
	if lit.Type != nil {
		d.Head.To = lit.Type.End()
	}
	retryable := false
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Key
		}
		code, ok := f.CodeOf(elt)
		if !ok {
			return nil // e.g. an index of an array, a code of another service
		}
		d.name(code)
		retryable = retryable || f.Classes[f.RetryOf(code)]
	}
	if !retryable {
		return nil
	}
	nameAlsoChecked(f, d, cur)
	return d
}
