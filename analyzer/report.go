package analyzer

import (
	"fmt"

	"golang.org/x/tools/go/analysis"
)

// The rules: categories of diagnostics, flags, and headings of the README.
const (
	ruleUnknown       = "unknown"
	ruleMalformed     = "malformed"
	ruleRetryable     = "retryable"
	ruleConstant      = "constant"
	ruleMisclassified = "misclassified"
	ruleTwin          = "twin"

	// What is wrong with a directive; not a rule, it cannot be switched off.
	categoryDirective = "directive"
	// What is wrong with the settings, where errors would not be seen.
	categorySettings = "settings"
)

var ruleNames = [...]string{ruleUnknown, ruleMalformed, ruleRetryable, ruleConstant, ruleMisclassified, ruleTwin}

// report is where every diagnostic is made. A diagnostic has at most one fix:
// golangci-lint applies all fixes of a diagnostic, not the first.
func (f *file) report(rule string, at analysis.Range, fix *fix, format string, args ...any) {
	if f.isIgnored(rule, at.Pos()) || f.readNolint && f.isNolint(at.Pos()) {
		return
	}
	if rule == f.muted {
		return
	}
	d := analysis.Diagnostic{
		Pos:      at.Pos(),
		End:      at.End(),
		Category: rule,
		Message:  fmt.Sprintf(format, args...),
	}
	if fix != nil {
		d.SuggestedFixes = []analysis.SuggestedFix{{
			Message:   fix.message,
			TextEdits: fix.edits,
		}}
	}
	f.Report(d)
}
