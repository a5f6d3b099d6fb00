// Package constfix replaces literals with constants. That never changes what the program
// does.
//
// [Fixer.FixConstant] goes from a literal to its fix in these steps. It asks whether the
// literal may be edited at all, and whether the constant would repeat a condition in a
// way that go vet calls redundant (repeat.go). It chooses the constant: one that is
// already in scope (existing.go), else the one of the package with the constants, which
// package constpkg finds. It chooses how the file writes the constant: with the qualifier
// that the file has for the package, or with a new import (qualifier.go). It keeps the
// type of the literal: the constant stands alone or in a conversion, or the tag of the
// whole switch is converted (switchtag.go). Then it makes the edits.
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

// A Fixer replaces literals in a file with constants.
type Fixer struct {
	*lint.Pass

	tags      map[tagKey]bool       // memo of fitTag
	condition condition             // memo of wouldRepeat
	imports   map[string]importSpec // memo of importing, by path
}

// FixConstant returns the fix that replaces a literal with the constant of a code. The
// fix does not change what the program does. If there is no such fix, it returns nil.
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
		name := own + m.Name // it replaces the whole of codes.Code("CBC.5003")
		return edit.Replacing(name, name, edit.Replace(lit.Expr, name))
	}
	qualifier, edits := f.ImportPackage(m.Package, lit.Expr, m.Name)
	name, constant := qualifier+m.Name, qualifier+m.Name
	if edits != nil {
		constant = m.Package.Name + "." + m.Name // the file does not have the qualifier yet
	}
	if tag != nil {
		return edit.Replacing(name, constant, append(append(edits, tag(qualifier)...), edit.Replace(lit.Expr, name))...)
	}
	text, target := f.convert(lit, m, name)
	return edit.Replacing(text, constant, append(edits, edit.Replace(target, text))...)
}

// qualifierIn returns the qualifier of a constant's package in a conversion
// codes.Code("CBC.5003"). It returns "" for any other expression.
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

// convert returns the text that replaces a literal with a constant and keeps its type,
// and the expression to replace. The name is how the file writes the constant. It returns
// "" if there is no such text.
func (f *Fixer) convert(lit lint.Literal, m constpkg.Constant, name string) (text string, target ast.Expr) {
	target, converted := astutil.Unwrap(f.TypesInfo, lit.Expr)
	if m.TypeName == "" && (converted || astutil.IsUntyped(target)) {
		return name, target // the constant is untyped, like the literal
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
	return "", nil // e.g. an untyped literal: a type would change the expressions around it
}

// steersInference reports whether the literal must stay untyped because it is an argument
// of a generic function. The call f(x, "CBC.5003") with f[T any](a, b T) and an x of type
// any infers any for T, and does not compile if the second argument is a string.
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

// TypeName returns how the file writes a named type at a node, or "" if it cannot.
func (f *Fixer) TypeName(t *types.Named, at ast.Node) string {
	obj := t.Obj()
	switch {
	case t.TypeArgs().Len() > 0:
		return "" // an instance of a generic type
	case f.Lookup(obj.Name(), at) == obj:
		return obj.Name() // declared in this package or function, or imported by a dot import
	case !obj.Exported():
		return ""
	}
	if qualifier, ok := f.QualifierOf(obj.Pkg(), at); ok {
		return qualifier + obj.Name()
	}
	return ""
}
