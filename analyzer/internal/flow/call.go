package flow

import (
	"go/ast"
	"go/constant"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/codes"
)

// call returns the value of a call: a conversion, a question about a code, or
// one that gives the same value each time.
func (w *function) call(s *state, e *ast.CallExpr) value {
	if w.TypesInfo.Types[e.Fun].IsType() {
		if len(e.Args) == 1 {
			return w.eval(s, e.Args[0])
		}
		return w.terms.unknown(e)
	}
	if lit, ok := w.terms.list[w.eval(s, e.Fun)].key.(*ast.FuncLit); ok {
		args := make([]value, len(e.Args))
		for i, arg := range e.Args {
			args[i] = w.eval(s, arg)
		}
		return w.inline(w.bind(s, lit.Type.Params, args), e, lit.Body)
	}
	fn, args := w.callee(s, e)
	switch {
	case fn == nil:
		return w.terms.unknown(e)
	case fn.Pkg() != nil && fn.Pkg().Path() == "errors" && fn.Name() == "AsType" && len(args) == 1:
		t, _ := w.TypesInfo.TypeOf(e).(*types.Tuple)
		return w.terms.value(term{op: opAs, key: types.TypeString(t.At(0).Type(), nil), a: args[0]})
	case astutil.IsContains(fn) && fn.Name() == "ContainsFunc" && len(args) == 2:
		if set, bound := w.SetOf(e.Args[0]), w.terms.list[args[1]]; set != nil && bound.op == opBound && w.isOfCodes(bound.key.(*types.Func), "Is") {
			return w.anyOf(bound.key.(*types.Func), bound.a, set)
		}
		return w.terms.unknown(e)
	case astutil.IsContains(fn) && len(args) == 2:
		if set := w.SetOf(e.Args[0]); set != nil {
			return w.terms.value(term{op: opIn, key: inSet{set, true}, a: args[1]})
		}
		return w.terms.unknown(e)
	case w.domain.Declares(fn) && len(args) == 1 && isQuestion(fn.Name()):
		return w.callOfCodes(e, fn, args[0])
	case len(args) == 2 && w.isOfCodes(fn, "Is"):
		return w.sameCondition(fn, args[0], args[1])
	case astutil.FullName(fn) == SDKPath+".AsError" && len(args) == 1:
		return w.terms.value(term{op: opAs, key: SDKPath, a: args[0]})
	case astutil.FullName(fn) == SDKPath+".Retryable" && len(args) > 0:
		return w.terms.value(term{op: opPredicate, key: Predicate{ClassesOf(codes.Retry.Retryable), SDKPath}, a: w.fold(args)})
	case w.domain.IsPredicate(fn) && len(args) > 0:
		return w.terms.value(term{op: opPredicate, key: Predicate{w.domain.AllRetryable(), EveryCode}, a: w.fold(args)})
	case w.DeclOf(fn) != nil && astutil.IsBoolean(astutil.TypeOf(w.TypesInfo, e)):
		return w.inlineDecl(s, e, w.DeclOf(fn), args)
	case w.givesSame(fn, e):
		return w.terms.value(term{op: opCall, key: fn, a: w.fold(args), c: s.heap.entries[cell{of: args[0], op: opCall}]})
	}
	return w.terms.unknown(e)
}

// isQuestion reports whether a function of a package of constants tells what is
// known about a code.
func isQuestion(name string) bool {
	switch name {
	case "Lookup", "Info", "Retry", "Retryable":
		return true
	}
	return false
}

// callOfCodes is call for a function of package codes, of one operand.
func (w *function) callOfCodes(e *ast.CallExpr, fn *types.Func, of value) value {
	switch fn.Name() {
	case "Lookup", "Info":
		return of // what is known of the code counts as the code
	case "Retry":
		return w.terms.value(term{op: opClass, key: fn.Pkg().Path(), a: of})
	case "Retryable":
		if class := w.terms.list[of]; class.op == opClass {
			of = class.a
		}
		return w.terms.value(term{op: opPredicate, key: Predicate{ClassesOf(codes.Retry.Retryable), fn.Pkg().Path()}, a: of})
	}
	return w.terms.unknown(e)
}

// SDKPath is the package that finds codes in the errors of Huawei's SDK. Its predicate
// knows package codes and those of the API gateway.
const SDKPath = "github.com/cbclint/cbclint/codes/sdkv3"

// sameCondition returns the value of a.Is(b), by a function of a package of constants:
// whether a code is another one or one of its twins.
func (w *function) sameCondition(fn *types.Func, a, b value) value {
	if w.terms.list[a].op == opConstant {
		a, b = b, a
	}
	same := w.equal(a, b)
	code, ok := w.text(b)
	if !ok {
		return same
	}
	for _, twin := range w.domain.TwinsOf(code, fn.Pkg()) {
		same = w.terms.value(term{op: opOr, a: same, b: w.equal(a, w.constant(constant.MakeString(twin)))})
	}
	return same
}

