package lint

import (
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"
)

// A Rule is a row of the table of rules.
type Rule struct {
	Name      string // the name of the flag, the category of diagnostics, and the heading in the README
	Usage     string
	ByDefault bool // whether it is on
	Hint      bool // it finds possible improvements, not risks
	New       func(*Pass) Visitor
}

// A Visitor looks at a file for a rule.
type Visitor struct {
	Literal func(Literal) // sees each literal that may mention a code
	Nodes   []ast.Node    // the types of the nodes that Visit sees
	Visit   func(inspector.Cursor)
}
