package decision

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// maxCalls is how many nested calls are followed.
const maxCalls = 3

// nameAlsoChecked adds the codes that the program checks together with a set:
//
//	if _, ok := retryable[code]; ok || code == "CBC.0250" {
func nameAlsoChecked(f *lint.Pass, d *Decision, cur inspector.Cursor) {
	v := f.DeclaredAs(cur)
	if v == nil {
		for around := range cur.Enclosing((*ast.IfStmt)(nil), (*ast.ReturnStmt)(nil), (*ast.ForStmt)(nil)) {
			nameAll(f, d, around.Node(), maxCalls)
			return
		}
		return
	}
	for _, file := range f.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			for _, part := range conditionsOf(n) {
				if mentions(f, part, v) {
					nameAll(f, d, n, maxCalls)
				}
			}
			return true
		})
	}
}

// conditionsOf returns the parts of a statement that are conditions.
func conditionsOf(n ast.Node) []ast.Node {
	switch n := n.(type) {
	case *ast.IfStmt:
		if n.Init != nil {
			return []ast.Node{n.Init, n.Cond}
		}
		return []ast.Node{n.Cond}
	case *ast.ReturnStmt:
		return []ast.Node{n}
	case *ast.ForStmt:
		if n.Cond != nil {
			return []ast.Node{n.Cond}
		}
	}
	return nil
}

func mentions(f *lint.Pass, n ast.Node, v *types.Var) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && f.TypesInfo.Uses[id] == v
		return !found
	})
	return found
}

// nameAll adds the codes that a statement checks, including those of other sets and of
// functions of the package.
func nameAll(f *lint.Pass, d *Decision, n ast.Node, depth int) {
	for _, part := range conditionsOf(n) {
		ast.Inspect(part, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				for _, side := range [...]ast.Expr{n.X, n.Y} {
					if code, ok := f.CodeOf(side); ok {
						d.alsoChecked = append(d.alsoChecked, code)
					}
				}
			case *ast.Ident, *ast.CompositeLit:
				if set := f.Values.SetOf(n.(ast.Expr)); set != nil {
					for code := range set.Keys {
						d.alsoChecked = append(d.alsoChecked, code)
					}
				}
			case *ast.CallExpr:
				for _, codes := range Comparisons(f, n) {
					d.alsoChecked = append(d.alsoChecked, codes...)
				}
				if fn := f.Values.CalleeOf(n); fn != nil && depth > 0 {
					if decl := f.DeclOf(fn); decl != nil && decl.Body != nil {
						for _, stmt := range decl.Body.List {
							nameAll(f, d, stmt, depth-1)
						}
					}
				}
			}
			return true
		})
	}
}
