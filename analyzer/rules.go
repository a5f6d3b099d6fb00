package analyzer

import (
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"
)

// A rule is a row of the table of rules.
type rule struct {
	name      string // of the flag, the category of its diagnostics, the heading in the README
	usage     string
	byDefault bool // whether it is on
	new       func(*file) visitor
}

// A visitor looks at a file for a rule.
type visitor struct {
	literal func(literal) // sees each literal that may mention a code
	nodes   []ast.Node    // the types of the nodes that visit sees
	visit   func(inspector.Cursor)
}

// rules returns the table of rules, in the order of [Settings].
func rules() []rule {
	return []rule{
		{ruleUnknown, "report codes that are not in the catalog", true, newUnknown},
		{ruleMalformed, "report catalog codes spelled so that they can never match", true, newMalformed},
		{ruleRetryable, "report switches that leave retryable codes unhandled", true, newRetryable},
		{ruleConstant, "report code literals where a typed constant could stand", true, newConstant},
		{ruleMisclassified, "report codes treated against their class", true, newMisclassified},
		{ruleTwin, "report decisions that handle a code and not its twin", false, newTwin},
	}
}

// rulesByDefault returns the names of the rules that are on by default.
func rulesByDefault() []string {
	var names []string
	for _, r := range rules() {
		if r.byDefault {
			names = append(names, r.name)
		}
	}
	return names
}
