// Package prefilter tells whether a package may matter to any rule, before the rules look
// at it.
package prefilter

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/source"
	"github.com/cbclint/cbclint/internal/bss"
	"github.com/cbclint/cbclint/internal/scan"
)

// IsRelevant reports whether a rule may find something in the package. A literal may
// mention a code, or the package uses a constant of another package that may. Most
// packages are not relevant, and cost no more than this check. Directives are checked in
// any case.
func IsRelevant(p *source.Package, scanner *scan.Scanner, root inspector.Cursor) bool {
	for _, imported := range p.Pkg.Imports() {
		if bss.IsSDK(imported.Path()) {
			return true
		}
	}
	for file := range root.Children() {
		names, dot := importNames(p, file.Node().(*ast.File))
		if dot {
			return true // any name may be such a constant
		}
		nodes := []ast.Node{(*ast.BasicLit)(nil)}
		if names != nil {
			nodes = append(nodes, (*ast.SelectorExpr)(nil))
		}
		for cur := range file.Preorder(nodes...) {
			switch n := cur.Node().(type) {
			case *ast.BasicLit:
				if n.Kind == token.STRING && (!scanner.IsPlainLiteral(n.Value) && mayMention(scanner, n) || bss.HasAddress(n.Value)) {
					return true
				}
			case *ast.SelectorExpr:
				if id, ok := n.X.(*ast.Ident); ok && names[id.Name] && isMention(p, scanner, n.Sel) {
					return true
				}
			}
		}
	}
	return false
}

func mayMention(scanner *scan.Scanner, lit *ast.BasicLit) bool {
	value, err := strconv.Unquote(lit.Value)
	return err != nil || scanner.MayMention(value)
}

// isMention reports whether a name is a constant that may mention a code.
func isMention(p *source.Package, scanner *scan.Scanner, id *ast.Ident) bool {
	c, ok := p.TypesInfo.Uses[id].(*types.Const)
	return ok && c.Val().Kind() == constant.String && scanner.MayMention(constant.StringVal(c.Val()))
}

// importNames returns the names of a file for the packages that it imports, and whether
// it has a dot import. It leaves out the standard library, which has no codes.
func importNames(p *source.Package, file *ast.File) (names map[string]bool, dot bool) {
	for _, spec := range file.Imports {
		if path := astutil.ImportPath(spec); astutil.IsOfGo(path) && !p.IsOwn(path) {
			continue
		}
		name := p.TypesInfo.PkgNameOf(spec)
		if name == nil || name.Name() == "." {
			return nil, true
		}
		if names == nil {
			names = make(map[string]bool)
		}
		names[name.Name()] = true
	}
	return names, false
}
