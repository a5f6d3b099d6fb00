package unchecked

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// leaves reports whether others may read all fields of the struct that a variable or a call
// is: whether it stands anywhere but where one field of it is meant, it goes on in the
// package by its own type, or JSON is decoded into it.
func (f *rule) leaves(cur inspector.Cursor, expr ast.Expr) bool {
	switch expr.(type) {
	case *ast.Ident, *ast.SelectorExpr, *ast.CallExpr:
	default:
		return false
	}
	if tv := f.TypesInfo.Types[expr]; !tv.IsValue() && f.TypesInfo.Uses[astutil.IdentOf(expr)] == nil {
		return false
	}
	if _, ok := astutil.StructOf(typeOrInvalid(f.TypesInfo.TypeOf(expr))); !ok {
		return false
	}
	return !f.isKept(cur)
}

func typeOrInvalid(t types.Type) types.Type {
	if t == nil {
		return types.Typ[types.Invalid]
	}
	return t
}

// isKept reports whether the value of an expression stays in the package, as far as what
// is directly around it tells.
func (f *rule) isKept(cur inspector.Cursor) bool {
	parent := cur.Parent()
	switch kind, i := cur.ParentEdge(); kind {
	case edge.ParenExpr_X, edge.StarExpr_X:
		return f.isKept(parent)
	case edge.UnaryExpr_X:
		return parent.Node().(*ast.UnaryExpr).Op == token.AND && f.isKept(parent)
	case edge.SelectorExpr_Sel:
		return true // the whole is asked about
	case edge.SelectorExpr_X:
		return !f.isMethodOfOthers(parent.Node().(*ast.SelectorExpr))
	case edge.AssignStmt_Lhs, edge.ValueSpec_Names, edge.ValueSpec_Type, edge.Field_Names, edge.Field_Type, edge.TypeSpec_Name, edge.CompositeLit_Type,
		edge.ExprStmt_X, edge.KeyValueExpr_Key, edge.MapType_Value, edge.ArrayType_Elt, edge.CallExpr_Fun:
		return true
	case edge.AssignStmt_Rhs:
		assign := parent.Node().(*ast.AssignStmt)
		return len(assign.Lhs) != len(assign.Rhs) || f.hasStruct(assign.Lhs[i])
	case edge.ValueSpec_Values:
		return true // by its own type, or the variable would be of another
	case edge.CallExpr_Args:
		return f.keepsArgument(parent.Node().(*ast.CallExpr), i)
	case edge.ReturnStmt_Results:
		fn := astutil.FunctionAround(parent)
		decl, ok := fn.Cur.Node().(*ast.FuncDecl)
		return ok && !decl.Name.IsExported() && f.returnsStruct(fn.Typ, i)
	}
	return false
}

func (f *rule) hasStruct(expr ast.Expr) bool {
	_, ok := astutil.StructOf(typeOrInvalid(f.TypesInfo.TypeOf(expr)))
	return ok || expr.(ast.Node) != nil && isBlank(expr)
}

func isBlank(expr ast.Expr) bool {
	id, ok := expr.(*ast.Ident)
	return ok && id.Name == "_"
}

// isMethodOfOthers reports whether a selection is of a method that the package does not
// declare: it may read all.
func (f *rule) isMethodOfOthers(sel *ast.SelectorExpr) bool {
	fn, ok := f.TypesInfo.Uses[sel.Sel].(*types.Func)
	return ok && f.DeclOf(fn.Origin()) == nil
}

// keepsArgument reports whether an argument stays in the package: JSON is decoded into it,
// or a function of the package takes it by its own type.
func (f *rule) keepsArgument(call *ast.CallExpr, i int) bool {
	if into := f.decodedBy(call); into != nil && into == call.Args[i] {
		return true
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := f.TypesInfo.Uses[id].(*types.Builtin); ok {
			return b.Name() == "new" || b.Name() == "len" || b.Name() == "append"
		}
	}
	fn := astutil.FunctionOf(f.TypesInfo, call)
	if fn == nil || f.DeclOf(fn.Origin()) == nil {
		return false
	}
	_, ok := astutil.StructOf(astutil.ParamType(fn.Signature(), i))
	return ok
}

func (f *rule) returnsStruct(fn *ast.FuncType, i int) bool {
	n := 0
	for _, field := range fn.Results.List {
		n += max(len(field.Names), 1)
		if i < n {
			return f.hasStruct(field.Type)
		}
	}
	return false
}
