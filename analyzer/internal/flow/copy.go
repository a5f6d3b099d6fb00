package flow

import (
	"go/ast"
	"go/types"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

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
