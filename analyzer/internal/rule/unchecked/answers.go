package unchecked

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/internal/bss"
)

// checkStruct finds a field for the code of a failure that is decoded and never read. It
// speaks only where all that the program does with such a struct is in plain sight: JSON is
// decoded into local variables of its type, and single fields of these are read.
func (f *rule) checkStruct(cur inspector.Cursor, n *ast.StructType) {
	s, ok := f.TypesInfo.TypeOf(n).(*types.Struct)
	field := fieldNamed(s, "error_code")
	if !ok || field == nil || isErrorBody(s) || len(f.IgnoredFiles) != 0 || !f.talksToCBC() {
		return
	}
	variables, ok := f.variablesOf(cur)
	if !ok {
		return
	}
	decoded := false
	for _, v := range variables {
		for _, use := range f.UsesOf(v) {
			switch read, into := f.use(use); {
			case read != nil && (read == field || read == fieldNamed(s, "error_msg") || astutil.IsBoolean(read.Type()) || f.failsWithout(use.Parent())):
				return // a bool may say whether it is a failure
			case into:
				decoded = true
			case read == nil:
				return
			}
		}
	}
	if decoded {
		f.Report(Name, declarationOf(n, field), nil, "the code of a failure is decoded and never read: a failure with HTTP status 200 passes for success")
	}
}

// fieldNamed returns the field that has a name in JSON by its tag, or nil.
func fieldNamed(s *types.Struct, name string) *types.Var {
	for i := 0; s != nil && i < s.NumFields(); i++ {
		if astutil.JSONName(s, i) == name {
			return s.Field(i)
		}
	}
	return nil
}

// isErrorBody reports whether a struct has nothing but what a failure has. It may be
// decoded only after a status that says that there is one.
func isErrorBody(s *types.Struct) bool {
	for field := range s.Fields() {
		if field != fieldNamed(s, "error_code") && field != fieldNamed(s, "error_msg") {
			return false
		}
	}
	return true
}

// declarationOf returns where a struct declares a field.
func declarationOf(n *ast.StructType, field *types.Var) ast.Node {
	for _, list := range n.Fields.List {
		if list.Pos() <= field.Pos() && field.Pos() < list.End() {
			return list
		}
	}
	return n
}

// variablesOf returns the variables of the type that a struct is. It reports false if the
// type is used for anything but local variables, or others can use it.
func (f *rule) variablesOf(cur inspector.Cursor) ([]*types.Var, bool) {
	spec, ok := cur.Parent().Node().(*ast.TypeSpec)
	if !ok {
		v, ok := f.variableAt(cur)
		return []*types.Var{v}, ok
	}
	named := f.TypesInfo.Defs[spec.Name]
	if spec.Name.IsExported() && f.Pkg.Name() != "main" || spec.TypeParams != nil || spec.Assign.IsValid() {
		return nil, false
	}
	var variables []*types.Var
	for _, use := range f.UsesOf(named) {
		v, ok := f.variableAt(use)
		if !ok {
			return nil, false
		}
		variables = append(variables, v)
	}
	return variables, true
}

// variableAt returns the local variable that is declared with a type: by "var v T",
// "v := T{}", "v := &T{}" or "v := new(T)".
func (f *rule) variableAt(cur inspector.Cursor) (*types.Var, bool) {
	var declared ast.Expr
	switch kind, _ := cur.ParentEdge(); kind {
	case edge.ValueSpec_Type:
		spec := cur.Parent().Node().(*ast.ValueSpec)
		if len(spec.Names) == 1 && len(spec.Values) == 0 {
			declared = spec.Names[0]
		}
	case edge.CompositeLit_Type, edge.CallExpr_Args:
		value := cur.Parent()
		if lit, ok := value.Node().(*ast.CompositeLit); ok && len(lit.Elts) != 0 {
			return nil, false
		}
		if call, ok := value.Node().(*ast.CallExpr); ok && !isNew(f.TypesInfo, call) {
			return nil, false
		}
		if kind, _ := value.ParentEdge(); kind == edge.UnaryExpr_X {
			value = value.Parent()
		}
		assign, ok := value.Parent().Node().(*ast.AssignStmt)
		if ok && assign.Tok == token.DEFINE && len(assign.Lhs) == 1 {
			declared = assign.Lhs[0]
		}
	}
	v, ok := f.TypesInfo.Defs[astutil.IdentOf(declared)].(*types.Var)
	return v, ok && v.Kind() == types.LocalVar
}

func isNew(info *types.Info, call *ast.CallExpr) bool {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := info.Uses[id].(*types.Builtin)
	return ok && b.Name() == "new"
}

// use returns the field that a use of a variable reads, or whether JSON is decoded into the
// variable. It returns neither if something else is done with it.
func (f *rule) use(cur inspector.Cursor) (read *types.Var, into bool) {
	if sel, ok := cur.Parent().Node().(*ast.SelectorExpr); ok {
		field, _ := f.TypesInfo.Uses[sel.Sel].(*types.Var)
		return field, false
	}
	if unary, ok := cur.Parent().Node().(*ast.UnaryExpr); ok && unary.Op == token.AND {
		cur = cur.Parent()
	}
	call, ok := cur.Parent().Node().(*ast.CallExpr)
	if !ok || f.decodedBy(call) != cur.Node() || asksForStatus(cur) || f.isLookedAt(call.Args[0]) || f.readsFile(call, maxDepth) {
		return nil, false
	}
	return nil, true
}

// isLookedAt reports whether the body that a call decodes is handed to another call, too,
// such as codes.Decode(body), which may look at the code.
func (f *rule) isLookedAt(body ast.Expr) bool {
	v, ok := f.TypesInfo.Uses[astutil.IdentOf(body)].(*types.Var)
	if !ok {
		return false
	}
	calls := 0
	for _, use := range f.UsesOf(v) {
		if kind, _ := use.ParentEdge(); kind == edge.CallExpr_Args {
			calls++
		}
	}
	return calls > 1
}

// decodedBy returns what a call decodes JSON into, or nil.
func (f *rule) decodedBy(call *ast.CallExpr) ast.Node {
	fn := astutil.FunctionOf(f.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "encoding/json" {
		return nil
	}
	switch {
	case fn.Name() == "Unmarshal" && len(call.Args) == 2:
		return call.Args[1]
	case fn.Name() == "Decode" && len(call.Args) == 1:
		return call.Args[0]
	}
	return nil
}

// asksForStatus reports whether a statement stands behind a question for the HTTP status:
// what is decoded there may be failures alone.
func asksForStatus(cur inspector.Cursor) bool {
	for around := range cur.Enclosing((*ast.IfStmt)(nil), (*ast.SwitchStmt)(nil), (*ast.CaseClause)(nil)) {
		found := false
		ask := func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			found = found || ok && sel.Sel.Name == "StatusCode"
			return !found
		}
		switch n := around.Node().(type) {
		case *ast.IfStmt:
			ast.Inspect(n.Cond, ask)
		case *ast.SwitchStmt:
			if n.Tag != nil {
				ast.Inspect(n.Tag, ask)
			}
		case *ast.CaseClause:
			for _, expr := range n.List {
				ast.Inspect(expr, ask)
			}
		}
		if found {
			return true
		}
	}
	return false
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
