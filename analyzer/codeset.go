package analyzer

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"
)

// setAt returns the decision that a literal of a set of codes is for, or nil
// if the literal is none: a slice or an array of codes alone, or a map from
// codes to bool or struct{}, with at least one retryable code.
func (f *file) setAt(cur inspector.Cursor, lit *ast.CompositeLit) *decision {
	if len(lit.Elts) == 0 || !f.isSetType(lit) {
		return nil
	}
	d := &decision{what: "set", cur: cur, head: span{lit.Pos(), lit.End()}}
	if lit.Type != nil {
		d.head.end = lit.Type.End()
	}
	retryable := false
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Key
		}
		code, ok := f.codeOf(elt)
		if !ok {
			return nil // e.g. an index of an array, a code of another service
		}
		d.name(code)
		retryable = retryable || f.classes[f.retryOf(code)]
	}
	if !retryable {
		return nil
	}
	f.nameCompanions(d, cur)
	return d
}

func (p *pkg) isSetType(lit *ast.CompositeLit) bool {
	switch t := p.TypesInfo.TypeOf(lit).Underlying().(type) {
	case *types.Slice, *types.Array:
		return true
	case *types.Map:
		switch value := t.Elem().Underlying().(type) {
		case *types.Basic:
			return value.Kind() == types.Bool
		case *types.Struct:
			return value.NumFields() == 0
		}
	}
	return false
}
