// Package retryable reports decisions that give up on retryable codes.
//
// What counts is what becomes of a code. A switch that names failures is reported if it
// does not name a retryable code of their families or of family common, and every way of
// that code through the function ends in a permanent failure. Conditions and tables are
// reported if they retry a code and give up on another one.
//
//	func pay(code string) error {
//		switch code {
//		case "CBC.0151", "CBC.0155":
//			return errors.New("ask for access")
//		default:
//			return errors.New("payment failed")
//		}
//	}
//	// switch on CBC error codes gives up on retryable codes: "CBC.0250" FlowControl (throttled), "CBC.99007197" IPThrottled (throttled)
package retryable

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/constfix"
	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/analyzer/internal/fate"
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
		Usage:     "report decisions that give up on retryable codes",
		ByDefault: true,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	r := &rule{f, &filler{&constfix.Fixer{Pass: f}}}
	return lint.Visitor{
		Nodes: []ast.Node{(*ast.FuncDecl)(nil), (*ast.FuncLit)(nil), (*ast.CompositeLit)(nil)},
		Visit: func(cur inspector.Cursor) {
			if lit, ok := cur.Node().(*ast.CompositeLit); ok {
				r.checkList(cur, lit)
			} else {
				r.checkFunction(cur)
			}
		},
	}
}

// rule is the rule retryable for a file.
type rule struct {
	*lint.Pass
	filler *filler
}

// checkFunction checks the decisions in a function that is not in another one.
func (f *rule) checkFunction(cur inspector.Cursor) {
	if f.IsTest() || decision.IsInFunction(cur) {
		return
	}
	reported := make(map[*fate.Flow]bool)
	said := make(map[string]bool) // a helper and its use may be one decision
	all := decision.In(f.Pass, cur)
	for _, d := range all {
		switch {
		case d.Operand != nil && f.checkSwitch(d):
			reported[d.Flow] = true
		case reported[d.Flow], d.HasElse && f.DefaultSignifiesExhaustive:
		default:
			f.checkConditions(d, all, said)
		}
	}
}

// checkSwitch finds a switch like
//
//	switch code {
//	case "CBC.5003":
//		return topUp()
//	default:
//		return permanent(err)
//	}
//
// which treats a throttled request like one that can never succeed.
func (f *rule) checkSwitch(d *decision.Decision) bool {
	if d.HasElse && f.DefaultSignifiesExhaustive {
		return false
	}
	if !f.Strict && d.Flow.DecidesNothing(d.At) {
		return false
	}
	missing := slices.DeleteFunc(f.required(d.Named), func(e catalog.Entry) bool {
		code := string(e.Code)
		if d.IsNamed[code] || !d.Flow.Reach(d.At, code) {
			return true
		}
		if f.Strict {
			return d.IsAsked(code) || d.Flow.IsAskedBefore(d.At, code)
		}
		return e.Confidence == codes.ConfidenceLow || d.Flow.IsRuledOut(d.At, code) || !d.Flow.IsGivenUp(code, d.IsNamed)
	})
	if len(missing) == 0 {
		return false
	}
	does := "gives up on retryable codes"
	if f.Strict {
		does = "leaves retryable codes unhandled"
	}
	f.Suggest(Name, d.Head, func() []*edit.Fix { return []*edit.Fix{f.filler.fillSwitch(d, missing)} }, "switch on %s error codes %s: %s", d.Services(), does, list(missing))
	return true
}

// checkConditions finds conditions like
//
//	if code == "CBC.99003651" {
//		return true, err
//	}
//	return false, err
//
// which retry one code and give up on others that the function does not retry elsewhere.
// What is retryable, the catalog says, or a list of the package.
func (f *rule) checkConditions(d *decision.Decision, all []*decision.Decision, said map[string]bool) {
	var retried, retryable []string
	for _, code := range d.Named {
		if f.isRetried(d, code) {
			retried = append(retried, code)
			if f.Classes[f.RetryOf(code)] {
				retryable = append(retryable, code)
			}
		}
	}
	if len(retried) == 0 {
		return
	}
	slices.Sort(retried)
	slices.Sort(retryable)
	var givenUp []string
	if len(retryable) > 0 {
		givenUp = each(slices.DeleteFunc(f.required(retryable), func(e catalog.Entry) bool {
			return e.Confidence == codes.ConfidenceLow || !f.isGivenUp(d, string(e.Code)) ||
				slices.ContainsFunc(all, func(other *decision.Decision) bool {
					return other.IsNamed[string(e.Code)] && f.isRetried(other, string(e.Code))
				})
		}))
	}
	if forgotten := f.forgotten(d, retried, retryable); len(forgotten) > 0 {
		retryable, givenUp = retried, append(givenUp, forgotten...)
	}
	if len(givenUp) == 0 {
		return
	}
	if text := fmt.Sprintf("retries %s and gives up on %s", quoted(retryable), strings.Join(givenUp, ", ")); !said[text] {
		said[text] = true
		f.Report(Name, d.HeadAt(retryable[0]), nil, "%s", text)
	}
}

// isGivenUp reports whether a decision gives up a code that it does not name.
func (f *rule) isGivenUp(d *decision.Decision, code string) bool {
	return !d.IsNamed[code] && d.Flow.Reach(d.At, code) && !d.Flow.IsRuledOut(d.At, code) && d.Flow.IsGivenUp(code, d.IsNamed)
}

func (f *rule) isRetried(d *decision.Decision, code string) bool {
	return slices.ContainsFunc(d.Flow.EndsOf(code), func(e *fate.End) bool { return e.Fate == fate.Retried })
}

func quoted(codes []string) string {
	var all []string
	for _, code := range codes {
		all = append(all, lint.Quote(code))
	}
	return strings.Join(all, ", ")
}

func list(entries []catalog.Entry) string { return strings.Join(each(entries), ", ") }

func each(entries []catalog.Entry) []string {
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = strings.Join(strings.Fields(fmt.Sprintf("%q %s (%s)", e.Code, e.Name, e.Retry)), " ")
	}
	return all
}

// required returns the codes that a decision has to handle that names others, sorted by
// code. From services that it does not name, it has to handle only the codes of the
// gateway, which is in front of all services.
func (f *rule) required(named []string) []catalog.Entry {
	families := map[codes.Family]bool{codes.FamilyCommon: true}
	services := make(map[string]bool)
	for _, code := range named {
		e, _ := f.Catalog.Lookup(code)
		families[e.Family] = true
		services[lint.Service(code)] = true
	}
	var required []catalog.Entry
	for _, e := range f.ToHandle {
		service := lint.Service(string(e.Code))
		if f.ScopeAll || families[e.Family] && (services[service] || service == catalog.Gateway) {
			required = append(required, e)
		}
	}
	return required
}
