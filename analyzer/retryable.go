package analyzer

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/codes"
)

// checkRetryable detects a switch like
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
func (f *file) checkRetryable(cur inspector.Cursor, stmt *ast.SwitchStmt) {
	if !f.retryable {
		return
	}
	s := f.codeSwitchAt(cur, stmt)
	if s == nil || !s.namesFailure() {
		return // tells success from failure, if anything
	}
	if s.defaultClause != nil && f.defaultSignifiesExhaustive {
		return
	}
	if f.asksInSwitch(s) || f.guard(s) {
		return // handled as a whole
	}
	missing := f.required(s)
	missing = slices.DeleteFunc(missing, func(info codes.Info) bool {
		return s.named[string(info.Code)] || s.guarded[string(info.Code)]
	})
	if len(missing) == 0 {
		return
	}
	list := make([]string, len(missing))
	for i, info := range missing {
		list[i] = fmt.Sprintf("%q %s (%s)", info.Code, info.Name, info.Retry)
	}
	f.report(ruleRetryable, span{stmt.Pos(), stmt.Body.Lbrace}, nil,
		"switch on CBC error codes leaves retryable codes unhandled: %s", strings.Join(list, ", "))
}

// required returns the codes that a switch has to handle, sorted by code.
func (c *config) required(s *codeSwitch) []codes.Info {
	families := map[codes.Family]bool{codes.FamilyCommon: true}
	for code := range s.named {
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
