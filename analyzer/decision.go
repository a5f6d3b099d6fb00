package analyzer

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/codes"
)

// A decision is a place where a program decides by codes: a switch, a chain of
// ifs, or a set.
type decision struct {
	what    string           // as messages call it
	cur     inspector.Cursor // the statement or literal
	head    span             // where it is reported
	operand ast.Expr         // what is compared with codes; nil for a set
	first   ast.Expr         // what is evaluated first of it; nil for a set
	named   []string         // the codes that it names, each once
	asked   []ast.Node       // where a retry predicate counts: conditions, the default clause
	hasElse bool             // there is a default clause or a last else
}

func (d *decision) name(code string) {
	if !slices.Contains(d.named, code) {
		d.named = append(d.named, code)
	}
}

// namesFailure reports whether the decision names a code other than of
// success: if not, it tells success from failure, if anything.
func (d *decision) namesFailure() bool {
	return slices.ContainsFunc(d.named, func(code string) bool {
		return codes.Code(code).Retry() != codes.RetrySuccess
	})
}

// addComparisons names the codes that a condition compares the operand with.
// It reports false if the condition compares another operand with a code.
func (f *file) addComparisons(d *decision, cond ast.Expr) bool {
	for operand, code := range comparisons(f.pkg, cond) {
		if d.operand == nil {
			d.operand = operand
		}
		if !f.same(d.operand, operand) {
			return false
		}
		d.name(code)
	}
	return true
}

// checkDecision applies the rules about decisions.
func (f *file) checkDecision(d *decision) {
	if d == nil || !d.namesFailure() {
		return
	}
	handled := f.handledBefore(d)
	if !handled.all {
		handled.all = slices.ContainsFunc(d.asked, func(n ast.Node) bool { return f.asks(n, d.operand) })
	}
	f.checkRetryable(d, handled)
	f.checkTwin(d, handled)
}
