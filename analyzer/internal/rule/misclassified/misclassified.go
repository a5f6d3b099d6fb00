// Package misclassified reports codes treated against their class.
//
// The rule speaks where the program says itself what becomes of a code: a terminal code is
// retried, a retryable one is given up, one that may have taken effect is sent again.
//
//	func isRetryable(code string) bool { return code == "CBC.5003" }
//	// CBC error code "CBC.5003" (Insufficient balance.) is retried, but is terminal: the same request cannot succeed
package misclassified

import (
	"go/ast"
	"go/token"
	"regexp"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
)

// Name is the name of the rule: its flag, the category of its diagnostics, its heading
// in the README.
const Name = "misclassified"

// Rule returns the row of the rule in the table.
func Rule() lint.Rule {
	return lint.Rule{
		Name:      Name,
		Usage:     "report codes treated against their class",
		ByDefault: true,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	nodes := []ast.Node{(*ast.SwitchStmt)(nil), (*ast.IfStmt)(nil), (*ast.CompositeLit)(nil), (*ast.FuncDecl)(nil), (*ast.FuncLit)(nil), (*ast.AssignStmt)(nil)}
	return lint.Visitor{Nodes: nodes, Visit: (&rule{Pass: f}).visit}
}

// rule is the rule misclassified for a file.
type rule struct {
	*lint.Pass

	deciding      map[*ast.BlockStmt]int // memo of firstDeciding
	unconditional map[ast.Node]bool      // memo of isUnconditional
}

// visit checks a node.
func (f *rule) visit(cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.SwitchStmt:
		f.checkCases(cur, n)
	case *ast.IfStmt:
		f.checkBranch(cur, n)
	case *ast.CompositeLit:
		f.checkSet(cur, n)
	case *ast.FuncDecl, *ast.FuncLit:
		f.checkFunction(cur)
	case *ast.AssignStmt:
		f.checkElement(n)
	}
}

// checkCases finds a case like
//
//	case "CBC.5003":
//		return retry.RetryableError(err)
//
// which treats a code against its class. The program says so itself: it retries a code
// that can never succeed, gives up one that may succeed, or sends again a request that
// may have taken effect.
func (f *rule) checkCases(cur inspector.Cursor, stmt *ast.SwitchStmt) {
	if !f.isUnconditional(cur) {
		return
	}
	tagless := astutil.IsTagless(f.TypesInfo, stmt)
	for i, clause := range stmt.Body.List {
		clause := clause.(*ast.CaseClause)
		for _, expr := range clause.List {
			if tagless {
				f.checkCondition(expr, token.EQL, func() fate { return f.fateOf(astutil.BodyOf(stmt, i), cur) })
			} else if _, ok := f.CodeOf(expr); ok {
				f.checkFate(expr, f.fateOf(astutil.BodyOf(stmt, i), cur))
			}
		}
	}
}

// checkBranch is like checkCases for an if and its else.
func (f *rule) checkBranch(cur inspector.Cursor, stmt *ast.IfStmt) {
	equal, unequal := decision.Alternatives(f.Pass, stmt.Cond, token.EQL), decision.Alternatives(f.Pass, stmt.Cond, token.NEQ)
	if equal == nil && unequal == nil || !f.isUnconditional(cur) {
		return
	}
	if equal != nil {
		f.checkCondition(stmt.Cond, token.EQL, func() fate { return f.fateOf(stmt.Body.List, cur) })
	}
	if otherwise, ok := stmt.Else.(*ast.BlockStmt); ok && unequal != nil {
		f.checkCondition(stmt.Cond, token.NEQ, func() fate { return f.fateOf(otherwise.List, cur) })
	}
}

// checkCondition is like checkCases for a condition that only compares with codes. Each
// of these codes gets the fate.
func (f *rule) checkCondition(cond ast.Expr, op token.Token, fate func() fate) {
	for _, side := range decision.Alternatives(f.Pass, cond, op) {
		f.checkFate(side, fate())
	}
}

