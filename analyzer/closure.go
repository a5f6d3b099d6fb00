package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
)

// closure returns what is known where a function literal begins, from what is
// known where it stands: it may run later, when a variable that is set more
// than once has another value.
func (w *flow) closure(s *state, lit *ast.FuncLit) *state {
	start := s.fork()
	start.vars = newTable[*types.Var, value]()
	ast.Inspect(lit, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := w.TypesInfo.Uses[id].(*types.Var)
		if !ok || v.IsField() || lit.Pos() <= v.Pos() && v.Pos() < lit.End() {
			return true
		}
		times := w.timesSet()[v]
		if v.Kind() != types.LocalVar {
			times++ // a parameter is set by the call
		}
		start.setVar(v, w.variable(s, v))
		if times > 1 {
			start.setVar(v, w.terms.unknown(setIn{lit, v}))
		}
		return true
	})
	return start
}

// setIn is a variable as a function literal may find it.
type setIn struct {
	lit *ast.FuncLit
	v   *types.Var
}

// mayWrite reports whether a function may change what its argument points to:
// one of the package that does so, or one of another by its name, such as
// load(resp).
func (f *file) mayWrite(fn types.Object, i int, arg ast.Expr) bool {
	switch ast.Unparen(arg).(type) {
	case *ast.Ident, *ast.SelectorExpr:
	default:
		return false
	}
	t := f.TypesInfo.TypeOf(arg)
	if t == nil {
		return false
	}
	if _, ok := t.Underlying().(*types.Pointer); !ok || fn == nil {
		return false
	}
	decl := f.declOf(fn)
	if decl == nil {
		return loading.MatchString(fn.Name())
	}
	return f.writesParam(decl, i)
}

// loading matches the names of functions that set what an argument points to.
var loading = regexp.MustCompile(`^(?i:unmarshal|decode|read|load|fill|parse|scan|do|get|fetch|refresh|call|invoke|send|post|put|request|extract|bind|receive|recv|exec|execute)(_|[A-Z]|$)`)

// writesParam reports whether a function sets something through a parameter,
// or hands it on to one that does by its name.
func (f *file) writesParam(decl *ast.FuncDecl, i int) bool {
	fn := f.TypesInfo.Defs[decl.Name].(*types.Func)
	params := fn.Signature().Params()
	if i >= params.Len() || decl.Body == nil {
		return false
	}
	isParam := func(expr ast.Expr) bool {
		id, ok := rootOf(expr).(*ast.Ident)
		return ok && f.TypesInfo.Uses[id] == params.At(i)
	}
	writes := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				_, whole := lhs.(*ast.Ident)
				writes = writes || !whole && isParam(lhs)
			}
		case *ast.UnaryExpr:
			writes = writes || n.Op == token.AND && isParam(n.X)
		case *ast.CallExpr:
			name := ""
			switch fun := ast.Unparen(n.Fun).(type) {
			case *ast.Ident:
				name = fun.Name
			case *ast.SelectorExpr:
				name = fun.Sel.Name
			}
			for _, arg := range n.Args {
				_, whole := ast.Unparen(arg).(*ast.Ident)
				writes = writes || whole && isParam(arg) && loading.MatchString(name)
			}
		}
		return !writes
	})
	return writes
}

// rootOf returns the x of x.f.g, *x and x[i].
func rootOf(expr ast.Expr) ast.Expr {
	for {
		switch e := ast.Unparen(expr).(type) {
		case *ast.SelectorExpr:
			expr = e.X
		case *ast.StarExpr:
			expr = e.X
		case *ast.IndexExpr:
			expr = e.X
		default:
			return e
		}
	}
}

// declOf returns the declaration of a function of the package, or nil.
func (p *pkg) declOf(fn types.Object) *ast.FuncDecl {
	if p.decls == nil {
		p.decls = make(map[types.Object]*ast.FuncDecl)
		for _, file := range p.Files {
			for _, decl := range file.Decls {
				if decl, ok := decl.(*ast.FuncDecl); ok {
					p.decls[p.TypesInfo.Defs[decl.Name]] = decl
				}
			}
		}
	}
	return p.decls[fn]
}
