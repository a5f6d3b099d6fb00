package unchecked

import (
	"go/ast"
	"go/types"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/internal/bss"
)

// answers are the structs of a package into which JSON is decoded.
type answers struct {
	decoded map[*types.Struct]bool
	leaving map[*types.Struct]bool // those whose values others get as a whole
	read    map[*types.Var]bool    // fields
}

// checkStruct detects a field for the code of a failure that is decoded and never read.
func (f *rule) checkStruct(n *ast.StructType) {
	s, ok := f.TypesInfo.TypeOf(n).(*types.Struct)
	if !ok {
		return
	}
	for i := range s.NumFields() {
		if jsonName(s.Tag(i)) != "error_code" || !f.talksToCBC() {
			continue
		}
		a := f.answersOf()
		if field := s.Field(i); a.decoded[s] && !a.leaving[s] && !a.read[field] {
			f.Report(Name, at(n, field), nil, "the code of a failure is decoded and never read: a failure with HTTP status 200 passes for success")
		}
	}
}

// at returns where a struct declares a field.
func at(n *ast.StructType, field *types.Var) ast.Node {
	for _, list := range n.Fields.List {
		if list.Pos() <= field.Pos() && field.Pos() < list.End() {
			return list
		}
	}
	return n
}

// jsonName returns the name that a field has in JSON by its tag, or "".
func jsonName(tag string) string {
	name, _, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
	return name
}

// talksToCBC reports whether the package shows that it calls APIs of CBC: by a code, by an
// import, or by an address.
func (f *rule) talksToCBC() bool {
	for _, imported := range f.Pkg.Imports() {
		if bss.IsSDK(imported.Path()) || f.Packages.Has(imported) {
			return true
		}
	}
	for cur := range f.Cursor.Inspector().Root().Preorder((*ast.BasicLit)(nil)) {
		lit := cur.Node().(*ast.BasicLit)
		if text, err := strconv.Unquote(lit.Value); err == nil && (f.Scanner.MayMention(text) || bss.HasAddress(text)) {
			return true
		}
	}
	return false
}

func (f *rule) answersOf() *answers {
	if f.answers == nil {
		f.answers = &answers{make(map[*types.Struct]bool), make(map[*types.Struct]bool), make(map[*types.Var]bool)}
		for cur := range f.Cursor.Inspector().Root().Preorder((*ast.CallExpr)(nil), (*ast.SelectorExpr)(nil), (*ast.Ident)(nil), (*ast.TypeSpec)(nil)) {
			f.addTo(f.answers, cur)
		}
	}
	return f.answers
}

// addTo adds what a node says about structs.
func (f *rule) addTo(a *answers, cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.TypeSpec:
		if s, ok := f.TypesInfo.Defs[n.Name].Type().Underlying().(*types.Struct); ok && n.Name.IsExported() {
			a.leaving[s] = true
		}
	case *ast.SelectorExpr:
		if field, ok := f.TypesInfo.Uses[n.Sel].(*types.Var); ok && field.IsField() && !isAssigned(cur) {
			a.read[field.Origin()] = true
		}
	case *ast.CallExpr:
		if into := f.decodedBy(n); into != nil {
			a.addDecoded(astutil.TypeOf(f.TypesInfo, into), make(map[types.Type]bool))
		}
	}
	if expr, ok := cur.Node().(ast.Expr); ok && f.leaves(cur, expr) {
		if s, ok := astutil.StructOf(f.TypesInfo.TypeOf(expr)); ok {
			a.addLeaving(s)
		}
	}
}

// addDecoded notes a struct that JSON is decoded into, and those in it.
func (a *answers) addDecoded(t types.Type, seen map[types.Type]bool) {
	if seen[t] {
		return
	}
	seen[t] = true
	switch t := t.Underlying().(type) {
	case *types.Pointer:
		a.addDecoded(t.Elem(), seen)
	case *types.Slice:
		a.addDecoded(t.Elem(), seen)
	case *types.Array:
		a.addDecoded(t.Elem(), seen)
	case *types.Map:
		a.addDecoded(t.Elem(), seen)
	case *types.Struct:
		a.decoded[t] = true
		for field := range t.Fields() {
			a.addDecoded(field.Type(), seen)
		}
	}
}

// addLeaving notes a struct whose value leaves, and those in it.
func (a *answers) addLeaving(s *types.Struct) {
	if a.leaving[s] {
		return
	}
	a.leaving[s] = true
	for field := range s.Fields() {
		if inner, ok := astutil.StructOf(field.Type()); ok {
			a.addLeaving(inner)
		}
	}
}

// decodedBy returns what a call decodes JSON into, or nil.
func (f *rule) decodedBy(call *ast.CallExpr) ast.Expr {
	fn := astutil.FunctionOf(f.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "encoding/json" || len(call.Args) == 0 {
		return nil
	}
	switch fn.Name() {
	case "Unmarshal":
		if len(call.Args) == 2 {
			return call.Args[1]
		}
	case "Decode":
		return call.Args[0]
	}
	return nil
}

// isAssigned reports whether an expression is what an assignment sets.
func isAssigned(cur inspector.Cursor) bool {
	kind, _ := cur.ParentEdge()
	return kind == edge.AssignStmt_Lhs
}
