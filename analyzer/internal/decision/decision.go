// Package decision finds the statements that decide by codes, and the codes that each of
// them names. What becomes of the codes there, package fate says.
package decision

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
)

// A Decision is a place where a program decides by codes: a switch, or conditions and
// look-ups in tables.
type Decision struct {
	Cur     inspector.Cursor // the first statement
	Head    astutil.Span     // where it is reported
	Operand ast.Expr         // what a switch compares with codes; nil if there is no switch
	Named   []string         // the codes that it names, without duplicates
	IsNamed map[string]bool  // the same as a set
	HasElse bool             // there is a default clause

	Flow     *fate.Flow
	At       *fate.Compare // where it begins
	compares []*fate.Compare
	function inspector.Cursor // around the conditions, if there is no switch
	asked    []ast.Node       // where a question counts for the switch: conditions and the default clause
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

// What returns the name of a decision in messages.
func (d *Decision) What() string {
	if d.Operand != nil {
		return "switch"
	}
	return "condition"
}

// namesFailure reports whether the decision names a code that is not a success. A
// decision that does not only tells success from failure.
func (d *Decision) namesFailure(c *lint.Config) bool {
	return slices.ContainsFunc(d.Named, func(code string) bool { return c.RetryOf(code) != codes.RetrySuccess })
}

// IsAsked reports whether a switch asks a retry predicate about a code, in its conditions
// or its default clause.
func (d *Decision) IsAsked(code string) bool {
	return d.Flow.IsAskedAt(code, func(a fate.Ask) bool {
		return slices.ContainsFunc(d.asked, func(n ast.Node) bool { return n.Pos() <= a.Pos && a.Pos < n.End() })
	})
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

// IsInFunction reports whether a function literal is in a function.
func IsInFunction(cur inspector.Cursor) bool {
	for range cur.Parent().Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		return true
	}
	return false
}

// In returns the decisions in a function that is not in another one. Those of switches are
// first.
func In(f *lint.Pass, cur inspector.Cursor) []*Decision {
	flows := f.Fates.Flows(cur.Node())
	if len(flows) == 0 {
		return nil
	}
	var all []*Decision
	taken := make(map[*fate.Compare]bool)
	index := indexOf(flows)
	for stmt := range cur.Preorder((*ast.SwitchStmt)(nil)) {
		if d := switchAt(f, stmt, index); d != nil {
			for _, c := range d.compares {
				taken[c] = true
			}
			if d.namesFailure(f.Config) {
				all = append(all, d)
			}
		}
	}
	for _, flow := range flows {
		if d := conditionsOf(cur, flow, taken); d != nil && d.namesFailure(f.Config) {
			all = append(all, d)
		}
	}
	return all
}

// A located is a comparison with the flow that it belongs to.
type located struct {
	*fate.Compare
	flow *fate.Flow
}

// An index has comparisons in the order of their positions.
type index []located

func indexOf(flows []*fate.Flow) index {
	var all index
	for _, flow := range flows {
		for _, c := range flow.Compares {
			all = append(all, located{c, flow})
		}
	}
	slices.SortStableFunc(all, func(a, b located) int { return int(a.Pos - b.Pos) })
	return all
}

// within returns the comparisons in a node.
func (x index) within(n ast.Node) index {
	at := func(pos token.Pos) int {
		i, _ := slices.BinarySearchFunc(x, pos, func(c located, pos token.Pos) int { return int(c.Pos - pos) })
		return i
	}
	return x[at(n.Pos()):at(n.End())]
}

// conditionsOf returns the decision by conditions and look-ups in a flow, or nil.
func conditionsOf(cur inspector.Cursor, flow *fate.Flow, taken map[*fate.Compare]bool) *Decision {
	d := &Decision{Flow: flow}
	for _, c := range flow.Compares {
		if taken[c] {
			continue
		}
		if d.At == nil {
			d.At = c
		}
		d.compares = append(d.compares, c)
		for _, code := range sortedNames(c) {
			d.name(code)
		}
	}
	if d.At == nil {
		return nil
	}
	around, ok := statementAt(cur, d.At.Pos)
	if !ok {
		return nil
	}
	d.Cur, d.Head, d.function = around, headOf(around.Node()), cur
	return d
}

// HeadAt returns where a code is reported that a decision names: where it is compared.
func (d *Decision) HeadAt(code string) astutil.Span {
	for _, c := range d.compares {
		if around, ok := statementAt(d.function, c.Pos); ok && d.Operand == nil && c.Names[code] {
			return headOf(around.Node())
		}
	}
	return d.Head
}

// statementAt returns the innermost statement of a function around a position.
func statementAt(function inspector.Cursor, pos token.Pos) (inspector.Cursor, bool) {
	if !function.Valid() {
		return function, false
	}
	at, ok := function.FindByPos(pos, pos)
	if !ok {
		return at, false
	}
	for around := range at.Enclosing((*ast.IfStmt)(nil), (*ast.ForStmt)(nil), (*ast.ReturnStmt)(nil), (*ast.AssignStmt)(nil), (*ast.SwitchStmt)(nil),
		(*ast.ExprStmt)(nil), (*ast.DeclStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		return around, true
	}
	return at, false
}

// headOf returns where a statement is reported: up to its body, if it has one.
func headOf(n ast.Node) astutil.Span {
	span := astutil.Span{From: n.Pos(), To: n.End()}
	switch n := n.(type) {
	case *ast.IfStmt:
		span.To = n.Body.Lbrace
	case *ast.ForStmt:
		span.To = n.Body.Lbrace
	case *ast.RangeStmt:
		span.To = n.Body.Lbrace
	case *ast.SwitchStmt:
		span.To = n.Body.Lbrace
	}
	return span
}

func sortedNames(c *fate.Compare) []string {
	var names []string
	for name := range c.Names {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
