// Package retryable reports switches that leave retryable codes unhandled.
//
// A switch that decides about CBC failures and leaves retryable codes unhandled ends a
// throttled request as a permanent failure. It has to handle the codes of the families
// that it names and of family common, or ask Retryable of package codes. A default clause
// alone handles nothing. The missing cases are a suggestion.
//
//	func next(code string) string {
//		switch code {
//		case "CBC.0151", "CBC.0155":
//			return "ask for access"
//		default:
//			return "give up"
//		}
//	}
//	// switch on CBC error codes leaves retryable codes unhandled: "CBC.0250" FlowControl (throttled), "CBC.99007197" IPThrottled (throttled)
package retryable

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/constfix"
	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/analyzer/internal/flow"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// Name is the name of the rule: its flag, the category of its diagnostics, its heading
// in the README.
const Name = "retryable"

// Rule returns the row of the rule in the table.
func Rule() lint.Rule {
	return lint.Rule{
		Name:      Name,
		Usage:     "report switches that leave retryable codes unhandled",
		ByDefault: true,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	r := &rule{f, &filler{&constfix.Fixer{Pass: f}}}
	return lint.Visitor{Nodes: decision.Nodes(f.Config), Visit: func(cur inspector.Cursor) {
		if d, before := decision.At(f, cur); d != nil {
			r.checkDecision(d, before)
		}
	}}
}

// rule is the rule retryable for a file.
type rule struct {
	*lint.Pass
	filler *filler
}

// checkDecision finds a decision like
//
//	switch code {
//	case "CBC.5003":
//		return topUp()
//	default:
//		return permanent(err)
//	}
//
// which treats a throttled request like one that can never succeed. It asks for a case
// for every retryable code of family common and of the families that the decision names,
// or for a call of a retry predicate.
func (f *rule) checkDecision(d *decision.Decision, before flow.Handled) {
	if d.HasElse && f.DefaultSignifiesExhaustive {
		return
	}
	missing := slices.DeleteFunc(required(f.Config, d), func(e catalog.Entry) bool {
		return d.IsNamed[string(e.Code)] || before.Excludes(string(e.Code))
	})
	if len(missing) == 0 {
		return
	}
	list := make([]string, len(missing))
	for i, e := range missing {
		list[i] = strings.Join(strings.Fields(fmt.Sprintf("%q %s (%s)", e.Code, e.Name, e.Retry)), " ")
	}
	f.Suggest(Name, d.Head, func() []*edit.Fix { return []*edit.Fix{f.filler.fillSwitch(d, missing)} }, "%s on %s error codes leaves retryable codes unhandled: %s", d.What, d.Services(), strings.Join(list, ", "))
}

// required returns the codes that a decision has to handle, sorted by code. From services
// that it does not name, it has to handle only the codes of the gateway, which is in
// front of all services.
func required(c *lint.Config, d *decision.Decision) []catalog.Entry {
	families := map[codes.Family]bool{codes.FamilyCommon: true}
	services := make(map[string]bool)
	for _, code := range d.Named {
		e, _ := c.Catalog.Lookup(code)
		families[e.Family] = true
		services[lint.Service(code)] = true
	}
	var required []catalog.Entry
	for _, e := range c.ToHandle {
		service := lint.Service(string(e.Code))
		if c.ScopeAll || families[e.Family] && (services[service] || service == catalog.Gateway) {
			required = append(required, e)
		}
	}
	return required
}
