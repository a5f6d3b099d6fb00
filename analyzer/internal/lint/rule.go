package lint

import (
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"
)

// A Rule is a row of the table of rules.
type Rule struct {
	Name      string // of the flag, the category of its diagnostics, the heading in the README
	Usage     string
	ByDefault bool // whether it is on
	Hint      bool // what it finds may be better, and is no risk
	New       func(*Pass) Visitor
}

// A Visitor looks at a file for a rule.
type Visitor struct {
	Literal func(Literal) // sees each literal that may mention a code
	Nodes   []ast.Node    // the types of the nodes that visit sees
	Visit   func(inspector.Cursor)
}
