package analyzer

import (
	"go/ast"
	"go/types"
)

// maxInlined is how deep calls are looked into.
const maxInlined = 3

// inlineDecl is inline for a declared function of the package that answers yes
// or no.
func (w *flow) inlineDecl(s *state, call *ast.CallExpr, decl *ast.FuncDecl, args []value) value {
	params := decl.Type.Params
	if recv := decl.Recv; recv != nil {
		params = &ast.FieldList{List: append(append([]*ast.Field{}, recv.List...), params.List...)}
	}
	return w.inline(w.bind(s, params, args), call, decl.Body)
}

// bind returns a state in which parameters have the values of arguments.
func (w *flow) bind(s *state, params *ast.FieldList, args []value) *state {
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
func (w *flow) inline(s *state, call *ast.CallExpr, body *ast.BlockStmt) value {
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
