package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
)

// A summary is what a function of the package may change, itself or by the
// functions of the package that it calls.
type summary struct {
	params  map[int]bool        // what these arguments point to or hold; -1 is the receiver
	globals map[*types.Var]bool // variables of the package
}

const receiver = -1

// summaryOf returns the summary of a declared function.
func (f *file) summaryOf(decl *ast.FuncDecl) *summary {
	if sum, ok := f.effects[decl]; ok {
		return sum // for a function that calls itself: what is known so far
	}
	sum := &summary{make(map[int]bool), make(map[*types.Var]bool)}
	if f.effects == nil {
		f.effects = make(map[*ast.FuncDecl]*summary)
	}
	f.effects[decl] = sum
	if decl.Body == nil {
		return sum
	}
	params := f.paramsOf(decl)
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				f.noteWrite(sum, params, lhs)
			}
		case *ast.IncDecStmt:
			f.noteWrite(sum, params, n.X)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				f.noteWrite(sum, params, n.X)
			}
		case *ast.CallExpr:
			f.eachChanged(n, func(expr ast.Expr) { f.noteWrite(sum, params, &ast.StarExpr{X: expr}) }, func(v *types.Var) { sum.globals[v] = true })
		}
		return true
	})
	return sum
}

// paramsOf returns the parameters of a function, by their place.
func (f *file) paramsOf(decl *ast.FuncDecl) map[types.Object]int {
	params := make(map[types.Object]int)
	sig := f.TypesInfo.Defs[decl.Name].(*types.Func).Signature()
	for i := range sig.Params().Len() {
		params[sig.Params().At(i)] = i
	}
	if sig.Recv() != nil {
		params[sig.Recv()] = receiver
	}
	return params
}

// noteWrite notes that an expression is set.
func (f *file) noteWrite(sum *summary, params map[types.Object]int, lhs ast.Expr) {
	id, ok := rootOf(lhs).(*ast.Ident)
	if !ok {
		return
	}
	v, ok := f.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok {
		return
	}
	if i, ok := params[v]; ok {
		if ast.Unparen(lhs) != ast.Expr(id) && isReference(v.Type()) {
			sum.params[i] = true
		}
	} else if v.Kind() == types.PackageVar {
		sum.globals[v] = true
	}
}

// isReference reports whether a copy of a value of a type shares what it holds.
func isReference(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Slice:
		return true
	}
	return false
}

// eachChanged calls functions with what a call may change: what arguments and
// the receiver hold, and variables of the package.
func (f *file) eachChanged(call *ast.CallExpr, held func(ast.Expr), global func(*types.Var)) {
	fn := f.calleeOf(call)
	if fn == nil {
		return
	}
	args := make(map[int]ast.Expr)
	for i, arg := range call.Args {
		args[i] = arg
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.TypesInfo.Selections[sel] != nil {
		args[receiver] = sel.X
	}
	decl := f.declOf(fn)
	if decl != nil {
		for v := range f.summaryOf(decl).globals {
			global(v)
		}
	}
	for i, arg := range args {
		if !f.isShared(arg, i, fn) {
			continue
		}
		if decl != nil && f.summaryOf(decl).params[i] || decl == nil && loading.MatchString(fn.Name()) {
			held(arg)
		}
	}
}

// isShared reports whether a call can change what an argument, or the receiver,
// holds: a variable or a field with a reference.
func (f *file) isShared(arg ast.Expr, i int, fn *types.Func) bool {
	switch ast.Unparen(arg).(type) {
	case *ast.Ident, *ast.SelectorExpr:
	default:
		return false
	}
	if i == receiver { // r.Load(), with the address of r if it is none
		return fn.Signature().Recv() != nil && isReference(fn.Signature().Recv().Type())
	}
	t := f.TypesInfo.TypeOf(arg)
	return t != nil && isReference(t)
}

// loading matches the names of functions of other packages that set what an
// argument points to.
var loading = regexp.MustCompile(`^(?i:unmarshal|decode|read|load|reload|fill|parse|scan|do|get|fetch|refresh|call|invoke|send|post|put|request|extract|bind|receive|recv|exec|execute)(_|[A-Z]|$)`)

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