// anyOf returns the value of the question whether a code is one of a set, or a twin of
// one.
func (w *function) anyOf(fn *types.Func, code value, set *codeSet) value {
	keys := slices.Sorted(maps.Keys(set.Keys))
	if len(keys) == 0 {
		return w.constant(constant.MakeBool(false))
	}
	is := func(key string) value { return w.sameCondition(fn, code, w.constant(constant.MakeString(key))) }
	one := is(keys[0])
	for _, key := range keys[1:] {
		one = w.terms.value(term{op: opOr, a: one, b: is(key)})
	}
	return one
}

// isOfCodes reports whether a function is one of a package of constants with a name.
func (w *function) isOfCodes(fn *types.Func, name string) bool {
	return fn.Name() == name && w.domain.Declares(fn)
}

// text returns the text that a value is, if it is a constant one.
func (w *function) text(v value) (string, bool) {
	quoted, ok := w.terms.list[v].key.(string)
	if w.terms.list[v].op != opConstant || !ok {
		return "", false
	}
	text, err := strconv.Unquote(quoted)
	return text, err == nil // an error for a number
}

// callee returns the function that is called, or nil, and the values that it
// is called with, its receiver first. It sees through variables that hold a
// function.
func (w *function) callee(s *state, e *ast.CallExpr) (*types.Func, []value) {
	var args []value
	var fn *types.Func
	switch of := w.terms.list[w.eval(s, e.Fun)]; of.op {
	case opFunc:
		fn = of.key.(*types.Func)
	case opBound:
		fn = of.key.(*types.Func)
		args = append(args, of.a)
	default:
		return nil, nil
	}
	for _, arg := range e.Args {
		args = append(args, w.eval(s, arg))
	}
	return fn.Origin(), args
}

// fold returns one value for several.
func (w *function) fold(values []value) value {
	v := values[0]
	for _, next := range values[1:] {
		v = w.terms.value(term{op: opPair, a: v, b: next})
	}
	return v
}

// givesSame reports whether a function is taken to give the same value each
// time: a method without arguments, such as err.Code(), unless its name says
// that it does something; a function of an error alone, such as codeOf(err).
func (w *function) givesSame(fn *types.Func, e *ast.CallExpr) bool {
	if fn.Signature().Results().Len() != 1 {
		return false
	}
	if fn.Signature().Recv() != nil && len(e.Args) == 0 {
		return !doing.MatchString(fn.Name())
	}
	return len(e.Args) == 1 && astutil.IsError(astutil.TypeOf(w.TypesInfo, e.Args[0]))
}

// doing matches the names of methods that give another value each time.
var doing = regexp.MustCompile(`^(?i:next|do|send|call|execute|exec|invoke|retry|recv|receive|read|poll|pop|fetch|refresh|get.*next|wait|run)(\b|_|[A-Z]|$)`)

// CalleeOf returns the function that a call is of, as its declaration, or nil.
func (p *Package) CalleeOf(call *ast.CallExpr) *types.Func {
	fn, ok := typeutil.Callee(p.TypesInfo, call).(*types.Func)
	if !ok || fn.Pkg() == nil || p.domain.Declares(fn) && isQuestion(fn.Name()) {
		return nil
	}
	return fn.Origin()
}

// maxInlined is how deep calls are looked into.
const maxInlined = 3

// inlineDecl is inline for a declared function of the package that answers yes
// or no.
func (w *function) inlineDecl(s *state, call *ast.CallExpr, decl *ast.FuncDecl, args []value) value {
	params := decl.Type.Params
	if recv := decl.Recv; recv != nil {
		params = &ast.FieldList{List: append(append([]*ast.Field{}, recv.List...), params.List...)}
	}
	return w.inline(w.bind(s, params, args), call, decl.Body)
}

// bind returns a state in which parameters have the values of arguments.
func (w *function) bind(s *state, params *ast.FieldList, args []value) *state {
	inner := s.fork()
	i := 0
	for _, field := range params.List {
		for _, name := range field.Names {
			v, ok := w.TypesInfo.Defs[name].(*types.Var)
			if _, variadic := field.Type.(*ast.Ellipsis); ok && variadic {
				inner.setVar(v, w.terms.unknown(name))
			} else if ok && i < len(args) {
				inner.setVar(v, args[i])
			}
			i++
		}
		if len(field.Names) == 0 {
			i++
		}
	}
	return inner
}

// inline returns the value of a call of a function that does nothing but return
// an expression, such as
//
//	func again(code codes.Code) bool { return code.Retryable() }
func (w *function) inline(s *state, call *ast.CallExpr, body *ast.BlockStmt) value {
	unknown := w.terms.unknown(call)
	if body == nil || len(body.List) != 1 || w.inlined >= maxInlined {
		return unknown
	}
	ret, ok := body.List[0].(*ast.ReturnStmt)
	if !ok || len(ret.Results) != 1 {
		return unknown
	}
	w.inlined++
	defer func() { w.inlined-- }()
	return w.eval(s, ret.Results[0])
}
