package retryable

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// returnAt returns a statement that leaves the function around a switch. It returns the
// error at hand, and zero values for all other results. If the file cannot name one of
// these, returnAt returns "".
func (f *filler) returnAt(cur inspector.Cursor, stmt *ast.SwitchStmt) string {
	var fields []ast.Expr // the type of each result
	for _, field := range astutil.FunctionAround(cur).Typ.Results.List {
		for range max(len(field.Names), 1) {
			fields = append(fields, field.Type)
		}
	}
	var values []string
	for i, field := range fields {
		t := f.TypesInfo.TypeOf(field)
		value := f.zeroOf(t, stmt)
		if i == len(fields)-1 && astutil.IsError(t) {
			if value = f.errorAt(t, stmt); value == "" {
				return `panic("TODO")` // nil would make a success of the failure
			}
		}
		if value == "" {
			return ""
		}
		values = append(values, value)
	}
	return "return " + strings.Join(values, ", ")
}

// errorAt returns the name of the error at hand: the variable in the innermost scope
// around a statement, within its function, that is declared last. The function must be
// able to return it as the type.
func (f *filler) errorAt(t types.Type, stmt *ast.SwitchStmt) string {
	for scope := f.ScopeAt(stmt.Pos()); scope != nil && scope.Parent() != f.Pkg.Scope(); scope = scope.Parent() {
		var found types.Object
		for _, name := range scope.Names() {
			obj := scope.Lookup(name)
			v, ok := obj.(*types.Var)
			if ok && astutil.IsError(v.Type()) && types.AssignableTo(v.Type(), t) && name != "_" && f.Lookup(name, stmt) == obj && (found == nil || found.Pos() < v.Pos()) {
				found = v
			}
		}
		if found != nil {
			return found.Name()
		}
	}
	return ""
}

// zeroOf returns how the file writes the zero value of a type at a node, or "" if it
// cannot.
func (f *filler) zeroOf(t types.Type, at ast.Node) string {
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		if f.ifUniverse("new", at) == "" {
			return ""
		}
		return "*new(" + t.String() + ")"
	}
	switch u := t.Underlying().(type) {
	case *types.Struct, *types.Array:
		if name := f.written(t, at); name != "" {
			return name + "{}"
		}
		return ""
	case *types.Basic:
		switch {
		case u.Info()&types.IsString != 0:
			return `""`
		case u.Info()&types.IsBoolean != 0:
			return f.ifUniverse("false", at)
		case u.Info()&types.IsNumeric != 0:
			return "0"
		}
	}
	return f.ifUniverse("nil", at)
}

// written returns how the file writes a type at a node, or "" if it cannot.
func (f *filler) written(t types.Type, at ast.Node) string {
	if named, ok := types.Unalias(t).(*types.Named); ok && named.TypeArgs().Len() == 0 {
		return f.TypeName(named, at)
	}
	known := true
	name := types.TypeString(t, func(p *types.Package) string {
		if p == f.Pkg {
			return ""
		}
		qualifier, ok := f.QualifierOf(p, at)
		known = known && ok
		return strings.TrimSuffix(qualifier, ".")
	})
	if !known {
		return ""
	}
	return name
}

// ifUniverse returns a predeclared name if it has its usual meaning at a node, else "".
func (f *filler) ifUniverse(name string, at ast.Node) string {
	if f.Lookup(name, at) != types.Universe.Lookup(name) {
		return ""
	}
	return name
}
