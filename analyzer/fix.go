package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/internal/catalog"
)

// A fix is what a diagnostic suggests. All its edits are in the file of the
// diagnostic: golangci-lint applies them to that file, whatever file they name.
type fix struct {
	message  string
	constant string // the constant that replaces a literal, if one does
	edits    []analysis.TextEdit
}

func replacing(text, constant string, edits ...analysis.TextEdit) *fix {
	return &fix{"Replace with " + text, constant, edits}
}

// fixSpelling returns the fix of a badly spelled literal: what the rule
// constant wants there, so that one run fixes all; else the code well spelled.
func (f *file) fixSpelling(lit literal, e catalog.Entry) *fix {
	if f.clashes(lit, e.Code) {
		return nil
	}
	if f.wantsConstant(lit) {
		if fix := f.fixConstant(lit, e); fix != nil {
			return fix
		}
	}
	target, _ := f.operand(lit.expr)
	if !isUntyped(target) || !f.isEditable(target) {
		return nil // e.g. T("cbc.") + "5003", which has its type from a part
	}
	text := strconv.Quote(string(e.Code))
	return replacing(text, "", replace(target, text))
}

// fixConstant returns the fix that puts the constant of a code in the place of
// a literal without changing what the program does, or nil if there is none.
func (f *file) fixConstant(lit literal, e catalog.Entry) *fix {
	if !f.isEditable(lit.expr) {
		return nil
	}
	if name := f.constantInScope(lit, e.Code); name != "" {
		target, _ := f.operand(lit.expr)
		return replacing(name, name, replace(target, name))
	}
	m, ok := f.memberOf(e)
	if !ok {
		return nil
	}
	tag := f.convertTag(lit, m)
	if text, _ := f.convert(lit, m, m.constant); text == "" && tag == nil {
		return nil
	}
	if own := f.qualifierIn(lit.expr, m); own != "" {
		name := own + m.constant // codes.Code("CBC.5003") as a whole
		return replacing(name, name, replace(lit.expr, name))
	}
	qualifier, edits := f.importHome(m.home, lit.expr, m.constant)
	name, constant := qualifier+m.constant, qualifier+m.constant
	if edits != nil {
		constant = m.name + "." + m.constant // the file does not have its qualifier yet
	}
	if tag != nil {
		return replacing(name, constant, append(append(edits, tag(qualifier)...), replace(lit.expr, name))...)
	}
	text, target := f.convert(lit, m, name)
	return replacing(text, constant, append(edits, replace(target, text))...)
}

// qualifierIn returns the qualifier of the package of a constant in a conversion
// codes.Code("CBC.5003"), or "" if an expression is no such.
func (f *file) qualifierIn(expr ast.Expr, m member) string {
	call, ok := expr.(*ast.CallExpr)
	if !ok || !m.isOfType(f.typeOf(call)) {
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
	if name, ok := f.TypesInfo.Uses[id].(*types.PkgName); !ok || name.Imported().Path() != m.path {
		return "" // an alias of codes.Code elsewhere
	}
	return id.Name + "."
}

// isUntyped reports whether an expression is made of string literals alone, so
// that another literal in its place gets the same type.
func isUntyped(expr ast.Expr) bool {
	untyped := true
	ast.Inspect(expr, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.BasicLit, *ast.BinaryExpr, *ast.ParenExpr:
		default:
			untyped = false // a conversion or a named constant
		}
		return untyped
	})
	return untyped
}

// convert returns what keeps the literal's recorded type when a constant, by the
// name that it has in the file, stands in it, and the expression to replace by
// that; or "".
func (f *file) convert(lit literal, m member, name string) (text string, target ast.Expr) {
	target, converted := f.operand(lit.expr)
	if m.typeName == "" && (converted || isUntyped(target)) {
		return name, target // an untyped constant, as the literal is
	}
	switch t := f.typeOf(lit.expr).(type) {
	case *types.Named:
		if converted {
			return name, target // T("CBC.5003") to T(codes.X)
		}
		if m.isOfType(t) {
			return name, target
		}
		if typeName := f.typeName(t, lit.expr); typeName != "" {
			return typeName + "(" + name + ")", target
		}
	case *types.Basic:
		if converted {
			return name, target // string("CBC.5003") to string(codes.X)
		}
		if t.Kind() == types.String && f.meansString(lit.expr) && !f.steersInference(lit) {
			return "string(" + name + ")", target
		}
	}
	return "", nil // e.g. untyped: a type would change what surrounds it
}

