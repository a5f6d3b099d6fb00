package analyzer

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/codes"
)

// checkCases detects a case like
//
//	case "CBC.5003":
//		return retry.RetryableError(err)
//
// which treats a code against its class, where the program says so itself: a
// code that can never succeed is retried, one that may is given up, one that
// may have taken effect is sent again.
func (f *file) checkCases(cur inspector.Cursor, stmt *ast.SwitchStmt) {
	tagless := f.isTagless(stmt)
	for clause := range cur.ChildAt(edge.SwitchStmt_Body, -1).Children() {
		n := clause.Node().(*ast.CaseClause)
		for _, expr := range n.List {
			if tagless {
				f.checkCondition(expr, func() outcome { return f.outcomeOf(n.Body, cur) })
			} else if _, ok := f.codeOf(expr); ok {
				f.checkOutcome(expr, f.outcomeOf(n.Body, cur))
			}
		}
	}
}

// checkBranch is checkCases for an if.
func (f *file) checkBranch(cur inspector.Cursor, stmt *ast.IfStmt) {
	f.checkCondition(stmt.Cond, func() outcome { return f.outcomeOf(stmt.Body.List, cur) })
}

// checkCondition is checkCases for a condition that is nothing but comparisons
// with codes: each is enough for the outcome.
func (f *file) checkCondition(cond ast.Expr, outcome func() outcome) {
	for _, side := range f.alternatives(cond, nil) {
		f.checkOutcome(side, outcome())
	}
}

// alternatives returns the codes of a condition "x == code || y == code", or
// nil if it is another one.
func (f *file) alternatives(cond ast.Expr, found []ast.Expr) []ast.Expr {
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return nil
	}
	switch e.Op {
	case token.LOR:
		left := f.alternatives(e.X, found)
		right := f.alternatives(e.Y, nil)
		if left == nil || right == nil {
			return nil
		}
		return append(left, right...)
	case token.EQL:
		for _, side := range [...]ast.Expr{e.Y, e.X} {
			if _, ok := f.codeOf(side); ok {
				return append(found, side)
			}
		}
	}
	return nil
}

// checkFunction detects codes in a function like
//
//	func isRetryable(code string) bool { return code == "CBC.5003" }
func (f *file) checkFunction(fn *ast.FuncDecl) {
	if fn.Body == nil || byName(fn.Name.Name, true) == unclear {
		return
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if len(n.Results) == 1 {
				f.checkCondition(n.Results[0], func() outcome { return byName(fn.Name.Name, true) })
			}
		}
		return true
	})
}

// checkSet detects codes in a set like
//
//	var retryable = map[string]bool{"CBC.5003": true}
func (f *file) checkSet(cur inspector.Cursor, lit *ast.CompositeLit) {
	kind, _ := cur.ParentEdge()
	if kind != edge.ValueSpec_Values && kind != edge.AssignStmt_Rhs {
		return
	}
	obj := f.assigned(cur)
	if obj == nil || byName(obj.Name(), true) == unclear || !f.isSetType(lit) {
		return
	}
	for _, elt := range lit.Elts {
		said := true
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Key
			said = !f.isBool(kv.Value) || f.boolValue(kv.Value)
		}
		if _, ok := f.codeOf(elt); ok {
			f.checkOutcome(elt, byName(obj.Name(), said))
		}
	}
}

// checkOutcome reports a code whose outcome is against its class. It is silent
// where the class itself is not well supported.
func (f *file) checkOutcome(expr ast.Expr, outcome outcome) {
	code, _ := f.codeOf(expr)
	info, ok := codes.Lookup(code)
	if !ok || info.Confidence == codes.ConfidenceLow {
		return
	}
	quoted := quoteWithMeaning(info.Code)
	switch {
	case outcome == retried && info.Retry == codes.RetryTerminal:
		f.report(ruleMisclassified, expr, nil, "CBC error code %s is retried, but is terminal: the same request cannot succeed", quoted)
	case outcome == retried && info.Retry == codes.RetryUnknownOutcome:
		f.report(ruleMisclassified, expr, nil, "CBC error code %s is resent blindly, but may have taken effect: look before resending", quoted)
	case outcome == permanent && info.Retry.Retryable():
		f.report(ruleMisclassified, expr, nil, "CBC error code %s is a permanent failure here, but is %s: the same request may succeed later", quoted, info.Retry)
	}
}
