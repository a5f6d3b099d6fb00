// Package twin reports decisions that handle a code and not its twin.
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
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/flow"
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
		Usage:     "report decisions that handle a code and not its twin",
		ByDefault: false,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	r := &rule{f}
	return lint.Visitor{Nodes: decision.Nodes(f.Config), Visit: func(cur inspector.Cursor) {
		if d, before := decision.At(f, cur); d != nil {
			r.checkDecision(d, before)
		}
	}}
}

// rule is the rule twin for a file.
type rule struct{ *lint.Pass }

// checkDecision finds a decision that handles CBC.5003 but not its twin CBC.99005003. The
// twin is the same condition, as other operations report it.
func (f *rule) checkDecision(d *decision.Decision, before flow.Handled) {
	var list []string
	isListed := make(map[string]bool)
	for _, code := range slices.Sorted(slices.Values(d.Named)) {
		if isListed[code] {
			continue
		}
		var there, missing []string
		e, _ := f.Catalog.Lookup(code)
		for _, code := range slices.Sorted(slices.Values(append([]codes.Code{codes.Code(code)}, e.Twins...))) {
			code := string(code)
			e, known := f.Catalog.Lookup(code)
			switch {
			case d.IsNamed[code]:
				there = append(there, fmt.Sprintf("%q", code))
				isListed[code] = true
			case known && !before.Excludes(code):
				missing = append(missing, strings.TrimSpace(fmt.Sprintf("%q %s", code, e.Name)))
			}
		}
		if missing != nil {
			list = append(list, strings.Join(there, " and ")+" without "+strings.Join(missing, " and "))
		}
	}
	if len(list) != 0 {
		f.Report(Name, d.Head, nil, "%s on %s error codes handles codes without their twins: %s", d.What, d.Services(), strings.Join(list, ", "))
	}
}
