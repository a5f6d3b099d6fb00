package textmatch

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/internal/catalog"
)

// fieldOfAnswer returns the field with the code of the answer whose text an expression is:
// response.String(), or a body that the package decodes, too. It returns "" for another
// text.
func (f *rule) fieldOfAnswer(text ast.Expr, depth int) string {
	if text == nil || depth == 0 {
		return ""
	}
	switch e := ast.Unparen(text).(type) {
	case *ast.CallExpr:
		if astutil.IsConversion(f.TypesInfo, e) || isOfStrings(astutil.FunctionOf(f.TypesInfo, e)) && len(e.Args) != 0 {
			return f.fieldOfAnswer(e.Args[0], depth)
		}
		method, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr)
		if !ok || method.Sel.Name != "String" || len(e.Args) != 0 {
			return ""
		}
		t := astutil.TypeOf(f.TypesInfo, method.X)
		if field := fieldWithCode(t); field != nil {
			return "the field " + field.Name() + " of " + f.nameOf(t)
		}
	case *ast.Ident:
		if v, ok := f.TypesInfo.Uses[e].(*types.Var); ok {
			if field := f.decoded(v); field != "" {
				return field
			}
		}
		return f.fieldOfAnswer(f.onlyValue(e), depth-1)
	}
	return ""
}

// decoded returns the field with the code in what a variable is decoded into, or "".
func (f *rule) decoded(v *types.Var) string {
	for _, use := range f.UsesOf(v) {
		kind, i := use.ParentEdge()
		if kind != edge.CallExpr_Args || i != 0 {
			continue
		}
		call := use.Parent().Node().(*ast.CallExpr)
		fn := astutil.FunctionOf(f.TypesInfo, call)
		if fn == nil {
			continue
		}
		switch astutil.FullName(fn) {
		case "encoding/json.Unmarshal":
			t := astutil.TypeOf(f.TypesInfo, call.Args[1])
			if field := fieldWithCode(t); field != nil {
				return "the field " + field.Name() + " of " + f.nameOf(t)
			}
		case catalog.CodesPath + ".Decode":
			return "the field Code of *codes.Error"
		}
	}
	return ""
}

// searchedBy returns what the regular expression at a cursor is matched against,
// if it is the value of a variable.
func (f *rule) searchedBy(cur inspector.Cursor) []ast.Expr {
	for kind, _ := cur.ParentEdge(); kind == edge.CallExpr_Args || kind == edge.ParenExpr_X; kind, _ = cur.ParentEdge() {
		cur = cur.Parent()
	}
	if text := textOf(cur); text != nil {
		return []ast.Expr{text}
	}
	v := f.DeclaredAs(cur)
	if v == nil {
		return nil
	}
	var texts []ast.Expr
	for _, use := range f.UsesOf(v) {
		if text := textOf(use); text != nil {
			texts = append(texts, text)
		}
	}
	return texts
}

// textOf returns the text that a method of a regular expression gets, or nil.
func textOf(re inspector.Cursor) ast.Expr {
	method, ok := re.Parent().Node().(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	call, ok := re.Parent().Parent().Node().(*ast.CallExpr)
	if !ok || call.Fun != method || len(call.Args) == 0 {
		return nil
	}
	return call.Args[0]
}
