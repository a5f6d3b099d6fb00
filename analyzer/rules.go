package analyzer

import "github.com/cbclint/cbclint/analyzer/internal/lint"

// The rules: categories of diagnostics, flags, and headings of the README.
const (
	ruleUnknown       = "unknown"
	ruleMalformed     = "malformed"
	ruleRetryable     = "retryable"
	ruleConstant      = "constant"
	ruleMisclassified = "misclassified"
	ruleTwin          = "twin"
)

// categorySettings is what is wrong with the settings, where errors would not be seen.
const categorySettings = "settings"

// rules returns the table of rules, in the order of [Settings].
func rules() []lint.Rule {
	return []lint.Rule{
		{Name: ruleUnknown, Usage: "report codes that are not in the catalog", ByDefault: true, New: newUnknown},
		{Name: ruleMalformed, Usage: "report catalog codes spelled so that they can never match", ByDefault: true, New: newMalformed},
		{Name: ruleRetryable, Usage: "report switches that leave retryable codes unhandled", ByDefault: true, New: newRetryable},
		{Name: ruleConstant, Usage: "report code literals where a typed constant could stand", ByDefault: true, New: newConstant},
		{Name: ruleMisclassified, Usage: "report codes treated against their class", ByDefault: true, New: newMisclassified},
		{Name: ruleTwin, Usage: "report decisions that handle a code and not its twin", ByDefault: false, New: newTwin},
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
