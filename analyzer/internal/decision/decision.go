// Package decision finds the statements that decide by codes: switches, chains of ifs and
// sets. It says which codes each of them names, and what has been handled before it.
package decision

import (
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/flow"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
)

// A Decision is a place where a program decides by codes: a switch, a chain of ifs, or a
// set.
type Decision struct {
	What        string           // its name in messages
	Cur         inspector.Cursor // the statement or literal
	Head        astutil.Span     // where it is reported
	Operand     ast.Expr         // what is compared with codes; nil for a set
	first       ast.Expr         // the part that is evaluated first; nil for a set
	others      []flow.Compared  // the comparisons in its conditions
	Named       []string         // the codes that it names, without duplicates
	IsNamed     map[string]bool  // the same as a set
	alsoChecked []string         // further codes that the program checks together with a set
	asked       []ast.Node       // where a call of a retry predicate counts: the conditions and the default clause
	HasElse     bool             // there is a default clause or a last else
}

func (d *Decision) name(code string) {
	if d.IsNamed[code] {
		return
	}
	if d.IsNamed == nil {
		d.IsNamed = make(map[string]bool)
	}
	d.IsNamed[code] = true
	d.Named = append(d.Named, code)
}

// namesFailure reports whether the decision names a code that is not a success. A
// decision that does not only tells success from failure.
func namesFailure(c *lint.Config, d *Decision) bool {
	return slices.ContainsFunc(d.Named, func(code string) bool { return c.RetryOf(code) != codes.RetrySuccess })
}

// addComparisons adds the comparisons of a condition, and the codes in them.
func addComparisons(f *lint.Pass, d *Decision, cond ast.Expr) {
	for operand, codes := range Comparisons(f, cond) {
		if d.Operand == nil {
			d.Operand = operand
		}
		d.others = append(d.others, flow.Compared{Operand: operand, Condition: cond})
		for _, code := range codes {
			d.name(code)
		}
	}
}

// At returns the decision at a node, and what has been handled before it. It returns nil
// if the settings exclude such decisions, or if the decision names no failure.
func At(f *lint.Pass, cur inspector.Cursor) (*Decision, flow.Handled) {
	d := newDecision(f, cur)
	if d == nil || !namesFailure(f.Config, d) {
		return nil, flow.Handled{}
	}
	var before flow.Handled
	if d.Operand != nil {
		var ok bool
		if before, ok = handledBefore(f, d); !ok {
			return nil, flow.Handled{}
		}
	}
	for _, code := range d.alsoChecked {
		before = before.And(flow.Handled{Codes: map[string]bool{code: true}})
	}
	return d, before
}

func newDecision(f *lint.Pass, cur inspector.Cursor) *Decision {
	switch n := cur.Node().(type) {
	case *ast.SwitchStmt:
		if f.Decisions["switch"] {
			return switchAt(f, cur, n)
		}
	case *ast.IfStmt:
		if f.Decisions["if"] {
			return chainAt(f, cur, n)
		}
	case *ast.CompositeLit:
		if f.Decisions["set"] && !f.Generated { // e.g. the twins in a table of codes
			return setAt(f, cur, n)
		}
	}
	return nil
}

// handledBefore returns what has been handled before a decision. It reports false if the
// decision compares several values with codes.
func handledBefore(f *lint.Pass, d *Decision) (flow.Handled, bool) {
	return f.Values.HandledBefore(flow.Decision{Cursor: d.Cur, Operand: d.Operand, First: d.first, Others: d.others, Asked: d.asked})
}

// Nodes returns the types of the nodes that may be decisions.
func Nodes(c *lint.Config) []ast.Node {
	var nodes []ast.Node
	for word, node := range map[string]ast.Node{"switch": (*ast.SwitchStmt)(nil), "if": (*ast.IfStmt)(nil), "set": (*ast.CompositeLit)(nil)} {
		if c.Decisions[word] {
			nodes = append(nodes, node)
		}
	}
	return nodes
}

// Services returns the letters of the codes that a decision names, as a text for
// messages.
func (d *Decision) Services() string {
	var services []string
	for _, code := range d.Named {
		services = append(services, lint.Service(code))
	}
	slices.Sort(services)
	return strings.Join(slices.Compact(services), " and ")
}
