package analyzer

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// addFunction notes which functions are values, and the methods.
func (s *spellings) addFunction(cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.FuncDecl:
		if fn, ok := s.TypesInfo.Defs[n.Name].(*types.Func); ok && n.Recv != nil {
			s.methods[n.Name.Name] = append(s.methods[n.Name.Name], fn)
		}
	case *ast.FuncLit:
		if sig, ok := s.TypesInfo.TypeOf(n).(*types.Signature); ok {
			s.addValue(sig)
		}
	case *ast.Ident:
		fn, ok := s.TypesInfo.Uses[n].(*types.Func)
		if !ok {
			return
		}
		if kind, _ := cur.ParentEdge(); kind == edge.SelectorExpr_Sel {
			cur = cur.Parent()
		}
		if kind, _ := cur.ParentEdge(); kind != edge.CallExpr_Fun {
			s.addFunctionValue(fn.Origin(), cur.Node().(ast.Expr))
		}
	}
}

// addFunctionValue notes that an expression is a function: of the package, or one
// that normalises.
func (s *spellings) addFunctionValue(fn *types.Func, expr ast.Expr) {
	if result, input := normalizer(fn); result != 0 {
		s.mark(holdersOfVars(fn.Signature().Results()), result)
		for _, param := range holdersOfVars(fn.Signature().Params()) {
			s.meets[param] |= input
		}
		s.addValue(fn.Signature())
		return
	}
	if fn.Pkg() != s.Pkg {
		return
	}
	s.addValue(fn.Signature())
	if sel, ok := expr.(*ast.SelectorExpr); ok && s.TypesInfo.Selections[sel] != nil && s.TypesInfo.Selections[sel].Kind() == types.MethodExpr {
		sig := s.TypesInfo.TypeOf(sel).(*types.Signature) // with the receiver as a parameter
		s.tie([]holder{sig.Params().At(0)}, []holder{fn.Signature().Recv()})
		s.joinVars(sig.Results(), fn.Signature().Results())
		s.addValue(sig)
	}
}

func holdersOfVars(vars *types.Tuple) []holder {
	var all []holder
	for v := range vars.Variables() {
		all = append(all, v)
	}
	return all
}

func (s *spellings) addValue(sig *types.Signature) {
	if known, ok := s.values.At(sig).(*types.Signature); ok {
		s.joinSignatures(known, sig)
		return
	}
	s.values.Set(sig, sig)
}

// addCall notes where the arguments of a call flow, and which of them meet.
func (s *spellings) addCall(call *ast.CallExpr) {
	if s.isConversion(call) {
		s.addConversion(call)
		return
	}
	if s.addNormalizer(call) {
		return
	}
	if _, ok := typeutil.Callee(s.TypesInfo, call).(*types.Var); ok {
		s.pass(s.holdersOfAll(call.Args), s.holdersOf(call.Fun)) // e.g. yield(code)
	}
	if called := s.calledBy(call); called != nil {
		s.bind(called, call)
		return
	}
	s.addAppend(call)
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && s.fillsReceiver(sel) {
		for _, arg := range call.Args {
			s.flow(sel.X, arg)
			s.compare(sel.X, arg)
			s.pass(s.holdersOf(sel.X), s.paramsOf(arg))
		}
		return
	}
	// A function of another package may compare its arguments, and hand them to one
	// that is a function.
	for i, arg := range call.Args {
		params := s.paramsOf(arg)
		for j, other := range call.Args {
			switch {
			case i == j:
			case params != nil:
				s.flowTo(params, other)
			case i < j:
				s.compare(arg, other)
			}
		}
	}
}

// paramsOf returns the parameters of a function that is a value, or nil.
func (s *spellings) paramsOf(fn ast.Expr) []holder {
	sig, ok := s.TypesInfo.TypeOf(fn).Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	if known, ok := s.values.At(sig).(*types.Signature); ok {
		sig = known
	}
	return holdersOfVars(sig.Params())
}

// addConversion notes that the fields of a struct flow into those of another type.
func (s *spellings) addConversion(call *ast.CallExpr) {
	to, ok := structOf(s.TypesInfo.TypeOf(call))
	from, same := structOf(s.TypesInfo.TypeOf(call.Args[0]))
	if !ok || !same || to.NumFields() != from.NumFields() {
		return
	}
	for i := range to.NumFields() {
		s.pass([]holder{from.Field(i).Origin()}, []holder{to.Field(i).Origin()})
	}
}

