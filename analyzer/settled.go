package analyzer

import (
	"go/ast"
	"go/constant"
	"go/types"
)

// varies reports whether an expression names a text that may be another one in
// another build.
func (f *file) varies(expr ast.Expr) bool {
	found := false
	ast.Inspect(expr, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && !found {
			c, ok := f.TypesInfo.Uses[id].(*types.Const)
			if !ok || c.Val().Kind() != constant.String {
				return true
			}
			found = c.Pkg() == f.Pkg && !f.IsSettled(c) || c.Pkg() != f.Pkg && !f.packages.Declare(c) && !f.IsAlwaysSettled(c)
		}
		return !found
	})
	return found
}
