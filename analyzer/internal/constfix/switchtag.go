package constfix

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
)

// convertTag returns a function that makes edits for the switch whose case a literal is,
// given the qualifier of package codes. The edits turn
//
//	switch code {             into     switch codes.Code(code) {
//	case "CBC.5003":                   case codes.InsufficientBalance5003:
//
// All cases must be untyped code literals: a case that keeps its literal then fits the
// new tag, too. If the switch cannot be converted, convertTag returns nil.
func (f *Fixer) convertTag(lit lint.Literal, m constpkg.Constant) func(qualifier string) []analysis.TextEdit {
	if kind, _ := lit.Outer.ParentEdge(); m.TypeName == "" || kind != edge.CaseClause_List || f.ImportsByDot(m.Package.Path) {
		return nil
	}
	clauses := lit.Outer.Parent().Parent()
	stmt, ok := clauses.Parent().Node().(*ast.SwitchStmt)
	if !ok || stmt.Tag == nil || !f.isStringVariable(stmt.Tag) {
		return nil
	}
	if !f.fitTag(clauses, m) {
		return nil
	}
	if arg := f.convertedCode(stmt.Tag, m); arg != nil {
		return func(string) []analysis.TextEdit {
			return []analysis.TextEdit{{Pos: stmt.Tag.Pos(), End: arg.Pos()}, {Pos: arg.End(), End: stmt.Tag.End()}}
		}
	}
	return func(qualifier string) []analysis.TextEdit {
		return []analysis.TextEdit{edit.Insert(stmt.Tag.Pos(), qualifier+m.TypeName+"("), edit.Insert(stmt.Tag.End(), ")")}
	}
}

// convertedCode returns the code in a tag string(code) if code has type codes.Code and
// the tag does not need the conversion. Otherwise it returns nil.
func (f *Fixer) convertedCode(tag ast.Expr, m constpkg.Constant) ast.Expr {
	call, ok := ast.Unparen(tag).(*ast.CallExpr)
	if !ok || !astutil.IsConversion(f.TypesInfo, call) || !m.IsOfType(astutil.TypeOf(f.TypesInfo, call.Args[0])) || !f.IsAuthored(call) || f.HasComment(call) {
		return nil
	}
	if id, ok := call.Fun.(*ast.Ident); !ok || f.TypesInfo.Uses[id] != types.Universe.Lookup("string") {
		return nil // the conversion may be the only use of a type or an import
	}
	switch call.Args[0].(type) {
	case *ast.Ident, *ast.SelectorExpr, *ast.CallExpr, *ast.IndexExpr, *ast.StarExpr, *ast.TypeAssertExpr:
	default:
		return nil
	}
	for n := range ast.Preorder(call.Args[0]) {
		if _, ok := n.(*ast.CompositeLit); ok {
			return nil // it would need parentheses
		}
	}
	return call.Args[0]
}

// isStringVariable reports whether an expression has type string and is not constant. It
// is false for sums and slices. They may begin or end with a literal, and the fix of the
// literal would touch the edit of the tag.
func (f *Fixer) isStringVariable(expr ast.Expr) bool {
	switch ast.Unparen(expr).(type) {
	case *ast.BinaryExpr, *ast.SliceExpr:
		return false
	}
	tv := f.TypesInfo.Types[expr]
	return tv.Value == nil && types.Unalias(tv.Type) == types.Typ[types.String]
}

// tagKey is a switch and a package, whose type its tag would be converted to.
type tagKey struct {
	body *ast.BlockStmt
	of   string // the path of the package
}

// fitTag reports whether all cases in the body of a switch fit the converted tag.
func (f *Fixer) fitTag(clauses inspector.Cursor, m constpkg.Constant) bool {
	key := tagKey{clauses.Node().(*ast.BlockStmt), m.Package.Path}
	fit, known := f.tags[key]
	if known {
		return fit
	}
	fit = true
	for cur := range clauses.Children() {
		for i := range cur.Node().(*ast.CaseClause).List {
			fit = fit && f.fitsTag(cur.ChildAt(edge.CaseClause_List, i), m)
		}
	}
	if f.tags == nil {
		f.tags = make(map[tagKey]bool)
	}
	f.tags[key] = fit
	return fit
}

// fitsTag reports whether a case is an untyped code literal that fits a converted tag. It
// does not fit if a constant in scope, of type string, would replace it, or if another
// package has the constant of its code.
func (f *Fixer) fitsTag(cur inspector.Cursor, m constpkg.Constant) bool {
	expr := ast.Unparen(cur.Node().(ast.Expr))
	value, _ := astutil.StringValue(f.TypesInfo, expr)
	if !f.Catalog.IsCode(value) {
		return false
	}
	if e, ok := f.Catalog.Lookup(value); ok && f.Constants.PathOf(e) != m.Package.Path {
		return false
	}
	return astutil.IsUntyped(expr) && f.constantInScope(lint.Literal{Outer: cur, Expr: expr, Value: value}, codes.Code(value)) == ""
}