// bind lets the arguments of a call flow into the parameters of a function.
func (s *spellings) bind(sig *types.Signature, call *ast.CallExpr) {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && sig.Recv() != nil {
		s.flowTo([]holder{sig.Recv()}, sel.X)
	}
	for i, arg := range call.Args {
		if at := min(i, sig.Params().Len()-1); at >= 0 {
			s.flowTo([]holder{sig.Params().At(at)}, arg)
		}
	}
}

// functionOf returns the function or method that a call names, or nil.
func (p *pkg) functionOf(call *ast.CallExpr) *types.Func {
	fn, _ := typeutil.Callee(p.TypesInfo, call).(*types.Func)
	return fn
}

// calledBy returns a function of the package that a call may run, one that stands
// for all of them, or nil.
func (s *spellings) calledBy(call *ast.CallExpr) *types.Signature {
	if fn := s.functionOf(call); fn != nil {
		fn = fn.Origin()
		methods := s.methods[fn.Name()]
		if types.IsInterface(recvOf(fn)) && len(methods) != 0 {
			for _, method := range methods {
				s.joinSignatures(fn.Signature(), method.Signature())
			}
			s.methods[fn.Name()] = methods[:1] // they are one group now
			return fn.Signature()
		}
		if fn.Pkg() != s.Pkg {
			return nil
		}
		return fn.Signature()
	}
	t := s.TypesInfo.TypeOf(call.Fun)
	if t == nil {
		return nil
	}
	sig, ok := t.Underlying().(*types.Signature)
	if _, builtin := typeutil.Callee(s.TypesInfo, call).(*types.Builtin); !ok || builtin {
		return nil
	}
	if slices.ContainsFunc(slices.Collect(sig.Params().Variables()), func(v *types.Var) bool { return isTypeParam(v.Type()) }) {
		return s.valueOfForm(sig)
	}
	called, _ := s.values.At(sig).(*types.Signature)
	return called
}

// valueOfForm returns one that stands for all functions that are values and have as
// many parameters and results as another: a generic function may call each of them.
func (s *spellings) valueOfForm(sig *types.Signature) *types.Signature {
	form := func(sig *types.Signature) [2]int { return [2]int{sig.Params().Len(), sig.Results().Len()} }
	if s.forms == nil {
		s.forms = make(map[[2]int]*types.Signature)
		s.values.Iterate(func(_ types.Type, value any) {
			added := value.(*types.Signature)
			if known := s.forms[form(added)]; known != nil {
				s.joinSignatures(known, added)
			} else {
				s.forms[form(added)] = added
			}
		})
	}
	return s.forms[form(sig)]
}

// joinSignatures makes one group of two functions of which a call may run either.
func (s *spellings) joinSignatures(a, b *types.Signature) {
	if a.Recv() != nil && b.Recv() != nil {
		s.tie([]holder{a.Recv()}, []holder{b.Recv()})
	}
	s.joinVars(a.Params(), b.Params())
	s.joinVars(a.Results(), b.Results())
}

func (s *spellings) joinVars(a, b *types.Tuple) {
	for i := range min(a.Len(), b.Len()) {
		if !isAnyError(a.At(i).Type()) {
			s.tie([]holder{a.At(i)}, []holder{b.At(i)})
		}
	}
}

func isTypeParam(t types.Type) bool {
	_, ok := t.(*types.TypeParam)
	return ok
}

// recvOf returns the type of a method's receiver, or the type nil.
func recvOf(fn *types.Func) types.Type {
	if recv := fn.Signature().Recv(); recv != nil {
		return recv.Type()
	}
	return types.Typ[types.UntypedNil]
}

// fillsReceiver reports whether a selector is a method of another package that puts
// its arguments into what it is a method of, or takes them out: of a sync.Map, of
// http.Header.
func (s *spellings) fillsReceiver(sel *ast.SelectorExpr) bool {
	selection := s.TypesInfo.Selections[sel]
	if selection == nil || selection.Obj().Pkg() == nil {
		return false
	}
	path := selection.Obj().Pkg().Path()
	return path == "sync" || path == "sync/atomic" || strings.HasPrefix(path, "container/") || slices.Contains([]string{"Set", "Add", "Put", "Store"}, sel.Sel.Name)
}
