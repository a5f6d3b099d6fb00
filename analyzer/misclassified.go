package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

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
	if !f.isUnconditional(cur) {
		return
	}
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
	if f.alternatives(stmt.Cond, nil) != nil && f.isUnconditional(cur) {
		f.checkCondition(stmt.Cond, func() outcome { return f.outcomeOf(stmt.Body.List, cur) })
	}
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
	if fn.Type.Results.NumFields() != 1 || !hasPlainResult(fn.Type) {
		return
	}
	for i, stmt := range fn.Body.List {
		ret, ok := stmt.(*ast.ReturnStmt)
		if ok && len(ret.Results) == 1 && !slices.ContainsFunc(fn.Body.List[:i], f.mayDecide) {
			f.checkCondition(ret.Results[0], func() outcome { return byName(fn.Name.Name, true) })
		}
	}
}

// isUnconditional reports whether a statement stands in a function, or in a
// loop in it, behind nothing that decides by anything but failures and codes.
func (f *file) isUnconditional(cur inspector.Cursor) bool {
	for ; ; cur = cur.Parent() {
		parent := cur.Parent().Node()
		switch kind, i := cur.ParentEdge(); kind {
		case edge.BlockStmt_List:
			if f.firstDeciding(parent.(*ast.BlockStmt)) < i {
				return false
			}
		case edge.IfStmt_Else:
			if !f.isAboutFailure(parent.(*ast.IfStmt).Cond) {
				return false
			}
		case edge.FuncDecl_Body, edge.FuncLit_Body:
			return true
		case edge.ForStmt_Body, edge.RangeStmt_Body, edge.LabeledStmt_Stmt:
		default:
			return false // in an if, a case, a select
		}
	}
}

// firstDeciding returns the index of the first statement of a block that may
// decide, or the number of statements if none does.
func (f *file) firstDeciding(block *ast.BlockStmt) int {
	first, ok := f.deciding[block]
	if !ok {
		first = slices.IndexFunc(block.List, f.mayDecide)
		if first < 0 {
			first = len(block.List)
		}
		if f.deciding == nil {
			f.deciding = make(map[*ast.BlockStmt]int)
		}
		f.deciding[block] = first
	}
	return first
}

// mayDecide reports whether a statement may leave for a reason other than a
// failure or a code, such as a number of tries.
func (f *file) mayDecide(stmt ast.Stmt) bool {
	switch stmt := stmt.(type) {
	case *ast.AssignStmt, *ast.DeclStmt, *ast.ExprStmt, *ast.DeferStmt, *ast.EmptyStmt, *ast.ReturnStmt:
		return false
	case *ast.IfStmt:
		otherwise := stmt.Else != nil && f.mayDecide(stmt.Else)
		return !f.isAboutFailure(stmt.Cond) || otherwise
	case *ast.BlockStmt:
		return slices.ContainsFunc(stmt.List, f.mayDecide)
	case *ast.SwitchStmt:
		for _, clause := range stmt.Body.List {
			for _, expr := range clause.(*ast.CaseClause).List {
				if _, ok := f.codeOf(expr); !ok && (!f.isTagless(stmt) || !f.isAboutFailure(expr)) {
					return true
				}
			}
		}
		return false
	}
	return true
}

// isAboutFailure reports whether a condition asks only whether there is a
// failure, of which type, and with which code.
func (f *file) isAboutFailure(cond ast.Expr) bool {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.NOT && f.isAboutFailure(e.X)
	case *ast.Ident:
		return e.Name == "ok"
	case *ast.CallExpr:
		return f.isCallTo(e, "errors", "As") || f.isCallTo(e, "errors", "Is") || f.isCallOfCodes(e, "Retryable")
	case *ast.BinaryExpr:
		switch e.Op {
		case token.LAND, token.LOR:
			return f.isAboutFailure(e.X) && f.isAboutFailure(e.Y)
		case token.EQL, token.NEQ:
			_, code := f.stringValue(e.Y)
			return code || isNil(e.Y)
		}
	}
	return false
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

// isCallTo reports whether a call is one of a package-level function.
func (p *pkg) isCallTo(call *ast.CallExpr, path, name string) bool {
	fn, ok := typeutil.Callee(p.TypesInfo, call).(*types.Func)
	return ok && fn.Pkg() != nil && fn.Pkg().Path() == path && fn.Name() == name && fn.Signature().Recv() == nil
}
