package analyzer

import (
	"slices"

	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/analyzer/internal/rule/constant"
	"github.com/cbclint/cbclint/analyzer/internal/rule/malformed"
	"github.com/cbclint/cbclint/analyzer/internal/rule/misclassified"
	"github.com/cbclint/cbclint/analyzer/internal/rule/retryable"
	"github.com/cbclint/cbclint/analyzer/internal/rule/textmatch"
	"github.com/cbclint/cbclint/analyzer/internal/rule/twin"
	"github.com/cbclint/cbclint/analyzer/internal/rule/unchecked"
	"github.com/cbclint/cbclint/analyzer/internal/rule/unknown"
)

// categorySettings is the category of a diagnostic about wrong settings. It is for
// drivers that do not show errors.
const categorySettings = "settings"

// rules returns the table of rules, in the order of [Settings].
func rules() []lint.Rule {
	return []lint.Rule{
		unknown.Rule(),
		malformed.Rule(),
		textmatch.Rule(),
		retryable.Rule(),
		constant.Rule(),
		misclassified.Rule(),
		unchecked.Rule(),
		twin.Rule(),
	}
}

// rulesBy returns the names of the wanted rules.
func rulesBy(wanted func(lint.Rule) bool) []string {
	var names []string
	for _, r := range rules() {
		if wanted(r) {
			names = append(names, r.Name)
		}
	}
	return names
}

// RuleNames returns the names of the rules, in the order of [Settings].
func RuleNames() []string { return rulesBy(func(lint.Rule) bool { return true }) }

// IsHint reports whether a rule finds possible improvements rather than risks. Editors
// and reports show its findings as hints or notes, and those of other rules as warnings.
func IsHint(rule string) bool {
	return slices.ContainsFunc(rules(), func(r lint.Rule) bool { return r.Name == rule && r.Hint })
}
