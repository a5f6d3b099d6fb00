package analyzer

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"
)

// asks reports whether a retry predicate is asked about the operand anywhere
// in a node.
func (f *file) asks(n ast.Node, operand ast.Expr) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			found = found || f.isPredicate(n, operand)
		case *ast.SelectorExpr:
			found = found || f.isRetryClass(n, operand)
		case *ast.Ident:
			origin, hops := f.origin(n, 0)
			call, ok := origin.(*ast.CallExpr)
			found = found || ok && hops > 0 && f.isPredicate(call, operand) // retry := code.Retryable()
		}
		return !found
	})
	return found
}

// isRetryClass reports whether an expression is the retry class of the operand
// as package codes gives it: codes.Code(operand).Retry, info.Retry.
func (f *file) isRetryClass(sel *ast.SelectorExpr, operand ast.Expr) bool {
	obj := f.TypesInfo.Uses[sel.Sel]
	return sel.Sel.Name == "Retry" && obj != nil && obj.Pkg() != nil && obj.Pkg().Path() == codesPath && f.isAbout(sel.X, operand)
}

// isPredicate reports whether a call asks a retry predicate about the operand.
func (f *file) isPredicate(call *ast.CallExpr, operand ast.Expr) bool {
	fn, ok := typeutil.Callee(f.TypesInfo, call).(*types.Func)
	if !ok || fn.Pkg() == nil {
		return false
	}
	if f.isRetryQuestion(call) {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.TypesInfo.Types[sel.X].IsType() && len(call.Args) == 1 {
			return f.isAbout(call.Args[0], operand) // codes.Code.Retryable(code)
		}
		return f.isAbout(call, operand)
	}
	if !f.retryFuncs[fullName(fn)] {
		return false
	}
	asked := call.Args
	if recv := f.receiver(call); recv != nil {
		asked = append(slices.Clone(asked), recv)
	}
	return slices.ContainsFunc(asked, func(expr ast.Expr) bool {
		return f.same(expr, operand) || f.isPartOf(operand, expr)
	})
}

// isRetryQuestion reports whether a call is of Retryable of package codes.
func (p *pkg) isRetryQuestion(call *ast.CallExpr) bool {
	fn := typeutil.Callee(p.TypesInfo, call)
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == codesPath && fn.Name() == "Retryable"
}

// isAbout reports whether an expression is a chain of calls and fields of
// package codes that begins with the operand, e.g.
// codes.Lookup(operand).Retry.Retryable().
func (f *file) isAbout(expr, operand ast.Expr) bool {
	if f.same(expr, operand) {
		return true
	}
	origin, _ := f.origin(expr, 0)
	switch e := origin.(type) {
	case *ast.CallExpr:
		fn := typeutil.Callee(f.TypesInfo, e)
		if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != codesPath {
			return false
		}
		if recv := f.receiver(e); recv != nil {
			return f.isAbout(recv, operand)
		}
		return len(e.Args) > 0 && f.isAbout(e.Args[0], operand)
	case *ast.SelectorExpr:
		field := f.TypesInfo.ObjectOf(e.Sel)
		return field != nil && field.Pkg() != nil && field.Pkg().Path() == codesPath && f.isAbout(e.X, operand)
	}
	return false
}

// isPartOf reports whether an expression is a field, or a field of a field, of
// another: resp.ErrorCode of resp.
func (f *file) isPartOf(expr, whole ast.Expr) bool {
	for {
		origin, _ := f.origin(expr, 0)
		switch e := origin.(type) {
		case *ast.SelectorExpr:
			expr = e.X
		case *ast.StarExpr:
			expr = e.X
		case *ast.IndexExpr:
			expr = e.X
		default:
			return false
		}
		if f.same(expr, whole) {
			return true
		}
	}
}

// receiver returns the x of a method call x.f(), or nil.
func (f *file) receiver(call *ast.CallExpr) ast.Expr {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || f.TypesInfo.Selections[sel] == nil {
		return nil // e.g. codes.Lookup(code)
	}
	return sel.X
}

// fullName returns pkg/path.Func or pkg/path.Type.Method.
func fullName(fn *types.Func) string {
	name := fn.Name()
	if recv := fn.Signature().Recv(); recv != nil {
		t := recv.Type()
		if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
			t = ptr.Elem()
		}
		named, ok := types.Unalias(t).(*types.Named)
		if !ok {
			return "" // a method of an interface literal
		}
		name = named.Obj().Name() + "." + name
	}
	return fn.Pkg().Path() + "." + name
}