// meansString reports whether the name string is not taken where a node stands.
func (f *file) meansString(at ast.Node) bool {
	return f.lookup("string", at) == types.Universe.Lookup("string")
}

// steersInference reports whether a literal is an argument whose parameter is
// of an inferred type other than string: f(x, "CBC.5003") with f[T any](a, b T)
// and an x of type any compiles only while the literal has no type.
func (f *file) steersInference(lit literal) bool {
	kind, i := lit.outer.ParentEdge()
	if kind != edge.CallExpr_Args {
		return false
	}
	call := lit.outer.Parent().Node().(*ast.CallExpr)
	fn := typeutil.Callee(f.TypesInfo, call)
	generic, ok := fn.(*types.Func)
	if !ok || generic.Signature().TypeParams().Len() == typeArgs(call.Fun) {
		return false
	}
	sig, ok := f.TypesInfo.TypeOf(call.Fun).(*types.Signature)
	if !ok {
		return false
	}
	t := paramType(sig, i)
	_, open := paramType(generic.Origin().Signature(), i).(*types.TypeParam)
	return open && !types.Identical(t, types.Typ[types.String])
}

// typeArgs returns the number of type arguments that a call names.
func typeArgs(fun ast.Expr) int {
	switch fun := ast.Unparen(fun).(type) {
	case *ast.IndexExpr:
		return 1
	case *ast.IndexListExpr:
		return len(fun.Indices)
	}
	return 0
}

// paramType returns the type of the parameter that takes the i-th argument of
// a call that spreads no slice.
func paramType(sig *types.Signature, i int) types.Type {
	if last := sig.Params().Len() - 1; sig.Variadic() && i >= last {
		return sig.Params().At(last).Type().(*types.Slice).Elem()
	}
	return sig.Params().At(i).Type()
}

// operand returns the expression in an expression's conversions, e.g. "x" in
// T(string("x")), and whether there are any.
func (p *pkg) operand(expr ast.Expr) (inner ast.Expr, converted bool) {
	inner = p.unconverted(expr)
	return inner, inner != ast.Unparen(expr)
}

// typeName returns how the file writes a named type where a node stands, or ""
// if it cannot.
func (f *file) typeName(t *types.Named, at ast.Node) string {
	obj := t.Obj()
	switch {
	case t.TypeArgs().Len() > 0:
		return "" // an instance of a generic type
	case f.lookup(obj.Name(), at) == obj:
		return obj.Name() // of this package or function, or imported by a dot
	case !obj.Exported():
		return ""
	}
	if qualifier, ok := f.qualifierOf(obj.Pkg(), at); ok {
		return qualifier + obj.Name()
	}
	return ""
}

// isEditable reports whether an expression may be replaced: no comment in it
// would be lost, and what was parsed is what the author wrote.
func (f *file) isEditable(expr ast.Expr) bool {
	if target, _ := f.operand(expr); f.usesImport(target) {
		return false // e.g. prefix.CBC + "5003": the import may have no other use
	}
	if f.isCgo() || ast.IsGenerated(f.ast) {
		return false
	}
	if f.Fset.PositionFor(expr.Pos(), true).Filename != f.Fset.PositionFor(expr.Pos(), false).Filename {
		return false // a //line comment: the file is made from another
	}
	for _, group := range f.ast.Comments {
		if expr.Pos() <= group.Pos() && group.Pos() < expr.End() {
			return false
		}
	}
	return true
}

// usesImport reports whether an expression uses an imported package.
func (f *file) usesImport(expr ast.Expr) bool {
	used := false
	ast.Inspect(expr, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			// An object of another package's scope, by its qualifier or a dot import.
			obj := f.TypesInfo.Uses[id]
			used = used || obj != nil && obj.Pkg() != nil && obj.Pkg() != f.Pkg && obj.Parent() == obj.Pkg().Scope()
		}
		return !used
	})
	return used
}

func replace(expr ast.Expr, text string) analysis.TextEdit {
	return analysis.TextEdit{Pos: expr.Pos(), End: expr.End(), NewText: []byte(text)}
}

func insert(pos token.Pos, text string) analysis.TextEdit {
	return analysis.TextEdit{Pos: pos, End: pos, NewText: []byte(text)}
}
