package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// A summary is what a function of the package may change, itself or by the
// functions of the package that it calls.
type summary struct {
	params  map[int]bool        // what these arguments point to or hold; -1 is the receiver
	globals map[*types.Var]bool // variables of the package
}

// receiverPlace is the place of the receiver among the parameters.
const receiverPlace = -1

// summaryOf returns the summary of a declared function. It sums up all functions
// of the package at once, again and again until nothing is added, for they may
// call each other.
func (f *Package) summaryOf(decl *ast.FuncDecl) *summary {
	if f.effects == nil {
		f.effects = make(map[*ast.FuncDecl]*summary)
		for _, decl := range f.Decls() {
			f.effects[decl] = &summary{make(map[int]bool), make(map[*types.Var]bool)}
		}
		for again := true; again; {
			again = false
			for _, decl := range f.Decls() {
				before := f.effects[decl].size()
				f.sumUp(decl, f.effects[decl])
				again = again || f.effects[decl].size() != before
			}
		}
	}
	return f.effects[decl]
}

func (s *summary) size() int { return len(s.params) + len(s.globals) }

// sumUp adds to a summary what the body of a function does.
func (f *Package) sumUp(decl *ast.FuncDecl, sum *summary) {
	if decl.Body == nil {
		return
	}
	params := f.paramsOf(decl)
	f.eachWrite(decl.Body, func(lhs ast.Expr) { f.noteWrite(sum, params, lhs) }, func(v *types.Var) { sum.globals[v] = true })
}

// eachWrite calls functions with what a node sets, takes the address of, or
// hands to a function that may set it; and with the variables of the package
// that such a function sets.
func (f *Package) eachWrite(n ast.Node, write func(ast.Expr), global func(*types.Var)) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				write(lhs)
			}
		case *ast.IncDecStmt:
			write(n.X)
		case *ast.RangeStmt:
			if n.Key != nil {
				write(n.Key)
			}
			if n.Value != nil {
				write(n.Value)
			}
		case *ast.UnaryExpr:
			if _, ok := ast.Unparen(n.X).(*ast.CompositeLit); n.Op == token.AND && !ok {
				write(n.X)
			}
		case *ast.CallExpr:
			f.eachChanged(n, func(expr ast.Expr) { write(&ast.StarExpr{X: expr}) }, global)
		}
		return true
	})
}

// paramsOf returns the parameters of a function, by their place.
func (f *Package) paramsOf(decl *ast.FuncDecl) map[types.Object]int {
	params := make(map[types.Object]int)
	fn, ok := f.TypesInfo.Defs[decl.Name].(*types.Func)
	if !ok {
		return params // func _() {}, in a program that is not complete
	}
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		params[sig.Params().At(i)] = i
	}
	if sig.Recv() != nil {
		params[sig.Recv()] = receiverPlace
	}
	return params
}

// noteWrite notes that an expression is set.
func (f *Package) noteWrite(sum *summary, params map[types.Object]int, lhs ast.Expr) {
	id, ok := astutil.RootOf(lhs).(*ast.Ident)
	if !ok {
		return
	}
	v, ok := f.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok {
		return
	}
	if i, ok := params[v]; ok {
		if ast.Unparen(lhs) != ast.Expr(id) && astutil.IsReference(v.Type()) {
			sum.params[i] = true
		}
	} else if v.Kind() == types.PackageVar {
		sum.globals[v] = true
	}
}

// eachChanged calls functions with what a call may change: what arguments and
// the receiver hold, and variables of the package.
func (f *Package) eachChanged(call *ast.CallExpr, held func(ast.Expr), global func(*types.Var)) {
	if b, ok := typeutil.Callee(f.TypesInfo, call).(*types.Builtin); ok {
		if b.Name() == "copy" || b.Name() == "clear" || b.Name() == "delete" {
			held(call.Args[0])
		}
		return
	}
	fn := f.CalleeOf(call)
	if fn == nil {
		return
	}
	args := make(map[int]ast.Expr)
	for i, arg := range call.Args {
		args[i] = arg
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.TypesInfo.Selections[sel] != nil {
		args[receiverPlace] = sel.X
	}
	for _, arg := range call.Args {
		f.eachHandedOn(arg, held)
	}
	decl := f.DeclOf(fn)
	if decl != nil {
		for v := range f.summaryOf(decl).globals {
			global(v)
		}
	}
	for i, arg := range args {
		if !f.isShared(arg, i, fn) {
			continue
		}
		if last := fn.Signature().Params().Len() - 1; fn.Signature().Variadic() && i > last {
			i = last
		}
		if decl != nil && f.summaryOf(decl).params[i] || decl == nil && loading.MatchString(fn.Name()) {
			held(arg)
		}
	}
}

// eachHandedOn calls a function with the receiver of a method that is handed on
// as a value, c of c.load, if the method may change it.
func (f *Package) eachHandedOn(arg ast.Expr, held func(ast.Expr)) {
	sel, ok := ast.Unparen(arg).(*ast.SelectorExpr)
	if !ok || f.TypesInfo.Selections[sel] == nil || f.TypesInfo.Selections[sel].Kind() != types.MethodVal {
		return
	}
	fn := f.TypesInfo.Selections[sel].Obj()
	if decl := f.DeclOf(fn); decl != nil && f.summaryOf(decl).params[receiverPlace] || decl == nil && loading.MatchString(fn.Name()) {
		held(sel.X)
	}
}

// isShared reports whether a call can change what an argument, or the receiver,
// holds: a variable or a field with a reference.
func (f *Package) isShared(arg ast.Expr, i int, fn *types.Func) bool {
	switch ast.Unparen(arg).(type) {
	case *ast.Ident, *ast.SelectorExpr, *ast.IndexExpr:
	default:
		return false
	}
	if i == receiverPlace { // r.Load(), with the address of r if it is none
		return fn.Signature().Recv() != nil && astutil.IsReference(fn.Signature().Recv().Type())
	}
	t := f.TypesInfo.TypeOf(arg)
	return t != nil && astutil.IsReference(t)
}

// loading matches the names of functions of other packages that set what an
// argument points to.
var loading = regexp.MustCompile(`^(?i:unmarshal|decode|read|load|reload|fill|parse|scan|do|get|fetch|refresh|call|invoke|send|post|put|request|extract|bind|receive|recv|exec|execute)(_|[A-Z]|$)`)
