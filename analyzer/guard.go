package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// learn returns what is known after a condition at the end of a block has been
// found true or false.
func (w flow) learn(cond ast.Expr, truth bool) handled {
	cur, ok := w.cur.FindNode(cond)
	if !ok {
		return handled{}
	}
	if kind, _ := cur.ParentEdge(); kind == edge.CaseClause_List {
		return w.learnCase(cur, cond, truth)
	}
	// "Retryable() && tries < 5" lets some retryable codes pass, but the author
	// has thought of them: what one part says, the whole does.
	for {
		parent := cur.Parent()
		if e, ok := parent.Node().(*ast.BinaryExpr); ok && e.Op == joins(truth) {
			cur = parent
		} else if _, ok := parent.Node().(*ast.ParenExpr); ok {
			cur = parent
		} else {
			break
		}
	}
	return w.conclude(cur.Node().(ast.Expr), truth)
}

// joins returns the operator that is true, or false, if one of its sides is.
func joins(truth bool) token.Token {
	if truth {
		return token.LOR
	}
	return token.LAND
}

// learnCase is learn for a case of a switch before the decision.
func (w flow) learnCase(cur inspector.Cursor, expr ast.Expr, truth bool) handled {
	stmt, ok := cur.Parent().Parent().Parent().Node().(*ast.SwitchStmt)
	if !ok {
		return handled{} // a type switch
	}
	if w.isTagless(stmt) {
		return w.conclude(expr, truth)
	}
	if code, ok := w.codeOf(expr); ok && !truth && w.same(stmt.Tag, w.operand) {
		return handled{codes: map[string]bool{code: true}}
	}
	return handled{}
}

// conclude returns what a condition says that is true or false: which codes
// the operand cannot be, or that it is not retryable.
func (w flow) conclude(cond ast.Expr, truth bool) handled {
	if !w.isFresh(cond) {
		return handled{}
	}
	origin, _ := w.origin(cond, 0)
	switch e := origin.(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return w.conclude(e.X, !truth)
		}
	case *ast.CallExpr:
		return handled{all: !truth && w.isPredicate(e, w.operand)}
	case *ast.BinaryExpr:
		switch {
		case e.Op == token.LAND, e.Op == token.LOR:
			return w.conclude(e.X, truth).and(w.conclude(e.Y, truth))
		case w.isBool(e.Y):
			return w.conclude(e.X, truth == (w.boolValue(e.Y) == (e.Op == token.EQL)))
		case w.isBool(e.X):
			return w.conclude(e.Y, truth == (w.boolValue(e.X) == (e.Op == token.EQL)))
		case e.Op == token.EQL && !truth, e.Op == token.NEQ && truth:
			for _, side := range [...][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
				if code, ok := w.codeOf(side[1]); ok && w.same(side[0], w.operand) {
					return handled{codes: map[string]bool{code: true}}
				}
			}
		}
	}
	return handled{}
}

// isFresh reports whether the variables in an expression that stand for the
// operand still do: whether the operand has not been set since they were.
func (w flow) isFresh(expr ast.Expr) bool {
	fresh := true
	ast.Inspect(expr, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			v, ok := w.TypesInfo.Uses[id].(*types.Var)
			if ok && w.onlyValue(v) != nil && w.isSetBetween(w.operand, v.Pos(), expr.Pos()) {
				fresh = false
			}
		}
		return fresh
	})
	return fresh
}

// isSetBetween reports whether an operand, or the variable it is a part of, is
// assigned to between two positions.
func (f *file) isSetBetween(operand ast.Expr, from, to token.Pos) bool {
	for cur := range f.cur.Preorder((*ast.AssignStmt)(nil)) {
		assign := cur.Node().(*ast.AssignStmt)
		if from < assign.Pos() && assign.Pos() < to && f.isSetBy(assign.Lhs, operand) {
			return true
		}
	}
	return false
}

// isSetBy reports whether what is assigned to is an operand, or a variable
// that the operand is a part of.
func (f *file) isSetBy(sides []ast.Expr, operand ast.Expr) bool {
	for _, side := range sides {
		if id, ok := side.(*ast.Ident); ok && (id.Name == "_" || f.TypesInfo.Defs[id] != nil) {
			continue // a new variable, perhaps set to the operand
		}
		if f.same(side, operand) || f.isPartOf(operand, side) || f.isIn(side, operand) {
			return true
		}
	}
	return false
}

// isNoReturn reports whether a call is of panic or, by its name, one that ends
// the program or the test: os.Exit, log.Fatalf, t.FailNow.
func isNoReturn(call *ast.CallExpr) bool {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return fun.Name == "panic"
	case *ast.SelectorExpr:
		switch fun.Sel.Name {
		case "Exit", "Fatal", "Fatalf", "Fatalln", "FailNow", "Goexit", "Panic", "Panicf", "Panicln":
			return true
		}
	}
	return false
}
