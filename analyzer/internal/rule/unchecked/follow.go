package unchecked

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// addFunction says of a function that others may call what they may hand over and get.
func (c *clients) addFunction(decl *ast.FuncDecl) {
	fn, ok := c.TypesInfo.Defs[decl.Name].(*types.Func)
	if !ok {
		return
	}
	sig := fn.Signature()
	for i := range sig.Results().Len() {
		if v := sig.Results().At(i); v.Name() != "" && isClient(types.Unalias(v.Type())) {
			c.join(v, result{fn, i}) // which a return without values returns
		}
	}
	if !fn.Exported() && !c.isValue(fn) {
		return
	}
	for v := range sig.Params().Variables() {
		if isClient(types.Unalias(v.Type())) {
			c.handle(v)
		}
	}
	for i := range sig.Results().Len() {
		if isClient(types.Unalias(sig.Results().At(i).Type())) {
			c.handle(result{fn, i})
		}
	}
}

// isValue reports whether a function of the package is used other than by calls.
func (c *clients) isValue(fn *types.Func) bool {
	for _, cur := range c.UsesOf(fn) {
		if _, ok := cur.Parent().Node().(*ast.SelectorExpr); ok {
			cur = cur.Parent()
		}
		if call, ok := cur.Parent().Node().(*ast.CallExpr); !ok || call.Fun != cur.Node() {
			return true
		}
	}
	return false
}

// addAssignment joins the two sides of an assignment.
func (c *clients) addAssignment(lhs, rhs []ast.Expr) {
	for i, left := range lhs {
		if !isClient(c.typeOf(left)) {
			if i < len(rhs) && isClient(c.typeOf(rhs[i])) {
				c.join(c.holderOf(rhs[i]), nil) // into an interface
			}
			continue
		}
		switch {
		case len(lhs) == len(rhs):
			c.join(c.holderOf(left), c.holderOf(rhs[i]))
		default:
			var of holder
			if call, ok := ast.Unparen(rhs[0]).(*ast.CallExpr); ok {
				of = c.resultOf(call, i)
			}
			c.join(c.holderOf(left), of)
		}
	}
}

func (c *clients) typeOf(expr ast.Expr) types.Type {
	if t := c.TypesInfo.TypeOf(expr); t != nil {
		return types.Unalias(t)
	}
	return types.Typ[types.Invalid] // e.g. of _
}

// addCall joins arguments with parameters, and notes what sets a handler.
func (c *clients) addCall(call *ast.CallExpr) {
	fn := astutil.FunctionOf(c.TypesInfo, call)
	if fn != nil && fn.Name() == "WithErrorHandler" && fn.Pkg() != nil && fn.Pkg().Path() == corePath {
		if method, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && c.holderOf(method.X) != nil {
			c.handle(c.holderOf(method.X))
		} else {
			c.unclear = true // e.g. client.HcClient.WithErrorHandler(h)
		}
	}
	for i, arg := range call.Args {
		if tuple, ok := c.TypesInfo.TypeOf(arg).(*types.Tuple); ok {
			for i := range tuple.Len() { // wrap(build())
				if inner, ok := ast.Unparen(arg).(*ast.CallExpr); ok && isClient(types.Unalias(tuple.At(i).Type())) {
					c.join(c.resultOf(inner, i), nil)
				}
			}
		}
		if isClient(c.typeOf(arg)) && (fn == nil || !isOfBss(fn)) {
			c.join(c.holderOf(arg), c.parameter(call, fn, i))
		}
	}
}

// parameter returns the parameter of a function of the package that takes an argument, or
// nil.
func (c *clients) parameter(call *ast.CallExpr, fn *types.Func, i int) holder {
	if fn == nil || c.DeclOf(fn.Origin()) == nil {
		return nil
	}
	if method, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if sel := c.TypesInfo.Selections[method]; sel != nil && sel.Kind() == types.MethodExpr {
			return nil
		}
	}
	sig := fn.Origin().Signature()
	if i >= sig.Params().Len() || sig.Variadic() && i >= sig.Params().Len()-1 || !isClient(types.Unalias(sig.Params().At(i).Type())) {
		return nil // of many, or of a type parameter or an interface
	}
	return sig.Params().At(i)
}

// addReturn joins what is returned with the results of the function around.
func (c *clients) addReturn(cur inspector.Cursor, ret *ast.ReturnStmt) {
	fn, _ := astutil.FunctionAround(cur).Cur.Node().(*ast.FuncDecl)
	to := func(i int) holder {
		if fn == nil {
			return nil // of a function literal
		}
		obj := c.TypesInfo.Defs[fn.Name].(*types.Func)
		if results := obj.Signature().Results(); i >= results.Len() || !isClient(types.Unalias(results.At(i).Type())) {
			return nil // in an interface
		}
		return result{obj, i}
	}
	for i, expr := range ret.Results {
		if isClient(c.typeOf(expr)) {
			c.join(c.holderOf(expr), to(i))
		}
	}
	if len(ret.Results) != 1 {
		return
	}
	tuple, ok := c.TypesInfo.TypeOf(ret.Results[0]).(*types.Tuple)
	call, isCall := ast.Unparen(ret.Results[0]).(*ast.CallExpr)
	for i := 0; ok && isCall && i < tuple.Len(); i++ {
		if isClient(types.Unalias(tuple.At(i).Type())) {
			c.join(c.resultOf(call, i), to(i))
		}
	}
}
