// Package twin reports decisions on a code that forget its twin.
//
// The twin of a code is the same condition, as other operations report it. This rule is
// off by default.
//
//	func isPoor(code string) bool {
//		switch code {
//		case "CBC.99006055":
//			return true
//		}
//		return false
//	}
//	// switch on CBC error codes handles codes without their twins: "CBC.99006055" without "CBC.6055" QuoteAmountAboveMax6055
package twin

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
)

// Name is the name of the rule: its flag, the category of its diagnostics, its heading
// in the README.
const Name = "twin"

// Rule returns the row of the rule in the table.
func Rule() lint.Rule {
	return lint.Rule{
		Name:      Name,
		Usage:     "report decisions on a code that forget its twin",
		ByDefault: false,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	return lint.Visitor{Nodes: []ast.Node{(*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)}, Visit: (&rule{f}).checkFunction}
}

// rule is the rule twin for a file.
type rule struct{ *lint.Pass }

// checkFunction checks the decisions in a function that is not in another one.
func (f *rule) checkFunction(cur inspector.Cursor) {
	if decision.IsInFunction(cur) {
		return
	}
	for _, d := range decision.In(f.Pass, cur) {
		if !f.Strict || d.Operand != nil {
			f.checkDecision(d)
		}
	}
}

// checkDecision finds a decision that handles CBC.5003 but not its twin CBC.99005003. The
// twin is the same condition, as other operations report it.
func (f *rule) checkDecision(d *decision.Decision) {
	var list []string
	isListed := make(map[string]bool)
	for _, code := range slices.Sorted(slices.Values(d.Named)) {
		if isListed[code] {
			continue
		}
		var there, missing []string
		e, _ := f.Catalog.Lookup(code)
		for _, twin := range slices.Sorted(slices.Values(append([]codes.Code{codes.Code(code)}, e.Twins...))) {
			twin := string(twin)
			e, known := f.Catalog.Lookup(twin)
			switch {
			case d.IsNamed[twin]:
				there = append(there, fmt.Sprintf("%q", twin))
				isListed[twin] = true
			case known && f.isMissed(d, code, twin):
				missing = append(missing, strings.TrimSpace(fmt.Sprintf("%q %s", twin, e.Name)))
			}
		}
		if missing != nil {
			list = append(list, strings.Join(there, " and ")+" without "+strings.Join(missing, " and "))
		}
	}
	if len(list) != 0 {
		f.Report(Name, d.Head, nil, "%s on %s error codes handles codes without their twins: %s", d.What(), d.Services(), strings.Join(list, ", "))
	}
}

// isMissed reports whether a twin that a decision does not name has another fate than the
// code.
func (f *rule) isMissed(d *decision.Decision, code, twin string) bool {
	if !d.Flow.Reach(d.At, twin) {
		return false
	}
	if f.Strict {
		return !d.IsAsked(twin) && !d.Flow.IsAskedBefore(d.At, twin)
	}
	return !d.Flow.IsAsked(twin, d.IsNamed) && !d.Flow.SameFate(code, twin)
}
