package textmatch

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/internal/bss"
	"github.com/cbclint/cbclint/internal/catalog"
)

// fieldFor returns what the package can compare in place of a text, or "" if nothing is
// known that has the code in a field.
func (f *rule) fieldFor(text ast.Expr) string {
	err := f.errorOf(text, maxDepth)
	if err == nil {
		return ""
	}
	t := astutil.TypeOf(f.TypesInfo, err)
	if field := fieldWithCode(t); field != nil {
		return "the field " + field.Name() + " of " + f.nameOf(t)
	}
	if !types.IsInterface(t) {
		return ""
	}
	for _, imported := range f.Pkg.Imports() {
		switch path := imported.Path(); {
		case strings.HasPrefix(path, bss.SDK+"/services/"), path == bss.SDK+"/core/sdkerr":
			return "the field ErrorCode of *sdkerr.ServiceResponseError"
		case isGophercloud(path):
			return "error_code in the Body of " + imported.Name() + "'s errors"
		}
	}
	for _, used := range f.TypesInfo.Uses {
		if used.Pkg() != nil && used.Pkg().Path() == catalog.CodesPath && (used.Name() == "Error" || used.Name() == "Decode") {
			return "the field Code of *codes.Error"
		}
	}
	return f.ownError()
}

// isGophercloud reports whether a package is a fork of gophercloud for Huawei Cloud. The
// errors of these have the answer in a field.
func isGophercloud(path string) bool {
	return path == "github.com/chnsz/golangsdk" || path == "github.com/huaweicloud/golangsdk" || path == "github.com/opentelekomcloud/gophertelekomcloud"
}

// ownError returns the field of an error type of the package that is decoded with the
// code, or "".
func (f *rule) ownError() string {
	scope := f.Pkg.Scope()
	for _, name := range scope.Names() {
		obj, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || obj.IsAlias() {
			continue
		}
		pointer := types.NewPointer(obj.Type())
		if field := fieldWithCode(pointer); field != nil && astutil.IsError(pointer) {
			return "the field " + field.Name() + " of *" + name
		}
	}
	return ""
}

// fieldWithCode returns the field of a struct, or of what a pointer points to, that has
// the code of a failure by its name or its name in JSON, or nil.
func fieldWithCode(t types.Type) *types.Var {
	s, ok := astutil.StructOf(t)
	if !ok {
		return nil
	}
	for i := range s.NumFields() {
		field := s.Field(i)
		t := field.Type()
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem() // in what Huawei's SDK answers
		}
		if astutil.IsString(t) && (field.Name() == "ErrorCode" || astutil.JSONName(s, i) == "error_code") {
			return field
		}
	}
	return nil
}

// nameOf returns a type as the package writes it.
func (f *rule) nameOf(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string {
		if p == f.Pkg {
			return ""
		}
		return p.Name()
	})
}

// errorOf returns the error whose text an expression is: err.Error(), fmt.Sprint(err), or
// a variable that is set to such a text once. It returns nil if it is another text.
func (f *rule) errorOf(text ast.Expr, depth int) ast.Expr {
	if text == nil {
		return nil
	}
	switch e := ast.Unparen(text).(type) {
	case *ast.CallExpr:
		if astutil.IsConversion(f.TypesInfo, e) || isOfStrings(typeutil.Callee(f.TypesInfo, e)) && len(e.Args) != 0 {
			return f.errorOf(e.Args[0], depth) // e.g. strings.ToLower(err.Error())
		}
		method, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr)
		if ok && !isCall(method.X) && method.Sel.Name == "Error" && len(e.Args) == 0 && astutil.IsError(f.TypesInfo.TypeOf(method.X)) {
			return method.X // of what a call makes, such as errors.New("x"), it is that text
		}
		if fn := astutil.FunctionOf(f.TypesInfo, e); fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "fmt" && strings.HasPrefix(fn.Name(), "Sprint") {
			texts := e.Args
			if fn.Name() == "Sprintf" {
				texts = texts[1:]
			}
			if len(texts) == 1 && astutil.IsError(f.TypesInfo.TypeOf(texts[0])) {
				return texts[0]
			}
		}
	case *ast.Ident:
		if value := f.onlyValue(e); value != nil && depth > 0 {
			return f.errorOf(value, depth-1)
		}
	}
	return nil
}

func isCall(expr ast.Expr) bool {
	_, ok := ast.Unparen(expr).(*ast.CallExpr)
	return ok
}

func isOfStrings(fn types.Object) bool {
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "strings"
}

// onlyValue returns what a local variable is declared with, if it is never set again, or
// nil.
func (f *rule) onlyValue(id *ast.Ident) ast.Expr {
	v, ok := f.TypesInfo.Uses[id].(*types.Var)
	if !ok || v.IsField() || v.Kind() != types.LocalVar {
		return nil
	}
	for _, cur := range f.UsesOf(v) {
		if kind, _ := cur.ParentEdge(); kind == edge.UnaryExpr_X {
			return nil // others may set it
		}
		if assign, ok := cur.Parent().Node().(*ast.AssignStmt); ok {
			for _, left := range assign.Lhs {
				if left == cur.Node() {
					return nil
				}
			}
		}
	}
	var value ast.Expr
	for _, file := range f.Files {
		if file.FileStart > v.Pos() || v.Pos() >= file.FileEnd {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for i, left := range n.Lhs {
					if id, ok := left.(*ast.Ident); ok && f.TypesInfo.Defs[id] == v && len(n.Lhs) == len(n.Rhs) {
						value = n.Rhs[i]
					}
				}
			case *ast.ValueSpec:
				for i, id := range n.Names {
					if f.TypesInfo.Defs[id] == v && len(n.Names) == len(n.Values) {
						value = n.Values[i]
					}
				}
			}
			return value == nil
		})
	}
	return value
}

// readsCode reports whether the function around a node reads a field with the code of a
// failure. Then it searches the texts of the errors that have none.
func (f *rule) readsCode(at ast.Node) bool {
	cur, ok := f.Cursor.FindNode(at)
	if !ok {
		return false
	}
	for fn := range cur.Enclosing((*ast.FuncDecl)(nil)) {
		for sel := range fn.Preorder((*ast.SelectorExpr)(nil)) {
			s, ok := f.TypesInfo.Selections[sel.Node().(*ast.SelectorExpr)]
			if ok && s.Kind() == types.FieldVal && s.Obj() == types.Object(fieldWithCode(s.Recv())) {
				return true
			}
		}
	}
	return false
}
