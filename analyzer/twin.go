package analyzer

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/flow"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// twinRule is the rule twin for a file.
type twinRule struct{ *lint.Pass }

// checkDecision detects a decision that handles CBC.5003 and not CBC.99005003, its
// twin: the same condition, as other operations report it.
func (f *twinRule) checkDecision(d *decision, before flow.Handled) {
	var list []string
	for _, code := range slices.Sorted(slices.Values(d.named)) {
		e, _ := f.Catalog.Lookup(code)
		var missing []string
		for _, twin := range e.Twins {
			if e, ok := f.Catalog.Lookup(string(twin)); ok && !slices.Contains(d.named, string(twin)) && !before.Excludes(string(twin)) {
				missing = append(missing, fmt.Sprintf("%q %s", e.Code, e.Name))
			}
		}
		if missing != nil {
			list = append(list, fmt.Sprintf("%q without %s", code, strings.Join(missing, " and ")))
		}
	}
	if len(list) != 0 {
		f.Report(ruleTwin, d.head, nil, "%s on %s error codes handles codes without their twins: %s", d.what, d.services(), strings.Join(list, ", "))
	}
}

func newTwin(f *lint.Pass) lint.Visitor {
	r := &twinRule{f}
	return lint.Visitor{Nodes: decisionNodes(f.Config), Visit: func(cur inspector.Cursor) {
		if d, before := decisionAt(f, cur); d != nil {
			r.checkDecision(d, before)
		}
	}}
}
