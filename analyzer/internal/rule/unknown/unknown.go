// Package unknown reports codes that are not in the catalog.
//
// A code literal or a mention in a longer text that is not in the catalog is a typo, or a
// code that Huawei does not document. Only the author knows what was meant, so that each
// near code is a suggestion.
//
//	func isPoor(code string) bool { return code == "CBC.5030" }
//	// unknown CBC error code "CBC.5030"; did you mean "CBC.5003" (Insufficient balance.)?
package unknown

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/analyzer/internal/pattern"
	"github.com/cbclint/cbclint/analyzer/internal/spelling"
	"github.com/cbclint/cbclint/internal/catalog"
)

// Name is the name of the rule: its flag, the category of its diagnostics, its heading
// in the README.
const Name = "unknown"

// Rule returns the row of the rule in the table.
func Rule() lint.Rule {
	return lint.Rule{
		Name:      Name,
		Usage:     "report codes that are not in the catalog",
		ByDefault: true,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	return lint.Visitor{Literal: (&rule{f}).checkLiteral}
}

// rule is the rule unknown for a file.
type rule struct{ *lint.Pass }

// checkLiteral finds codes that are not in the catalog. They are the whole literal,
// misspelt in it, or a part of its text.
func (f *rule) checkLiteral(lit lint.Literal) {
	if f.Catalog.IsCode(lit.Value) {
		if f.HasLetters(lit) {
			f.checkCode(lit)
		}
		return
	}
	m, isCode := spelling.Of(f.Pass, lit)
	switch {
	case !isCode:
		if s := f.SearchFor(lit); s == nil || !s.IsPattern || !f.checkPattern(lit) {
			f.checkMentions(lit)
		}
	case m != nil && !m.IsKnown:
		respell := spelling.RespellTo(f.Pass, lit)
		if m.IsNormalized {
			respell = func(string) *edit.Fix { return nil } // the program spells codes in its own way
		}
		f.reportUnknown(lit.Expr, m.Code, lint.Quote(lit.Value), "read as "+lint.Quote(m.Code)+": "+m.Defect, respell)
	}
}

// checkCode finds a literal like "CBC.5030", which is a code that is not in the catalog.
// It has no fix, because only the author knows what was meant.
func (f *rule) checkCode(lit lint.Literal) {
	code := lit.Value
	if f.IsKnown(code) {
		return
	}
	if prefix, _ := f.Catalog.PrefixOf(code); len(code) < len(prefix.Letters)+1+prefix.Digits[0] {
		if len(f.Catalog.Nearest(code)) == 0 {
			return // e.g. "CBC.006", a clause of another standard
		}
	}
	if f.isForPrefix(lit) && f.Catalog.IsPrefix(code) {
		return // e.g. strings.HasPrefix(code, "CBC.9900")
	}
	f.reportUnknown(lit.Expr, code, lint.Quote(code), "", spelling.RespellTo(f.Pass, lit))
}

// checkPattern finds unknown codes in a regular expression like `CBC\.(5003|5030)`. It
// reports false if the expression is not plain.
func (f *rule) checkPattern(lit lint.Literal) bool {
	texts := pattern.Texts(lit.Value)
	for _, text := range texts {
		for m := range f.Catalog.Mentions(text.Text) {
			code := text.Text[m.Start:m.End]
			isBeginning := text.IsOpen && m.End == len(text.Text) && f.Catalog.IsPrefix(code)
			if text.IsLoose || isBeginning || f.IsKnown(code) {
				continue // e.g. CBC\.9900
			}
			f.reportUnknown(lit.Expr, code, lint.Quote(code), "", func(string) *edit.Fix { return nil })
		}
	}
	return texts != nil
}

// checkMentions finds unknown codes in a longer text like `{"error_code": "CBC.5030"}`.
func (f *rule) checkMentions(lit lint.Literal) {
	var at *locator
	for m := range f.Catalog.Mentions(lit.Value) {
		code := lit.Value[m.Start:m.End]
		if f.IsKnown(code) {
			continue
		}
		if at == nil {
			at = newLocator(f.Pass, lit)
		}
		if where := at.spanOf(m.Start, m.End, len(lint.Service(code))); where != nil {
			f.reportUnknown(where, code, lint.Quote(code), "", inPlace(where, lit))
		}
	}
}

// inPlace returns a function that replaces a mention with another code, if the mention is
// in one operand.
func inPlace(at analysis.Range, lit lint.Literal) func(string) *edit.Fix {
	return func(code string) *edit.Fix {
		if at == analysis.Range(lit.Expr) {
			return nil
		}
		return edit.Replacing(code, "", analysis.TextEdit{Pos: at.Pos(), End: at.End(), NewText: []byte(code)})
	}
}

// isForPrefix reports whether a literal is at a place for a prefix of codes: on the left
// of a sum, or as an argument of strings.HasPrefix and the like.
func (f *rule) isForPrefix(lit lint.Literal) bool {
	kind, _ := lit.Outer.ParentEdge()
	switch parent := lit.Outer.Parent().Node().(type) {
	case *ast.BinaryExpr:
		return parent.Op == token.ADD && kind == edge.BinaryExpr_X
	case *ast.CallExpr:
		fn := typeutil.Callee(f.TypesInfo, parent)
		return fn != nil && strings.HasSuffix(fn.Name(), "Prefix")
	}
	return false
}

// reportUnknown reports a code that is not in the catalog. The message has the code as it
// is written, and the remark, if it is also misspelt. respell makes a suggestion for each
// near code.
func (f *rule) reportUnknown(at analysis.Range, code, written, remark string, respell func(string) *edit.Fix) {
	if f.IsKnown(code) {
		return
	}
	prefix, _ := f.Catalog.PrefixOf(code)
	if prefix.Partial {
		return // the catalog does not claim to be complete
	}
	var near []catalog.Entry
	if !catalog.IsSeen(code) { // a code that others use is probably not a typo
		near = f.Catalog.Nearest(code)
	}
	hint := ""
	for i, e := range near {
		switch {
		case i == 0:
			hint = "; did you mean "
		case i == len(near)-1:
			hint += " or "
		default:
			hint += ", "
		}
		hint += lint.Describe(e)
	}
	if hint != "" {
		hint += "?"
	}
	if catalog.IsSeen(code) {
		remark = strings.TrimPrefix(remark+"; public code uses it, but no page says what it means", "; ")
	}
	if remark != "" {
		written += " (" + remark + ")"
	}
	suggestions := func() []*edit.Fix {
		var fixes []*edit.Fix
		for _, e := range near {
			fixes = append(fixes, respell(string(e.Code)))
		}
		return fixes
	}
	f.Suggest(Name, lint.About(code, at), suggestions, "unknown %s error code %s%s", prefix.Letters, written, hint)
}
