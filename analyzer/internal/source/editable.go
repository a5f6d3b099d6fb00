package source

import (
	"bytes"
	"go/ast"
	"go/types"
	"sort"
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// IsEditable reports whether an expression may be replaced: nothing in it would be lost,
// and the author wrote it as it was parsed.
func (f *File) IsEditable(expr ast.Expr) bool {
	target, _ := astutil.Unwrap(f.TypesInfo, expr)
	return f.IsAuthored(expr) && f.isExpendable(target) && !f.HasComment(expr)
}

// IsAuthored reports whether the author wrote an expression as it was parsed.
func (f *File) IsAuthored(expr ast.Expr) bool {
	if f.IsCgo() || f.Generated {
		return false
	}
	// A //line comment says that the file was made from another one.
	return f.Fset.PositionFor(expr.Pos(), true).Filename == f.Fset.PositionFor(expr.Pos(), false).Filename
}

// isExpendable reports whether an expression can be removed alone. If it used a variable
// or an import that nothing else uses, the rest would not compile.
func (f *File) isExpendable(expr ast.Expr) bool {
	expendable := true
	ast.Inspect(expr, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil, *ast.BinaryExpr, *ast.ParenExpr:
		case *ast.BasicLit:
			expendable = expendable && f.isVerbatim(n)
		case *ast.CallExpr:
			expendable = expendable && astutil.IsConversion(f.TypesInfo, n)
		case *ast.Ident:
			switch obj := f.TypesInfo.Uses[n].(type) {
			case *types.Const:
				expendable = expendable && obj.Pkg() == f.Pkg && f.IsSettled(obj)
			case *types.TypeName:
				expendable = expendable && (obj.Pkg() == nil || obj.Pkg() == f.Pkg)
			default:
				expendable = false // e.g. a variable in len(array)
			}
		default:
			expendable = false // e.g. prefix.CBC + "5003"
		}
		return expendable
	})
	return expendable
}

// isVerbatim reports whether the source has a literal exactly as it was parsed. The
// parser drops carriage returns from a raw literal, and then its end may be wrong.
func (f *File) isVerbatim(lit *ast.BasicLit) bool {
	text := f.Text()
	if !strings.HasPrefix(lit.Value, "`") || len(text) == 0 {
		return true
	}
	return bytes.HasPrefix(text[f.Fset.File(lit.Pos()).Offset(lit.Pos()):], []byte(lit.Value))
}

// HasComment reports whether there is a comment inside an expression.
func (f *File) HasComment(expr ast.Expr) bool {
	groups := f.AST.Comments
	i := sort.Search(len(groups), func(i int) bool { return groups[i].Pos() >= expr.Pos() })
	return i < len(groups) && groups[i].Pos() < expr.End()
}
