package analyzer

import (
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/analyzer/internal/rule/constant"
	"github.com/cbclint/cbclint/analyzer/internal/rule/malformed"
	"github.com/cbclint/cbclint/analyzer/internal/rule/misclassified"
	"github.com/cbclint/cbclint/analyzer/internal/rule/retryable"
	"github.com/cbclint/cbclint/analyzer/internal/rule/twin"
	"github.com/cbclint/cbclint/analyzer/internal/rule/unknown"
)

// categorySettings is what is wrong with the settings, where errors would not be seen.
const categorySettings = "settings"

// rules returns the table of rules, in the order of [Settings].
func rules() []lint.Rule {
	return []lint.Rule{
		unknown.Rule(),
		malformed.Rule(),
		retryable.Rule(),
		constant.Rule(),
		misclassified.Rule(),
		twin.Rule(),
	}
}

// rulesByDefault returns the names of the rules that are on by default.
func rulesByDefault() []string {
	var names []string
	for _, r := range rules() {
		if r.ByDefault {
			names = append(names, r.Name)
		}
	}
	return names
}
