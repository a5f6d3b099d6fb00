package textflow

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// holdersOf returns the holders of the texts that an expression may have. An error has no
// holders: it is not compared with codes, and one variable serves for errors of all
// kinds.
func (w *Flow) holdersOf(expr ast.Expr) []holder {
	return w.holdersOfResult(expr, 0)
}

// holdersOfResult is like holdersOf for one result of a call with several results.
func (w *Flow) holdersOfResult(expr ast.Expr, result int) []holder {
	if expr == nil {
		return nil // e.g. the key of a range
	}
	expr = ast.Unparen(expr)
	t := w.TypesInfo.TypeOf(expr)
	if astutil.IsAnyError(t) {
		return nil
	}
	if basic, ok := t.(*types.Basic); ok && basic.Info()&types.IsString == 0 {
		return nil // e.g. an index, or the result of a comparison
	}
	switch e := expr.(type) {
	case *ast.Ident:
		return w.holdersOfObject(w.TypesInfo.ObjectOf(e))
	case *ast.SelectorExpr:
		return w.holdersOfObject(w.TypesInfo.ObjectOf(e.Sel))
	case *ast.KeyValueExpr:
		return append(w.holdersOf(e.Key), w.holdersOf(e.Value)...)
	}
	if _, ok := astutil.StringValue(w.TypesInfo, expr); ok {
		return []holder{expr}
	}
	switch e := expr.(type) {
	case *ast.IndexExpr:
		return w.holdersOf(e.X)
	case *ast.SliceExpr:
		return w.holdersOf(e.X)
	case *ast.StarExpr:
		return w.holdersOf(e.X)
	case *ast.UnaryExpr:
		return w.holdersOf(e.X)
	case *ast.TypeAssertExpr:
		return w.holdersOf(e.X)
	case *ast.BinaryExpr:
		return []holder{e} // a sum
	case *ast.CompositeLit:
		if _, ok := astutil.StructOf(w.TypesInfo.TypeOf(e)); !ok {
			return w.holdersOfAll(e.Elts)
		}
	case *ast.CallExpr:
		return w.holdersOfCall(e, result)
	}
	return nil
}

func (w *Flow) holdersOfAll(exprs []ast.Expr) []holder {
	var all []holder
	for _, expr := range exprs {
		all = append(all, w.holdersOf(expr)...)
	}
	return all
}

func (w *Flow) holdersOfCall(call *ast.CallExpr, result int) []holder {
	if how, _ := w.normalizes(call); how != 0 {
		return []holder{call}
	}
	if astutil.IsConversion(w.TypesInfo, call) {
		return w.holdersOfAll(call.Args)
	}
	if called := w.calledBy(call); called != nil {
		if result < called.Results().Len() {
			return w.holdersOfObject(called.Results().At(result))
		}
		return nil
	}
	return w.passedOn(call)
}

// passedOn returns the holders of the texts that a call of another package's function may
// return: those of its arguments. Some arguments only serve to look a result up, and say
// nothing about it: a key, and a sum for a function that is not about texts.
func (w *Flow) passedOn(call *ast.CallExpr) []holder {
	all := w.shownBy(call)
	fn := astutil.FunctionOf(w.TypesInfo, call)
	text := w.isAboutTexts(call)
	for _, arg := range call.Args {
		_, sum := ast.Unparen(arg).(*ast.BinaryExpr)
		isKey := fn != nil && (strings.HasPrefix(fn.Name(), "Get") || strings.HasPrefix(fn.Name(), "Lookup"))
		if !isKey && (text || !sum) {
			all = append(all, w.holdersOf(arg)...)
		}
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && w.TypesInfo.Selections[sel] != nil {
		all = append(all, w.holdersOf(sel.X)...)
	}
	return all
}

// shownBy returns the results of the String methods with which a call like
// fmt.Sprint(code) shows its arguments.
func (w *Flow) shownBy(call *ast.CallExpr) []holder {
	fn := astutil.FunctionOf(w.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "fmt" {
		return nil
	}
	var all []holder
	for _, arg := range call.Args {
		for _, method := range w.methodsOf(w.TypesInfo.TypeOf(arg)) {
			if method.Name() == "String" && method.Signature().Results().Len() == 1 {
				all = append(all, method.Signature().Results().At(0))
			}
		}
	}
	return all
}

// holdersOfObject returns the holders of the texts of a variable, a constant or a field:
// the object itself, and the receivers of the methods with which another package sets it.
func (w *Flow) holdersOfObject(obj types.Object) []holder {
	if obj == nil || obj.Pkg() == nil || astutil.IsAnyError(obj.Type()) {
		return nil // e.g. the blank identifier or nil
	}
	all := []holder{originOf(obj)}
	for _, method := range w.methodsOf(obj.Type()) {
		switch name := method.Name(); {
		case strings.HasPrefix(name, "Unmarshal"), name == "Scan", name == "Set", strings.HasSuffix(name, "Decode"):
			all = append(all, method.Signature().Recv())
		}
	}
	return all
}

// methodsOf returns the methods that the package declares for a type, or for the type
// that a pointer points to.
func (w *Flow) methodsOf(t types.Type) []*types.Func {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() != w.Pkg {
		return nil
	}
	return slices.Collect(named.Origin().Methods())
}

func originOf(obj types.Object) holder {
	if v, ok := obj.(*types.Var); ok {
		return v.Origin()
	}
	return obj
}

// isAboutTexts reports whether a call is of a function of the standard library that turns
// texts into texts.
func (w *Flow) isAboutTexts(call *ast.CallExpr) bool {
	fn := astutil.FunctionOf(w.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil {
		return true // e.g. append
	}
	switch path, _, _ := strings.Cut(fn.Pkg().Path(), "/"); path {
	case "bytes", "fmt", "iter", "maps", "path", "regexp", "slices", "strconv", "strings", "unicode", "unique":
		return true
	}
	return false
}