// checkFunction finds codes in a function like
//
//	func isRetryable(code string) bool { return code == "CBC.5003" }
func (f *rule) checkFunction(cur inspector.Cursor) {
	fn := astutil.FunctionAt(cur)
	if fn.Body == nil || fn.Typ.Results.NumFields() != 1 {
		return
	}
	said := unclear
	if f.roleOf(cur) == asSaid {
		said = retried
	} else if hasPlainResult(fn.Typ) {
		said = fateByName(fn.Name, true)
	}
	if said == unclear {
		return
	}
	for ret := range cur.Preorder((*ast.ReturnStmt)(nil)) {
		results := ret.Node().(*ast.ReturnStmt).Results
		if len(results) == 1 && astutil.FunctionAround(ret).Cur == cur && f.isUnconditional(ret) {
			f.checkCondition(results[0], token.EQL, func() fate { return said })
		}
	}
}

// checkSet finds codes in a set like
//
//	var retryable = map[string]bool{"CBC.5003": true}
func (f *rule) checkSet(cur inspector.Cursor, lit *ast.CompositeLit) {
	name := astutil.ReceivedBy(cur)
	if fateByName(name, true) == unclear || !astutil.IsSetType(f.TypesInfo, lit) {
		return
	}
	for _, elt := range lit.Elts {
		said := true
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Key
			if astutil.IsBool(f.TypesInfo, kv.Value) {
				said = astutil.BoolValue(f.TypesInfo, kv.Value)
			} else if astutil.IsBoolean(astutil.TypeOf(f.TypesInfo, kv.Value)) {
				continue // the value is not constant
			}
		}
		if _, ok := f.CodeOf(elt); ok {
			f.checkFate(elt, fateByName(name, said))
		}
	}
}

// comesToBe matches the message of a code for a thing that does not exist, perhaps only
// not yet. Such a failure may go away, although the request itself does not help.
var comesToBe = regexp.MustCompile(`(?i)\b(not? (exist|found)|does not exist|do not exist|no .* found|cannot be found)`)

// checkElement finds codes in an assignment like
//
//	retryable["CBC.5003"] = true
func (f *rule) checkElement(assign *ast.AssignStmt) {
	for i, lhs := range assign.Lhs {
		elem, ok := lhs.(*ast.IndexExpr)
		if !ok || len(assign.Rhs) != len(assign.Lhs) {
			continue
		}
		name := ""
		switch of := ast.Unparen(elem.X).(type) {
		case *ast.Ident:
			name = of.Name
		case *ast.SelectorExpr:
			name = of.Sel.Name
		}
		_, ok = f.CodeOf(elem.Index)
		if ok && astutil.IsBool(f.TypesInfo, assign.Rhs[i]) {
			f.checkFate(elem.Index, fateByName(name, astutil.BoolValue(f.TypesInfo, assign.Rhs[i])))
		}
	}
}

// checkFate reports a code whose fate is against its class. It reports nothing if the
// class has a low confidence.
func (f *rule) checkFate(expr ast.Expr, fate fate) {
	code, _ := f.CodeOf(expr)
	info, ok := f.Catalog.Lookup(code)
	if !ok || info.Confidence == codes.ConfidenceLow {
		return
	}
	service, quoted := lint.Service(code), lint.Describe(info)
	if fate == polled {
		if comesToBe.MatchString(info.English) {
			return // the program waits for something to exist
		}
		fate = retried
	}
	switch {
	case fate == retried && info.Retry == codes.RetryTerminal:
		f.Report(Name, expr, nil, "%s error code %s is retried, but is terminal: the same request cannot succeed", service, quoted)
	case fate == retried && info.Retry == codes.RetryUnknownOutcome:
		f.Report(Name, expr, nil, "%s error code %s is resent blindly, but may have taken effect: look before resending", service, quoted)
	case fate == permanent && info.Retry.Retryable():
		f.Report(Name, expr, nil, "%s error code %s is a permanent failure here, but is %s: the same request may succeed later", service, quoted, info.Retry)
	}
}
