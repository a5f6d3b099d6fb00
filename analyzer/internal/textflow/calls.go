package textflow

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// addFunction records methods, and functions that are used as values.
func (w *Flow) addFunction(cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.FuncDecl:
		if fn, ok := w.TypesInfo.Defs[n.Name].(*types.Func); ok && n.Recv != nil {
			methods, ok := w.methods.At(fn.Signature()).(map[string][]*types.Func)
			if !ok {
				methods = make(map[string][]*types.Func)
				w.methods.Set(fn.Signature(), methods)
			}
			methods[fn.Name()] = append(methods[fn.Name()], fn)
		}
	case *ast.FuncLit:
		if sig, ok := w.TypesInfo.TypeOf(n).(*types.Signature); ok {
			w.addValue(sig)
		}
	case *ast.Ident:
		fn, ok := w.TypesInfo.Uses[n].(*types.Func)
		if !ok {
			return
		}
		if kind, _ := cur.ParentEdge(); kind == edge.SelectorExpr_Sel {
			cur = cur.Parent()
		}
		if kind, _ := cur.ParentEdge(); kind != edge.CallExpr_Fun {
			w.addFunctionValue(fn.Origin(), cur.Node().(ast.Expr))
		}
	}
}

// addFunctionValue records a function that is used as a value, if it is a function of the
// package or normalises texts.
func (w *Flow) addFunctionValue(fn *types.Func, expr ast.Expr) {
	if result, input := normalizer(fn); result != 0 {
		w.mark(holdersOfVars(fn.Signature().Results()), result)
		for _, param := range holdersOfVars(fn.Signature().Params()) {
			w.meets[param] |= input
		}
		w.addValue(fn.Signature())
		return
	}
	if fn.Pkg() != w.Pkg {
		return
	}
	w.addValue(fn.Signature())
	sel, ok := expr.(*ast.SelectorExpr)
	if !ok || w.TypesInfo.Selections[sel] == nil {
		return
	}
	if w.TypesInfo.Selections[sel].Kind() == types.MethodVal {
		w.flowTo([]holder{fn.Signature().Recv()}, sel.X)
	} else {
		sig := w.TypesInfo.TypeOf(sel).(*types.Signature) // with the receiver as a parameter
		w.tie([]holder{sig.Params().At(0)}, []holder{fn.Signature().Recv()})
		w.joinVars(sig.Results(), fn.Signature().Results())
		w.addValue(sig)
	}
}

func holdersOfVars(vars *types.Tuple) []holder {
	var all []holder
	for v := range vars.Variables() {
		all = append(all, v)
	}
	return all
}

func (w *Flow) addValue(sig *types.Signature) {
	if known, ok := w.values.At(sig).(*types.Signature); ok {
		w.joinSignatures(known, sig)
		return
	}
	w.values.Set(sig, sig)
}

// addCall records where the arguments of a call flow, and which of them are compared.
func (w *Flow) addCall(call *ast.CallExpr) {
	if astutil.IsConversion(w.TypesInfo, call) {
		w.addConversion(call)
		return
	}
	if w.addNormalizer(call) {
		return
	}
	if _, ok := typeutil.Callee(w.TypesInfo, call).(*types.Var); ok {
		w.pass(w.holdersOfAll(call.Args), w.holdersOf(call.Fun)) // e.g. yield(code)
	}
	if called := w.calledBy(call); called != nil {
		w.bind(called, call)
		return
	}
	w.addBuiltin(call)
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && w.fillsReceiver(sel) {
		for _, arg := range call.Args {
			w.flow(sel.X, arg)
			if strings.HasPrefix(sel.Sel.Name, "Load") {
				w.compare(sel.X, arg)
			}
			w.pass(w.holdersOf(sel.X), w.paramsOf(arg))
		}
		return
	}
	w.addForeign(call)
}

// addForeign records what a function of another package may do with its arguments. It may
// pass them to an argument that is a function, and it may compare them. To save time,
// each argument is compared only with the first two and with the one before it.
func (w *Flow) addForeign(call *ast.CallExpr) {
	if fn := astutil.FunctionOf(w.TypesInfo, call); fn != nil && fn.Pkg() != nil {
		switch path := fn.Pkg().Path(); {
		case path == "maps" && fn.Name() == "Copy" && len(call.Args) == 2: // the arguments may be one call: maps.Copy(f())
			w.flow(call.Args[0], call.Args[1])
		case path == "fmt" && strings.Contains(fn.Name(), "scan"):
			for _, to := range call.Args[1:] {
				w.flow(to, call.Args[0])
			}
		}
	}
	compares := w.mayCompare(call)
	for i, arg := range call.Args {
		if params := w.paramsOf(arg); params != nil {
			for j, other := range call.Args {
				if i != j {
					w.flowTo(params, other)
				}
			}
			continue
		}
		for j := range i {
			if compares && (j < 2 || j == i-1) {
				w.compare(call.Args[j], arg)
			}
		}
	}
}

// mayCompare reports whether a function of another package may compare its arguments. In
// the standard library, only packages for texts and values do that.
func (w *Flow) mayCompare(call *ast.CallExpr) bool {
	fn := astutil.FunctionOf(w.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil {
		return true
	}
	switch first, _, _ := strings.Cut(fn.Pkg().Path(), "/"); first {
	case "bytes", "cmp", "maps", "path", "reflect", "regexp", "slices", "sort", "strings":
		return true
	default:
		return strings.Contains(first, ".")
	}
}

// paramsOf returns the parameters of an expression that is a function, or nil.
func (w *Flow) paramsOf(fn ast.Expr) []holder {
	sig, ok := w.TypesInfo.TypeOf(fn).Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	if known, ok := w.values.At(sig).(*types.Signature); ok {
		sig = known
	}
	return holdersOfVars(sig.Params())
}

// addConversion records that the fields of a struct flow into the fields of another type.
func (w *Flow) addConversion(call *ast.CallExpr) {
	to, ok := astutil.StructOf(w.TypesInfo.TypeOf(call))
	from, same := astutil.StructOf(w.TypesInfo.TypeOf(call.Args[0]))
	if !ok || !same || to.NumFields() != from.NumFields() {
		return
	}
	for i := range to.NumFields() {
		w.pass([]holder{from.Field(i).Origin()}, []holder{to.Field(i).Origin()})
	}
}

// bind passes the receiver and the arguments of a call to the parameters of a function.
func (w *Flow) bind(sig *types.Signature, call *ast.CallExpr) {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && sig.Recv() != nil {
		w.flowTo([]holder{sig.Recv()}, sel.X)
	}
	if len(call.Args) == 1 && sig.Params().Len() > 1 { // f(g())
		for i := range sig.Params().Len() {
			w.pass(w.holdersOfResult(call.Args[0], i), []holder{sig.Params().At(i)})
		}
		return
	}
	for i, arg := range call.Args {
		if at := min(i, sig.Params().Len()-1); at >= 0 {
			w.flowTo([]holder{sig.Params().At(at)}, arg)
		}
	}
}

// fillsReceiver reports whether a selector is a method of another package that puts its
// arguments into its receiver or takes them out, as with sync.Map or http.Header.
func (w *Flow) fillsReceiver(sel *ast.SelectorExpr) bool {
	selection := w.TypesInfo.Selections[sel]
	if selection == nil || selection.Obj().Pkg() == nil {
		return false
	}
	path := selection.Obj().Pkg().Path()
	return path == "sync" || path == "sync/atomic" || strings.HasPrefix(path, "container/") || slices.Contains([]string{"Set", "Add", "Put", "Store"}, sel.Sel.Name)
}
