package analyzer

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer/internal/directive"
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/internal/printable"
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

// report reports a finding. A fix, which may be nil, never changes what the
// program does.
func (f *file) report(rule string, at analysis.Range, fix *edit.Fix, format string, args ...any) {
	if fix == nil {
		f.emit(rule, at, nil, format, args...)
		return
	}
	f.emit(rule, at, []analysis.SuggestedFix{edit.Suggested(f.File, fix)}, format, args...)
}

// suggest reports a finding with suggestions, which change what the program does:
// they are made only where the settings ask for them. Those that are nil do not count.
// There are several only for drivers that let the user choose.
func (f *file) suggest(rule string, at analysis.Range, suggestions func() []*edit.Fix, format string, args ...any) {
	var fixes []analysis.SuggestedFix
	if f.suggestions {
		for _, fix := range suggestions() {
			if fix != nil {
				fixes = append(fixes, edit.Suggested(f.File, fix))
			}
		}
	}
	if len(fixes) > 1 && f.oneFix {
		fixes = nil
	}
	f.emit(rule, at, fixes, format, args...)
}

// emit is where every diagnostic is made.
func (f *file) emit(rule string, at analysis.Range, fixes []analysis.SuggestedFix, format string, args ...any) {
	if rule != categoryDirective && f.ignores.Cover(rule, at.Pos()) || f.readNolint && f.nolint.Cover(at.Pos()) || rule == f.muted {
		return
	}
	f.Report(analysis.Diagnostic{
		Pos:            at.Pos(),
		End:            at.End(),
		Category:       rule,
		Message:        printable.Text(fmt.Sprintf(format, args...)),
		SuggestedFixes: fixes,
	})
}

// findIgnores finds the directives of the file, which name some of the rules, and reports those that are not good
// ones.
func (f *file) findIgnores(rules []string) {
	ignores, problems := directive.Find(f.File, rules)
	f.ignores = ignores
	f.reportDirectives(problems)
}

// checkUnusedIgnores reports the directives that suppressed nothing. Those that name no
// rule are about the rules that are on by default.
func (f *file) checkUnusedIgnores(byDefault []string) {
	if f.reportUnusedIgnores {
		f.reportDirectives(f.ignores.Unused(func(rule string) bool { return f.on[rule] }, byDefault))
	}
}

func (f *file) reportDirectives(problems []directive.Problem) {
	if !f.directives {
		return
	}
	for _, p := range problems {
		f.report(categoryDirective, p.Comment, nil, "%s", p.Text)
	}
}
