package analyzer

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/types/typeutil"
)

// isRespelling reports whether a call changes the spelling of a text, or
// compares texts however they are spelled.
func (p *pkg) isRespelling(call *ast.CallExpr) bool {
	fn := typeutil.Callee(p.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "strings", "bytes", "unicode":
		switch fn.Name() {
		case "EqualFold", "ToLower", "ToUpper", "ToTitle", "Title", "Map", "Replace", "ReplaceAll":
			return true
		}
	case "regexp":
		return len(fn.Name()) > len("ReplaceAll") && fn.Name()[:len("ReplaceAll")] == "ReplaceAll"
	case "golang.org/x/text/cases":
		return true
	}
	return false
}

// respells reports whether a call in a node does.
func (p *pkg) respells(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && !found {
			found = p.isRespelling(call)
		}
		return !found
	})
	return found
}

// mayRespell reports whether a text that comes from anywhere in the package,
// but for its tests, may be spelled otherwise than CBC APIs do.
func (p *pkg) mayRespell() bool {
	if p.respelling == nil {
		found := slices.ContainsFunc(p.Files, func(file *ast.File) bool {
			return !p.isTestFile(file.FileStart) && p.respells(file)
		})
		p.respelling = &found
	}
	return *p.respelling
}

// unconverted strips an expression of parentheses and conversions.
func (p *pkg) unconverted(expr ast.Expr) ast.Expr {
	for {
		expr = ast.Unparen(expr)
		call, ok := expr.(*ast.CallExpr)
		if !ok || !p.isConversion(call) {
			return expr
		}
		expr = call.Args[0]
	}
}
