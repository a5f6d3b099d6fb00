// Package constfix puts constants in the place of literals. That never changes what the
// program does.
//
// From a literal to its fix is one way. [Fixer.FixConstant] asks whether the literal may be
// edited at all, and whether the constant would repeat a condition in a way that go vet
// calls redundant (repeat.go). It chooses the constant: one that is in scope already
// (existing.go), else the one of the package with the constants, which package constpkg
// finds. It chooses how the file writes the constant: by the qualifier that it has for the
// package, or with a new import (qualifier.go). It keeps the type of the literal: bare,
// in a conversion, or with the tag of the whole switch converted (switchtag.go). Then it
// renders the edits once.
package constfix

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A Fixer puts constants in the place of literals in a file.
type Fixer struct {
	*lint.Pass

	tags      map[tagKey]bool       // memo of fitTag
	condition condition             // memo of wouldRepeat
	imports   map[string]importSpec // memo of importing, by path
}

// FixConstant returns the fix that puts the constant of a code in the place of
// a literal without changing what the program does, or nil if there is none.
func (f *Fixer) FixConstant(lit lint.Literal, e catalog.Entry) *edit.Fix {
	if !f.IsEditable(lit.Expr) || f.wouldRepeat(lit) {
		return nil
	}
	if name := f.constantInScope(lit, e.Code); name != "" {
		target, _ := astutil.Unwrap(f.TypesInfo, lit.Expr)
		return edit.Replacing(name, name, edit.Replace(target, name))
	}
	m, ok := f.Constants.Constant(e)
	if !ok {
		return nil
	}
	tag := f.convertTag(lit, m)
	if text, _ := f.convert(lit, m, m.Name); text == "" && tag == nil {
		return nil
	}
	if own := f.qualifierIn(lit.Expr, m); own != "" {
		name := own + m.Name // codes.Code("CBC.5003") as a whole
		return edit.Replacing(name, name, edit.Replace(lit.Expr, name))
	}
	qualifier, edits := f.ImportPackage(m.Package, lit.Expr, m.Name)
	name, constant := qualifier+m.Name, qualifier+m.Name
	if edits != nil {
		constant = m.Package.Name + "." + m.Name // the file does not have its qualifier yet
	}
	if tag != nil {
		return edit.Replacing(name, constant, append(append(edits, tag(qualifier)...), edit.Replace(lit.Expr, name))...)
	}
	text, target := f.convert(lit, m, name)
	return edit.Replacing(text, constant, append(edits, edit.Replace(target, text))...)
}

// qualifierIn returns the qualifier of the package of a constant in a conversion
// codes.Code("CBC.5003"), or "" if an expression is no such.
func (f *Fixer) qualifierIn(expr ast.Expr, m constpkg.Constant) string {
	call, ok := expr.(*ast.CallExpr)
	if !ok || !m.IsOfType(astutil.TypeOf(f.TypesInfo, call)) {
		return ""
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok {
		return ""
	}
	if name, ok := f.TypesInfo.Uses[id].(*types.PkgName); !ok || name.Imported().Path() != m.Package.Path {
		return "" // an alias of codes.Code elsewhere
	}
	return id.Name + "."
}

// convert returns what keeps the literal's recorded type when a constant, by the
// name that it has in the file, stands in it, and the expression to replace by
// that; or "".
func (f *Fixer) convert(lit lint.Literal, m constpkg.Constant, name string) (text string, target ast.Expr) {
	target, converted := astutil.Unwrap(f.TypesInfo, lit.Expr)
	if m.TypeName == "" && (converted || astutil.IsUntyped(target)) {
		return name, target // an untyped constant, as the literal is
	}
	switch t := astutil.TypeOf(f.TypesInfo, lit.Expr).(type) {
	case *types.Named:
		if converted {
			return name, target // T("CBC.5003") to T(codes.X)
		}
		if m.IsOfType(t) {
			return name, target
		}
		if typeName := f.TypeName(t, lit.Expr); typeName != "" {
			return typeName + "(" + name + ")", target
		}
	case *types.Basic:
		if converted {
			return name, target // string("CBC.5003") to string(codes.X)
		}
		if t.Kind() == types.String && f.MeansString(lit.Expr) && !f.steersInference(lit) {
			return "string(" + name + ")", target
		}
	}
	return "", nil // e.g. untyped: a type would change what surrounds it
}

// steersInference reports whether a literal is an argument whose parameter is
// of an inferred type other than string: f(x, "CBC.5003") with f[T any](a, b T)
// and an x of type any compiles only while the literal has no type.
func (f *Fixer) steersInference(lit lint.Literal) bool {
	kind, i := lit.Outer.ParentEdge()
	if kind != edge.CallExpr_Args {
		return false
	}
	call := lit.Outer.Parent().Node().(*ast.CallExpr)
	fn := typeutil.Callee(f.TypesInfo, call)
	generic, ok := fn.(*types.Func)
	if !ok || generic.Signature().TypeParams().Len() == astutil.TypeArgs(call.Fun) {
		return false
	}
	sig, ok := f.TypesInfo.TypeOf(call.Fun).(*types.Signature)
	if !ok {
		return false
	}
	t := astutil.ParamType(sig, i)
	_, open := astutil.ParamType(generic.Origin().Signature(), i).(*types.TypeParam)
	return open && !types.Identical(t, types.Typ[types.String])
}

// TypeName returns how the file writes a named type where a node stands, or ""
// if it cannot.
func (f *Fixer) TypeName(t *types.Named, at ast.Node) string {
	obj := t.Obj()
	switch {
	case t.TypeArgs().Len() > 0:
		return "" // an instance of a generic type
	case f.Lookup(obj.Name(), at) == obj:
		return obj.Name() // of this package or function, or imported by a dot
	case !obj.Exported():
		return ""
	}
	if qualifier, ok := f.QualifierOf(obj.Pkg(), at); ok {
		return qualifier + obj.Name()
	}
	return ""
}
