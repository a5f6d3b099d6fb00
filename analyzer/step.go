package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// step changes a state as the evaluation of a node of a block does.
func (w *flow) step(s *state, n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		if v, ok := w.terms.values[term{op: opUnknown, key: n}]; ok {
			w.forget(s, v) // what it gave before, in a loop
		}
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.UnaryExpr:
			if _, ok := n.X.(*ast.CompositeLit); n.Op == token.AND && !ok {
				w.assign(s, n.X, w.fresh(s, n)) // e.g. json.Unmarshal(body, &resp)
			}
		case *ast.CallExpr:
			w.effect(s, n)
		}
		return true
	})
	switch n := n.(type) {
	case *ast.AssignStmt:
		w.assignment(s, n)
	case *ast.ValueSpec:
		w.declaration(s, n)
	case *ast.IncDecStmt:
		w.assign(s, n.X, w.fresh(s, n.X))
	case ast.Expr:
		switch w.parents[n].(type) {
		case *ast.RangeStmt, *ast.CommClause:
			w.assign(s, n, w.fresh(s, n))
		}
	}
}

func (w *flow) assignment(s *state, n *ast.AssignStmt) {
	if of, ok := w.parents[n].(*ast.TypeSwitchStmt); ok {
		v := w.eval(s, n.Rhs[0])
		for _, clause := range of.Body.List {
			if obj, ok := w.TypesInfo.Implicits[clause].(*types.Var); ok {
				s.setVar(obj, v)
			}
		}
		return
	}
	if n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
		w.assign(s, n.Lhs[0], w.fresh(s, n.Lhs[0])) // code += "0"
		return
	}
	w.assignAll(s, n.Lhs, n.Rhs)
}

func (w *flow) declaration(s *state, n *ast.ValueSpec) {
	names := make([]ast.Expr, len(n.Names))
	for i, name := range n.Names {
		names[i] = name
	}
	w.assignAll(s, names, n.Values)
}

// assignAll sets what expressions denote to the values of others, or of a
// single one with several results, or to a zero value if there are none.
func (w *flow) assignAll(s *state, lhs, rhs []ast.Expr) {
	values := make([]value, len(lhs))
	for i := range lhs {
		switch {
		case len(rhs) == len(lhs):
			values[i] = w.eval(s, rhs[i])
		case len(rhs) == 1 && i == 0 && w.eval(s, rhs[0]) != w.terms.unknown(rhs[0]):
			values[i] = w.eval(s, rhs[0]) // code, ok := any.(string)
		default:
			values[i] = w.fresh(s, lhs[i])
		}
	}
	for i, expr := range lhs {
		w.assign(s, expr, values[i])
	}
}

// effect changes a state as a call may: by a closure that sets a variable, or
// through a pointer.
func (w *flow) effect(s *state, call *ast.CallExpr) {
	if w.TypesInfo.Types[call.Fun].IsType() || w.isPrinting(call) {
		return
	}
	fn := typeutil.Callee(w.TypesInfo, call)
	if _, ok := fn.(*types.Builtin); ok || fn != nil && isCodes(fn) {
		return
	}
	for v := range w.captured {
		s.setVar(v, w.fresh(s, setBy{call, v}))
	}
	if w.isCallTo(call, "errors", "As") && len(call.Args) == 2 {
		if ptr, ok := ast.Unparen(call.Args[1]).(*ast.UnaryExpr); ok && ptr.Op == token.AND {
			w.assign(s, ptr.X, w.terms.value(term{op: opAs, a: w.eval(s, call.Args[0])}))
		}
		return
	}
	for i, arg := range call.Args {
		if w.mayWrite(fn, i, arg) {
			w.renew(s, w.eval(s, arg), w.fresh(s, setBy{call, i}))
		}
	}
}

// setBy is what a call sets: a variable, or what an argument points to.
type setBy struct {
	call *ast.CallExpr
	what any
}

// capturedIn returns the variables of a function that closures in it set.
func (f *file) capturedIn(fn ast.Node) map[*types.Var]bool {
	captured := make(map[*types.Var]bool)
	ast.Inspect(fn, func(n ast.Node) bool {
		lit, ok := n.(*ast.FuncLit)
		if !ok || lit == fn {
			return true
		}
		f.eachSet(lit, func(v *types.Var) {
			if v.Pos() < lit.Pos() || lit.End() <= v.Pos() {
				captured[v] = true
			}
		})
		return true
	})
	return captured
}

// eachSet calls a function with each variable that a node sets or takes the
// address of, each time it does.
func (f *file) eachSet(n ast.Node, set func(*types.Var)) {
	visit := func(expr ast.Expr) {
		if id, ok := ast.Unparen(expr).(*ast.Ident); ok {
			if v, ok := f.TypesInfo.ObjectOf(id).(*types.Var); ok {
				set(v)
			}
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				visit(lhs)
			}
		case *ast.ValueSpec:
			for _, name := range n.Names {
				visit(name)
			}
		case *ast.IncDecStmt:
			visit(n.X)
		case *ast.RangeStmt:
			visit(n.Key)
			visit(n.Value)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				visit(n.X)
			}
		}
		return true
	})
}

// timesSet returns how often each variable of the file is set.
func (f *file) timesSet() map[*types.Var]int {
	if f.sets == nil {
		f.sets = make(map[*types.Var]int)
		f.eachSet(f.ast, func(v *types.Var) { f.sets[v]++ })
	}
	return f.sets
}
