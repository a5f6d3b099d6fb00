package analyzer

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// holdersOf returns what holds the texts that an expression may have.
func (s *spellings) holdersOf(expr ast.Expr) []holder {
	expr = ast.Unparen(expr)
	switch e := expr.(type) {
	case *ast.Ident:
		return holderOf(s.TypesInfo.ObjectOf(e))
	case *ast.SelectorExpr:
		return holderOf(s.TypesInfo.ObjectOf(e.Sel))
	case *ast.KeyValueExpr:
		return append(s.holdersOf(e.Key), s.holdersOf(e.Value)...)
	}
	if basic, ok := s.TypesInfo.TypeOf(expr).(*types.Basic); ok && basic.Info()&types.IsString == 0 {
		return nil // e.g. what a comparison returns
	}
	if _, ok := s.stringValue(expr); ok {
		return []holder{expr}
	}
	switch e := expr.(type) {
	case *ast.IndexExpr:
		return s.holdersOf(e.X)
	case *ast.SliceExpr:
		return s.holdersOf(e.X)
	case *ast.StarExpr:
		return s.holdersOf(e.X)
	case *ast.UnaryExpr:
		return s.holdersOf(e.X)
	case *ast.TypeAssertExpr:
		return s.holdersOf(e.X)
	case *ast.BinaryExpr:
		return []holder{e} // a sum
	case *ast.CompositeLit:
		if _, ok := s.TypesInfo.TypeOf(e).Underlying().(*types.Struct); !ok {
			return s.holdersOfAll(e.Elts)
		}
	case *ast.CallExpr:
		return s.holdersOfCall(e)
	}
	return nil
}

func (s *spellings) holdersOfAll(exprs []ast.Expr) []holder {
	var all []holder
	for _, expr := range exprs {
		all = append(all, s.holdersOf(expr)...)
	}
	return all
}

func (s *spellings) holdersOfCall(call *ast.CallExpr) []holder {
	if result, _ := s.normalizes(call); result != 0 {
		return []holder{call}
	}
	if !s.isConversion(call) {
		if called := s.calledBy(call); len(called) != 0 {
			var all []holder
			for _, fn := range called {
				all = append(all, fn.results)
			}
			return all
		}
	}
	all := s.holdersOfAll(call.Args) // a function of another package passes them on
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && s.TypesInfo.Selections[sel] != nil {
		all = append(all, s.holdersOf(sel.X)...)
	}
	return all
}

func holderOf(obj types.Object) []holder {
	if obj == nil || obj.Pkg() == nil {
		return nil // e.g. a blank, nil
	}
	return []holder{originOf(obj)}
}

func originOf(obj types.Object) holder {
	switch obj := obj.(type) {
	case *types.Var:
		return obj.Origin()
	case *types.Func:
		return obj.Origin()
	}
	return obj
}

// calledBy returns the functions of the package that a call may run.
func (s *spellings) calledBy(call *ast.CallExpr) []callee {
	switch fn := typeutil.Callee(s.TypesInfo, call).(type) {
	case *types.Func:
		fn = fn.Origin()
		if fn.Pkg() != s.Pkg && !types.IsInterface(recvOf(fn)) {
			return nil
		}
		called := callee{fn.Signature(), fn}
		if types.IsInterface(recvOf(fn)) {
			methods := s.methods[fn.Name()]
			for _, method := range methods {
				s.joinCallees(called, callee{method.Signature(), method})
			}
			s.methods[fn.Name()] = methods[:min(1, len(methods))] // they are one group now
		}
		return []callee{called}
	case *types.Builtin:
		return nil
	}
	sig, ok := s.TypesInfo.TypeOf(call.Fun).(*types.Signature)
	if !ok {
		return nil
	}
	if sig.Params().Len() != 0 && isTypeParam(sig.Params().At(0).Type()) {
		s.joinValues()
		return s.anyValue
	}
	if called, ok := s.values.At(sig).(callee); ok {
		return []callee{called}
	}
	return nil
}

// joinValues makes one group of all functions that are values: what a generic
// function calls may be each of them.
func (s *spellings) joinValues() {
	if s.anyValue != nil {
		return
	}
	s.values.Iterate(func(_ types.Type, value any) {
		s.anyValue = append(s.anyValue, value.(callee))
		s.joinCallees(s.anyValue[0], value.(callee))
	})
	s.anyValue = s.anyValue[:min(1, len(s.anyValue))]
}

// joinCallees makes one group of two functions of which a call may run either.
func (s *spellings) joinCallees(a, b callee) {
	s.join(a.results, b.results)
	if recv := b.signature.Recv(); recv != nil && a.signature.Recv() != nil {
		s.join(a.signature.Recv(), recv)
	}
	for i := range min(a.signature.Params().Len(), b.signature.Params().Len()) {
		s.join(a.signature.Params().At(i), b.signature.Params().At(i))
	}
}

func isTypeParam(t types.Type) bool {
	_, ok := t.(*types.TypeParam)
	return ok
}

// isContainer reports whether a selector is a method of a type whose values hold
// others, e.g. of a sync.Map.
func (s *spellings) isContainer(sel *ast.SelectorExpr) bool {
	selection := s.TypesInfo.Selections[sel]
	if selection == nil || selection.Obj().Pkg() == nil {
		return false
	}
	path := selection.Obj().Pkg().Path()
	return path == "sync" || path == "sync/atomic" || strings.HasPrefix(path, "container/")
}

// recvOf returns the type of a method's receiver, or the type nil.
func recvOf(fn *types.Func) types.Type {
	if recv := fn.Signature().Recv(); recv != nil {
		return recv.Type()
	}
	return types.Typ[types.UntypedNil]
}

func (s *spellings) resultsOf(fn ast.Node) holder {
	if decl, ok := fn.(*ast.FuncDecl); ok {
		return s.TypesInfo.Defs[decl.Name]
	}
	return fn
}
