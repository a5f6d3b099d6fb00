package ssainfo

import "go/types"

// StructOf returns the struct that a type is or points to.
func StructOf(t types.Type) *types.Struct {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	return t.Underlying().(*types.Struct)
}

// IsString reports whether all values of a type are texts.
func IsString(t types.Type) bool {
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
			if !IsString(t) {
				return false
			}
			continue
		}
		for term := range union.Terms() {
			if !IsString(term.Type()) {
				return false
			}
		}
	}
	return true
}

// IsInteger reports whether the values of a type are integers.
func IsInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// IsNumber reports whether the values of a type are numbers.
func IsNumber(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

// IsError reports whether a type is an error.
func IsError(t types.Type) bool {
	return types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}
