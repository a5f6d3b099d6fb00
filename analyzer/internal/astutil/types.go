package astutil

import (
	"cmp"
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"
)

// IsSetType reports whether a literal can be a set: a slice, an array, or a map to bool
// or struct{}.
func IsSetType(info *types.Info, lit *ast.CompositeLit) bool {
	switch t := info.TypeOf(lit).Underlying().(type) {
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

// Members returns what is in a set: the elements of a slice or an array, the keys of a map,
// but not those of which the map says false.
func Members(info *types.Info, lit *ast.CompositeLit) []ast.Expr {
	_, isMap := info.TypeOf(lit).Underlying().(*types.Map)
	var members []ast.Expr
	for _, elt := range lit.Elts {
		kv, ok := elt.(*ast.KeyValueExpr)
		switch {
		case !ok:
			members = append(members, elt)
		case !isMap:
			members = append(members, kv.Value)
		case !IsBoolean(info.TypeOf(kv.Value)) || BoolValue(info, kv.Value):
			members = append(members, kv.Key)
		}
	}
	return members
}

// IsString reports whether the underlying type of a type is string.
func IsString(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// IsBoolean reports whether the underlying type of a type is bool.
func IsBoolean(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsBoolean != 0
}

// StructOf returns the struct that a type is or points to.
func StructOf(t types.Type) (*types.Struct, bool) {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	return s, ok
}

// TypeArgs returns the number of type arguments that a call names.
func TypeArgs(fun ast.Expr) int {
	switch fun := ast.Unparen(fun).(type) {
	case *ast.IndexExpr:
		return 1
	case *ast.IndexListExpr:
		return len(fun.Indices)
	}
	return 0
}

// ParamType returns the type of the parameter for the i-th argument of a call. The call
// must not spread a slice.
func ParamType(sig *types.Signature, i int) types.Type {
	if last := sig.Params().Len() - 1; sig.Variadic() && i >= last {
		return sig.Params().At(last).Type().(*types.Slice).Elem()
	}
	return sig.Params().At(i).Type()
}

// IsAnyError reports whether a type is the interface error.
func IsAnyError(t types.Type) bool { return t == types.Universe.Lookup("error").Type() }

// TypeOf returns the recorded type of an expression, without aliases.
func TypeOf(info *types.Info, expr ast.Expr) types.Type {
	return types.Unalias(info.TypeOf(expr))
}

// IsBytes reports whether an expression is a slice or an array of bytes or runes, or
// points to one. Texts are made from these.
func IsBytes(info *types.Info, expr ast.Expr) bool {
	var elem types.Type
	whole := info.TypeOf(expr).Underlying()
	if pointer, ok := whole.(*types.Pointer); ok {
		whole = pointer.Elem().Underlying()
	}
	switch t := whole.(type) {
	case *types.Slice:
		elem = t.Elem()
	case *types.Array:
		elem = t.Elem()
	default:
		return false
	}
	basic, ok := elem.Underlying().(*types.Basic)
	return ok && (basic.Kind() == types.Byte || basic.Kind() == types.Rune)
}

// ScopesIn returns a scope and all scopes below it that have an extent. They are sorted
// by start, the outer before the inner.
func ScopesIn(top *types.Scope) []*types.Scope {
	var scopes []*types.Scope
	var add func(*types.Scope)
	add = func(scope *types.Scope) {
		if scope.Pos().IsValid() {
			scopes = append(scopes, scope)
		}
		for child := range scope.Children() {
			add(child)
		}
	}
	add(top)
	slices.SortStableFunc(scopes, func(a, b *types.Scope) int { return cmp.Compare(a.Pos(), b.Pos()) })
	return scopes
}

// IsTypeParam reports whether a type is a type parameter.
func IsTypeParam(t types.Type) bool {
	_, ok := t.(*types.TypeParam)
	return ok
}

// RecvOf returns the type of a method's receiver, or the untyped nil type.
func RecvOf(fn *types.Func) types.Type {
	if recv := fn.Signature().Recv(); recv != nil {
		return recv.Type()
	}
	return types.Typ[types.UntypedNil]
}

// IsError reports whether a type has the methods of error.
func IsError(t types.Type) bool {
	return types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}

// JSONName returns the name that the tag of a field of a struct gives it in JSON, or "".
func JSONName(s *types.Struct, i int) string {
	name, _, _ := strings.Cut(reflect.StructTag(s.Tag(i)).Get("json"), ",")
	return name
}
