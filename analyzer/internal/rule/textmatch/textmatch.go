// Package textmatch reports codes that are searched in texts.
//
// The text of an error may name another code, too, and a code may be the beginning of
// longer ones. Where the error or the answer has the code in a field, compare that.
//
//	func isPartner(text string) bool { return strings.Contains(text, "CBC.5001") }
//	// CBC error code "CBC.5001" (You has not been a partner.) is searched in a text, and is the beginning of 5 others, such as "CBC.50010059"
package textmatch

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/analyzer/internal/pattern"
)

// Name is the name of the rule: its flag, the category of its diagnostics, its heading
// in the README.
const Name = "textmatch"

// Rule returns the row of the rule in the table.
func Rule() lint.Rule {
	return lint.Rule{
		Name:      Name,
		Usage:     "report codes that are searched in texts",
		ByDefault: true,
		New:       newVisitor,
	}
}

func newVisitor(f *lint.Pass) lint.Visitor {
	if f.IsTest() {
		return lint.Visitor{} // a test may be about the text
	}
	r := &rule{f}
	return lint.Visitor{
		Literal: r.checkLiteral,
		Nodes:   []ast.Node{(*ast.CallExpr)(nil)},
		Visit:   func(cur inspector.Cursor) { r.checkCall(cur.Node().(*ast.CallExpr)) },
	}
}

// maxDepth is how many variables are followed to what they are set to.
const maxDepth = 3

// rule is the rule textmatch for a file.
type rule struct{ *lint.Pass }

// checkLiteral finds a literal like "CBC.5001" that a text is searched for.
func (f *rule) checkLiteral(lit lint.Literal) {
	s := f.SearchFor(lit)
	if s == nil {
		return
	}
	texts, searched := []pattern.Text{{Text: lit.Value, IsOpen: s.IsOpen}}, []ast.Expr{s.Text}
	if s.IsPattern {
		texts = pattern.Texts(lit.Value)
		if s.Text == nil {
			searched = f.searchedBy(lit.Outer)
		}
	}
	for _, text := range texts {
		for m := range f.Catalog.Mentions(text.Text) {
			isOpen := text.IsOpen && m.End == len(text.Text)
			if f.checkCode(lit.Expr, text.Text[m.Start:m.End], isOpen, searched) {
				return // one finding for a literal
			}
		}
	}
}

// checkCall finds a named constant, such as string(codes.NotPartner5001), that a text is
// searched for.
func (f *rule) checkCall(call *ast.CallExpr) {
	for _, arg := range call.Args {
		named := ast.Unparen(arg)
		for {
			conversion, ok := named.(*ast.CallExpr)
			if !ok || !astutil.IsConversion(f.TypesInfo, conversion) {
				break
			}
			named = ast.Unparen(conversion.Args[0])
		}
		code, ok := f.CodeOf(named)
		switch named.(type) {
		case *ast.BasicLit, *ast.BinaryExpr:
			continue // checkLiteral looks at it
		}
		if !ok {
			continue
		}
		if s := f.SearchBy(call, arg); s != nil && !s.IsPattern {
			f.checkCode(arg, code, s.IsOpen, []ast.Expr{s.Text})
		}
	}
}

// checkCode reports a code that is searched in a text, and whether it has: if the code is
// in a field, or other codes begin with it.
func (f *rule) checkCode(at ast.Expr, code string, isOpen bool, searched []ast.Expr) bool {
	e, known := f.Catalog.Lookup(code)
	if !known {
		return false // the rule unknown reports it
	}
	beginning := ""
	if longer := f.Catalog.Longer(code); isOpen && len(longer) != 0 {
		beginning = fmt.Sprintf(", and is the beginning of %d others, such as %q", len(longer), longer[0])
		if len(longer) == 1 {
			beginning = fmt.Sprintf(", and is the beginning of %q", longer[0])
		}
	}
	service, quoted := lint.Service(code), lint.Describe(e)
	for _, text := range searched {
		if field := f.fieldFor(text); field != "" && !f.readsCode(at) {
			f.Report(Name, lint.About(code, at), nil, "%s error code %s is searched in the text of an error%s; compare %s", service, quoted, beginning, field)
			return true
		}
		if field := f.fieldOfAnswer(text, maxDepth); field != "" {
			f.Report(Name, lint.About(code, at), nil, "%s error code %s is searched in the text of an answer%s; compare %s", service, quoted, beginning, field)
			return true
		}
	}
	if beginning != "" {
		f.Report(Name, lint.About(code, at), nil, "%s error code %s is searched in a text%s", service, quoted, beginning)
	}
	return beginning != ""
}
