package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// eval returns the value of an expression in a state.
func (w *function) eval(s *state, expr ast.Expr) value {
	return w.terms.bounded(w.evalAny(s, expr), expr)
}

func (w *function) evalAny(s *state, expr ast.Expr) value {
	if v := w.TypesInfo.Types[expr].Value; v != nil {
		return w.constant(v)
	}
	switch e := expr.(type) {
	case *ast.ParenExpr:
		return w.eval(s, e.X)
	case *ast.TypeAssertExpr:
		return w.eval(s, e.X)
	case *ast.Ident:
		return w.object(s, e)
	case *ast.SelectorExpr:
		return w.selector(s, e)
	case *ast.StarExpr:
		v := w.eval(s, e.X)
		if astutil.IsStruct(astutil.TypeOf(w.TypesInfo, e)) {
			return v // (*p).Code is p.Code
		}
		return w.load(s, cell{of: v, op: opDeref})
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return w.not(w.eval(s, e.X))
		}
	case *ast.BinaryExpr:
		return w.binary(s, e)
	case *ast.IndexExpr:
		if w.TypesInfo.Types[e.Index].IsType() {
			return w.eval(s, e.X) // an instance of a generic function
		}
		if astutil.IsBoolean(astutil.TypeOf(w.TypesInfo, e)) {
			if in, ok := w.membership(s, e, false); ok {
				return in
			}
		}
		return w.load(s, cell{of: w.eval(s, e.X), op: opIndex, index: w.eval(s, e.Index)})
	case *ast.FuncLit:
		return w.terms.value(term{op: opLit, key: e})
	case *ast.CallExpr:
		return w.call(s, e)
	}
	return w.terms.unknown(expr)
}

func (w *function) constant(v constant.Value) value {
	return w.terms.value(term{op: opConstant, key: v.ExactString()})
}

func (w *function) not(v value) value { return w.terms.value(term{op: opNot, a: v}) }

// object returns the value of a name.
func (w *function) object(s *state, id *ast.Ident) value {
	switch obj := w.TypesInfo.ObjectOf(id).(type) {
	case *types.Var:
		return w.variable(s, obj)
	case *types.Func:
		return w.terms.value(term{op: opFunc, key: obj})
	}
	return w.terms.unknown(id) // nil, a type
}

func (w *function) binary(s *state, e *ast.BinaryExpr) value {
	a, b := w.eval(s, e.X), w.eval(s, e.Y)
	switch e.Op {
	case token.LAND:
		return w.terms.value(term{op: opAnd, a: a, b: b})
	case token.LOR:
		return w.terms.value(term{op: opOr, a: a, b: b})
	case token.EQL:
		return w.equal(a, b)
	case token.NEQ:
		return w.not(w.equal(a, b))
	}
	return w.terms.unknown(e)
}

// equal returns the value of a == b.
func (w *function) equal(a, b value) value {
	if w.terms.list[a].op == opConstant {
		a, b = b, a
	}
	switch w.terms.list[b] {
	case term{op: opConstant, key: "true"}:
		return a
	case term{op: opConstant, key: "false"}:
		return w.not(a)
	}
	return w.terms.value(term{op: opEqual, a: a, b: b})
}

// selector returns the value of x.f, pkg.f, or of a method that is not called.
func (w *function) selector(s *state, e *ast.SelectorExpr) value {
	sel := w.TypesInfo.Selections[e]
	switch {
	case sel == nil:
		return w.object(s, e.Sel)
	case sel.Kind() == types.MethodExpr:
		return w.terms.value(term{op: opFunc, key: sel.Obj()})
	case sel.Kind() == types.MethodVal:
		return w.terms.value(term{op: opBound, key: sel.Obj(), a: w.receiver(s, e, sel)})
	}
	if info := w.infoOf(sel); info != nil {
		switch sel.Obj().Name() {
		case "Code":
			return w.eval(s, e.X) // codes.Lookup(code) counts as code
		case "Retry":
			return w.terms.value(term{op: opClass, key: info.Pkg().Path(), a: w.eval(s, e.X)})
		}
	}
	if c, ok := w.field(s, e); ok {
		return w.load(s, c)
	}
	return w.terms.unknown(e)
}

// receiver returns the value of the receiver of a method, which may belong to
// an embedded struct.
func (w *function) receiver(s *state, e *ast.SelectorExpr, sel *types.Selection) value {
	of, t := w.eval(s, e.X), sel.Recv()
	for _, index := range sel.Index()[:len(sel.Index())-1] {
		whole, ok := astutil.StructOf(t)
		if !ok {
			return w.terms.unknown(e)
		}
		field := whole.Field(index)
		of, t = w.load(s, cell{of: of, op: opField, field: field}), field.Type()
	}
	return of
}

// field returns the cell of x.f, through the embedded structs on the way.
func (w *function) field(s *state, e *ast.SelectorExpr) (cell, bool) {
	sel := w.TypesInfo.Selections[e]
	if sel == nil || sel.Kind() != types.FieldVal {
		return cell{}, false
	}
	of, t := w.eval(s, e.X), sel.Recv()
	var c cell
	for i, index := range sel.Index() {
		if i > 0 {
			of = w.load(s, c)
		}
		whole, ok := astutil.StructOf(t)
		if !ok {
			return cell{}, false
		}
		field := whole.Field(index)
		c, t = cell{of: of, op: opField, field: field}, field.Type()
	}
	return c, true
}

// infoOf returns the type codes.Info if a field is one of that, or nil.
func (w *function) infoOf(sel *types.Selection) types.Object {
	t := sel.Recv()
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Name() != "Info" || !w.domain.Declares(named.Obj()) {
		return nil
	}
	return named.Obj()
}
