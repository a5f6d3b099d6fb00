package fate

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

func structOf(t types.Type) *types.Struct {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	return t.Underlying().(*types.Struct)
}

func isString(t types.Type) bool {
	if tp, ok := types.Unalias(t).(*types.TypeParam); ok {
		return isStringParam(tp)
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func isStringParam(tp *types.TypeParam) bool {
	u, ok := tp.Underlying().(*types.Interface)
	if !ok || u.NumEmbeddeds() == 0 {
		return false
	}
	for t := range u.EmbeddedTypes() {
		union, ok := t.(*types.Union)
		if !ok {
			if !isString(t) {
				return false
			}
			continue
		}
		for term := range union.Terms() {
			if !isString(term.Type()) {
				return false
			}
		}
	}
	return true
}

func isInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// as returns a value seen as another type.
func (r *run) as(x *value, t types.Type) *value {
	if isString(t) || isBool(t) || isInteger(t) || types.IsInterface(t) && !isError(t) {
		return x
	}
	return x.mapped(func(of *term) *value {
		if of.isKnown() {
			return only(of)
		}
		return only(r.terms.make(term{op: opAs, x: of, key: types.TypeString(t, nil)}))
	})
}

// is returns whether a value is of the type that it is seen as.
func (r *run) is(as *value) *value {
	t := as.single()
	if t == nil || t.op != opAs {
		return nil
	}
	return only(r.terms.make(term{op: opIs, x: t}))
}

// isStill is the second result of a type assertion. A value that has been found to be of
// one type is of no other.
func (r *run) isStill(s *state, as *value) *value {
	is := r.is(as)
	if is == nil {
		return nil
	}
	t := is.single().x
	if found := s.held[typeOf{t.x}]; found != nil && found.single() != t {
		return only(r.bool(false, false))
	}
	return is
}

// noteType notes the type that a condition has found a value to be of.
func (r *run) noteType(cond ssa.Value, t *term, s *state) {
	if t == nil || t.op != opIs || t.key != nil {
		return
	}
	switch c := cond.(type) {
	case *ssa.Extract:
		if assert, ok := c.Tuple.(*ssa.TypeAssert); ok && !types.IsInterface(assert.AssertedType) {
			s.set(typeOf{t.x.x}, only(t.x))
		}
	case *ssa.Call:
		if status, _ := statusIn(c); status != 0 {
			s.set(typeOf{t.x.x}, only(t.x))
		}
	}
}

func isNumber(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}
