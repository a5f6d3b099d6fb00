package analyzer

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/analyzer/internal/flow"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// retryableRule is the rule retryable for a file.
type retryableRule struct {
	*lint.Pass
	filler *filler
}

// checkDecision detects a decision like
//
//	switch code {
//	case "CBC.5003":
//		return topUp()
//	default:
//		return permanent(err)
//	}
//
// which treats a throttled request like one that can never succeed, and
// requires a case for every retryable code of the families that it names and
// of family common, or that a retry predicate is asked.
func (f *retryableRule) checkDecision(d *decision, before flow.Handled) {
	if d.hasElse && f.DefaultSignifiesExhaustive {
		return
	}
	missing := slices.DeleteFunc(required(f.Config, d), func(e catalog.Entry) bool {
		return d.isNamed[string(e.Code)] || before.Excludes(string(e.Code))
	})
	if len(missing) == 0 {
		return
	}
	list := make([]string, len(missing))
	for i, e := range missing {
		list[i] = strings.Join(strings.Fields(fmt.Sprintf("%q %s (%s)", e.Code, e.Name, e.Retry)), " ")
	}
	f.Suggest(ruleRetryable, d.head, func() []*edit.Fix { return []*edit.Fix{f.filler.fillSwitch(d, missing)} }, "%s on %s error codes leaves retryable codes unhandled: %s", d.what, d.services(), strings.Join(list, ", "))
}

// required returns the codes that a decision has to handle, sorted by code. Of the
// codes of a service that it does not name, none matters to it but those of the
// gateway before all services.
func required(c *lint.Config, d *decision) []catalog.Entry {
	families := map[codes.Family]bool{codes.FamilyCommon: true}
	services := make(map[string]bool)
	for _, code := range d.named {
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

// services returns the letters of the codes that a decision names, for a message.
func (d *decision) services() string {
	var services []string
	for _, code := range d.named {
		services = append(services, lint.Service(code))
	}
	slices.Sort(services)
	return strings.Join(slices.Compact(services), " and ")
}

func newRetryable(f *lint.Pass) lint.Visitor {
	r := &retryableRule{f, &filler{&fixer{Pass: f}}}
	return lint.Visitor{Nodes: decisionNodes(f.Config), Visit: func(cur inspector.Cursor) {
		if d, before := decisionAt(f, cur); d != nil {
			r.checkDecision(d, before)
		}
	}}
}
