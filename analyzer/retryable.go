package analyzer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/codes"
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
	missing := slices.DeleteFunc(f.required(d), func(info codes.Info) bool {
		return slices.Contains(d.named, string(info.Code)) || before.excludes(string(info.Code))
	})
	if len(missing) == 0 {
		return
	}
	list := make([]string, len(missing))
	for i, info := range missing {
		list[i] = fmt.Sprintf("%q %s (%s)", info.Code, info.Name, info.Retry)
	}
	f.report(ruleRetryable, d.head, f.fillSwitch(d, missing), "%s on CBC error codes leaves retryable codes unhandled: %s", d.what, strings.Join(list, ", "))
}

// required returns the codes that a decision has to handle, sorted by code.
func (c *config) required(d *decision) []codes.Info {
	families := map[codes.Family]bool{codes.FamilyCommon: true}
	for _, code := range d.named {
		info, _ := codes.Lookup(code)
		families[info.Family] = true
	}
	var required []codes.Info
	for info := range codes.All() {
		if c.classes[info.Retry] && (c.scopeAll || families[info.Family]) {
			required = append(required, info)
		}
	}
	return required
}
