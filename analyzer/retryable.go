package analyzer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// checkRetryable detects a decision like
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
func (f *file) checkRetryable(d *decision, before handled) {
	if !f.retryable || d.hasElse && f.defaultSignifiesExhaustive {
		return
	}
	missing := slices.DeleteFunc(f.required(d), func(e catalog.Entry) bool {
		return slices.Contains(d.named, string(e.Code)) || before.excludes(string(e.Code))
	})
	if len(missing) == 0 {
		return
	}
	list := make([]string, len(missing))
	for i, e := range missing {
		list[i] = strings.Join(strings.Fields(fmt.Sprintf("%q %s (%s)", e.Code, e.Name, e.Retry)), " ")
	}
	f.report(ruleRetryable, d.head, f.fillSwitch(d, missing), "%s on CBC error codes leaves retryable codes unhandled: %s", d.what, strings.Join(list, ", "))
}

// required returns the codes that a decision has to handle, sorted by code.
func (c *config) required(d *decision) []catalog.Entry {
	families := map[codes.Family]bool{codes.FamilyCommon: true}
	for _, code := range d.named {
		e, _ := c.catalog.Lookup(code)
		families[e.Family] = true
	}
	var required []catalog.Entry
	for _, e := range c.toHandle {
		if c.scopeAll || families[e.Family] {
			required = append(required, e)
		}
	}
	return required
}
