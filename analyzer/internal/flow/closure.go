package flow

import (
	"go/ast"
	"go/types"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// closure returns what is known where a function literal begins, from what is
// known where it stands: it may run later, when a variable that is set more
// than once has another value.
func (w *function) closure(s *state, lit *ast.FuncLit) *state {
	start := s.fork()
	if w.immediate[lit] {
		return start // it runs here
	}
	start.vars = newTable[*types.Var, value]()
	ast.Inspect(lit, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := w.TypesInfo.Uses[id].(*types.Var)
		if !ok || v.IsField() || lit.Pos() <= v.Pos() && v.Pos() < lit.End() {
			return true
		}
		times := w.timesSet()[v]
		if v.Kind() != types.LocalVar {
			times++ // a parameter is set by the call
		}
		start.setVar(v, w.variable(s, v))
		if times > 1 || w.partsSet()[v] {
			start.setVar(v, w.terms.unknown(setIn{lit, v}))
		}
		return true
	})
	return start
}

// setIn is a variable as a function literal may find it.
type setIn struct {
	lit *ast.FuncLit
	v   *types.Var
}

// runClosures changes a state as the function literals do that a call runs or
// hands on, and those that have been put where any call may find them.
func (w *function) runClosures(s *state, call *ast.CallExpr) {
	if w.deferred[call] {
		return
	}
	lits := w.closuresIn(call)
	for _, lit := range w.escaped {
		if lit.Pos() < call.Pos() {
			lits = append(lits, lit)
		}
	}
	seen := make(map[*ast.FuncLit]bool)
	for len(lits) > 0 {
		lit := lits[0]
		lits = lits[1:]
		if seen[lit] {
			continue
		}
		seen[lit] = true
		w.eachWrite(lit, func(lhs ast.Expr) { w.runWrite(s, call, lit, lhs) }, func(v *types.Var) { s.setVar(v, w.fresh(s, setBy{call, v})) })
		ast.Inspect(lit, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				if v, ok := w.TypesInfo.Uses[id].(*types.Var); ok {
					lits = append(lits, w.byVar[v]...) // which it may run
				}
			}
			return true
		})
	}
}

// runWrite changes a state as a function literal does that sets something from
// around it.
func (w *function) runWrite(s *state, call *ast.CallExpr, lit *ast.FuncLit, lhs ast.Expr) {
	id, ok := astutil.RootOf(lhs).(*ast.Ident)
	if !ok {
		return
	}
	v, ok := w.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok || lit.Pos() <= v.Pos() && v.Pos() < lit.End() {
		return
	}
	if ast.Unparen(lhs) == ast.Expr(id) || !astutil.IsReference(v.Type()) {
		s.setVar(v, w.fresh(s, setBy{call, v}))
	} else {
		w.renew(s, w.variable(s, v), w.fresh(s, setBy{call, lhs}))
	}
}

// closuresIn returns the function literals that a call runs or hands on: those
// that stand in it, and those in variables that stand in it.
func (w *function) closuresIn(call *ast.CallExpr) []*ast.FuncLit {
	var lits []*ast.FuncLit
	for _, expr := range append([]ast.Expr{call.Fun}, call.Args...) {
		expr = astutil.Unconverted(w.TypesInfo, expr)
		switch e := expr.(type) {
		case *ast.FuncLit:
			lits = append(lits, e)
		case *ast.Ident:
			if v, ok := w.TypesInfo.Uses[e].(*types.Var); ok {
				lits = append(lits, w.byVar[v]...)
			}
		}
	}
	return lits
}

// maxFields bounds the fields of a struct that are followed when it is copied.
const maxFields = 32

// valueOrCopy returns the value of an expression that is assigned. A struct or
// an array is copied: the copy has the same fields now, and others later.
func (w *function) valueOrCopy(s *state, expr, to ast.Expr) value {
	if lit := astutil.LiteralOf(expr); lit != nil {
		return w.composite(s, lit)
	}
	v := w.eval(s, expr)
	t := astutil.TypeOf(w.TypesInfo, expr)
	if t == nil {
		return v
	}
	switch t := t.Underlying().(type) {
	case *types.Struct:
		copied := w.fresh(s, to)
		w.copyFields(s, copied, v, t)
		return copied
	case *types.Array:
		return w.fresh(s, to)
	}
	return v
}

func (w *function) copyFields(s *state, to, from value, t *types.Struct) {
	if t.NumFields() > maxFields {
		return
	}
	for field := range t.Fields() {
		v := w.load(s, cell{of: from, op: opField, field: field})
		if inner, ok := field.Type().Underlying().(*types.Struct); ok {
			part := w.load(s, cell{of: to, op: opField, field: field})
			w.copyFields(s, part, v, inner)
			continue
		}
		s.setCell(cell{of: to, op: opField, field: field}, v)
	}
}

// composite returns the value of a composite literal, whose fields have the
// values that it names.
func (w *function) composite(s *state, lit *ast.CompositeLit) value {
	v := w.fresh(s, lit)
	t, ok := astutil.StructOf(astutil.TypeOf(w.TypesInfo, lit))
	if !ok {
		return v
	}
	for i, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if field, ok := w.TypesInfo.ObjectOf(astutil.IdentOf(kv.Key)).(*types.Var); ok {
				s.setCell(cell{of: v, op: opField, field: field}, w.valueOrCopy(s, kv.Value, kv.Value))
			}
		} else if i < t.NumFields() {
			s.setCell(cell{of: v, op: opField, field: t.Field(i)}, w.valueOrCopy(s, elt, elt))
		}
	}
	return v
}
