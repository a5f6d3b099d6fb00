package constfix

import (
	"go/types"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
)

// constantInScope returns how the file writes an existing constant with the code of a
// literal. It prefers a constant of this package to one of an imported package, and
// ignores packages of constants. It returns "" if no constant fits, if several have the
// code, or if none keeps the type of the literal.
func (f *Fixer) constantInScope(lit lint.Literal, code codes.Code) string {
	if _, converted := astutil.Unwrap(f.TypesInfo, lit.Expr); converted && f.Packages.IsCodeType(astutil.TypeOf(f.TypesInfo, lit.Expr)) {
		return "" // it is better to replace all of codes.Code("CBC.5003")
	}
	if c := f.Constants.InScope(f.Pkg, f.IsTest())[string(code)]; c != nil && f.keepsType(c, lit) &&
		f.Lookup(c.Name(), lit.Expr) == c && f.IsSettled(c) {
		return c.Name()
	}
	for _, spec := range f.AST.Imports {
		name := f.TypesInfo.PkgNameOf(spec)
		if name == nil || f.Packages.Has(name.Imported()) || name.Name() == "_" {
			continue
		}
		c := f.Constants.InScope(name.Imported(), false)[string(code)]
		if c == nil || !f.keepsType(c, lit) || !f.IsAlwaysSettled(c) {
			continue
		}
		if name.Name() == "." && f.Lookup(c.Name(), lit.Expr) == c {
			return c.Name()
		}
		if f.Lookup(name.Name(), lit.Expr) == name {
			return name.Name() + "." + c.Name()
		}
	}
	return ""
}

// keepsType reports whether the whole keeps its type if a constant replaces the literal,
// or the operand of its conversions.
func (f *Fixer) keepsType(c *types.Const, lit lint.Literal) bool {
	target, converted := astutil.Unwrap(f.TypesInfo, lit.Expr)
	if b, ok := c.Type().(*types.Basic); ok && b.Kind() == types.UntypedString {
		return converted || astutil.IsUntyped(target)
	}
	return converted || types.Identical(c.Type(), astutil.TypeOf(f.TypesInfo, target)) && !f.steersInference(lit)
}
