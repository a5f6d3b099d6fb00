package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// step changes a state as the evaluation of a node of a block does.
func (w *function) step(s *state, n ast.Node) {
	var target ast.Expr // that of errors.As
	ast.Inspect(n, func(n ast.Node) bool {
		if v, ok := w.terms.values[term{op: opUnknown, key: n}]; ok {
			w.forget(s, v) // what it gave before, in a loop
		}
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.UnaryExpr:
			if _, ok := n.X.(*ast.CompositeLit); n.Op == token.AND && !ok && n != target {
				w.assign(s, n.X, w.fresh(s, n)) // e.g. json.Unmarshal(body, &resp)
			}
		case *ast.CallExpr:
			if astutil.IsCallTo(w.TypesInfo, n, "errors", "As") && len(n.Args) == 2 {
				target = ast.Unparen(n.Args[1])
				if ptr, ok := target.(*ast.UnaryExpr); ok && ptr.Op == token.AND {
					w.assign(s, ptr.X, w.terms.value(term{op: opAs, key: types.TypeString(w.TypesInfo.TypeOf(ptr.X), nil), a: w.eval(s, n.Args[0])}))
				}
				return true
			}
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

func (w *function) assignment(s *state, n *ast.AssignStmt) {
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

func (w *function) declaration(s *state, n *ast.ValueSpec) {
	names := make([]ast.Expr, len(n.Names))
	for i, name := range n.Names {
		names[i] = name
	}
	w.assignAll(s, names, n.Values)
}

// assignAll sets what expressions denote to the values of others, or of a
// single one with several results, or to a zero value if there are none.
func (w *function) assignAll(s *state, lhs, rhs []ast.Expr) {
	values := make([]value, len(lhs))
	for i, expr := range lhs {
		switch {
		case len(rhs) == len(lhs):
			values[i] = w.valueOrCopy(s, rhs[i], expr)
		case len(rhs) == 1 && w.eval(s, rhs[0]) != w.terms.unknown(rhs[0]):
			values[i] = w.ofSeveral(s, rhs[0], i, expr) // code, ok := any.(string)
		case len(rhs) == 0 && astutil.IsString(w.TypesInfo.TypeOf(expr)):
			values[i] = w.constant(constant.MakeString(""))
		default:
			values[i] = w.fresh(s, expr)
		}
	}
	for i, expr := range lhs {
		w.assign(s, expr, values[i])
	}
}

// ofSeveral returns one of the results of an expression that has several.
func (w *function) ofSeveral(s *state, expr ast.Expr, i int, lhs ast.Expr) value {
	v := w.eval(s, expr)
	if i == 0 {
		return v
	}
	if index, ok := ast.Unparen(expr).(*ast.IndexExpr); ok {
		if in, ok := w.membership(s, index, true); ok {
			return in // _, ok := retryable[code]
		}
	}
	return w.fresh(s, lhs)
}

// effect changes a state as a call may: by a closure that sets a variable, or
// through what the function gets or shares.
func (w *function) effect(s *state, call *ast.CallExpr) {
	if astutil.IsConversion(w.TypesInfo, call) || astutil.IsPrinting(w.TypesInfo, call) {
		return
	}
	w.runClosures(s, call)
	w.eachChanged(call,
		func(expr ast.Expr) { w.renew(s, w.eval(s, expr), w.fresh(s, setBy{call, expr})) },
		func(v *types.Var) { s.setVar(v, w.fresh(s, setBy{call, v})) })
}

// setBy is what a call sets: a variable, or what an argument points to.
type setBy struct {
	call *ast.CallExpr
	what any
}

// eachSet calls a function with each variable that a node sets or takes the
// address of, each time it does.
func (f *Package) eachSet(n ast.Node, set func(*types.Var)) {
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
func (f *File) timesSet() map[*types.Var]int {
	if f.times == nil {
		f.times = make(map[*types.Var]int)
		f.eachSet(f.ast, func(v *types.Var) { f.times[v]++ })
	}
	return f.times
}

// partsSet returns the variables of the file of which the program sets a field
// or an element, or hands them to a function that may.
func (f *File) partsSet() map[*types.Var]bool {
	if f.parts == nil {
		f.parts = make(map[*types.Var]bool)
		f.eachWrite(f.ast, func(lhs ast.Expr) {
			id, ok := astutil.RootOf(lhs).(*ast.Ident)
			if !ok || ast.Unparen(lhs) == ast.Expr(id) {
				return
			}
			if v, ok := f.TypesInfo.ObjectOf(id).(*types.Var); ok {
				f.parts[v] = true
			}
		}, func(*types.Var) {})
	}
	return f.parts
}
