package spelling

import (
	"go/ast"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/ast/edge"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// Respell returns the suggestion that replaces a literal with a code. The literal is a
// wrong spelling, or another code. Respell returns nil if the result might not compile.
func Respell(f *lint.Pass, lit lint.Literal, code string) *edit.Fix {
	target, _ := astutil.Unwrap(f.TypesInfo, lit.Expr)
	if !astutil.IsUntyped(target) || !f.IsEditable(target) {
		return nil // e.g. T("cbc.") + "5003", which has its type from one part
	}
	switch kind, _ := lit.Outer.ParentEdge(); kind {
	case edge.ValueSpec_Values:
		if c, ok := f.Assigned(lit.Outer).(*types.Const); ok && c.Exported() {
			return nil // another package may have a switch with this constant and that code
		}
	case edge.CaseClause_List:
		if isAmong(f, code, astutil.Cases(lit.Outer.Parent().Parent().Node().(*ast.BlockStmt))) {
			return nil // two equal cases do not compile
		}
	case edge.KeyValueExpr_Key:
		if isAmong(f, code, astutil.Keys(lit.Outer.Parent().Parent())) {
			return nil // two equal keys do not compile either
		}
	}
	text := strconv.Quote(code)
	return edit.Replacing(text, "", edit.Replace(target, text))
}

// RespellTo returns Respell for a literal.
func RespellTo(f *lint.Pass, lit lint.Literal) func(string) *edit.Fix {
	return func(code string) *edit.Fix { return Respell(f, lit, code) }
}

// isAmong reports whether one of several expressions is a code, or may become it. It may
// have the value of the code in another build, or a suggestion of its own may spell it
// so.
func isAmong(f *lint.Pass, code string, exprs []ast.Expr) bool {
	times := 0
	for _, expr := range exprs {
		value, _ := astutil.StringValue(f.TypesInfo, expr)
		if value == code || f.Varies(expr) {
			return true
		}
		if reading, ok := f.Catalog.Read(value); ok && reading.Code == code {
			times++
		}
	}
	return times > 1
}
