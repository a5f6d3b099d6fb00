package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// isCompensated reports whether the program itself makes up for the spelling
// of a literal: whether it folds the case of the literal or compares it with
// a text that is spelled so too, e.g. strings.ToLower(code) == "cbc.5003".
func (f *file) isCompensated(lit literal) bool {
	w := wrong{f, lit.value, make(map[types.Object]bool), make(map[types.Object]bool)}
	return w.meets(lit.outer)
}

// A wrong is a badly spelled code that is looked for in what compares it.
type wrong struct {
	*file
	value string
	tried map[types.Object]bool // variables whose uses have been looked at
	asked map[types.Object]bool // variables whose values have been
}

// meets reports whether what is at cur, which has the wrong code in it, is
// compared so that the spelling does not matter or is the right one there.
func (w wrong) meets(cur inspector.Cursor) bool {
	parent := cur.Parent()
	switch kind, _ := cur.ParentEdge(); kind {
	case edge.BinaryExpr_X, edge.BinaryExpr_Y:
		e := parent.Node().(*ast.BinaryExpr)
		return (e.Op == token.EQL || e.Op == token.NEQ) && (w.isSpelledSo(e.X) || w.isSpelledSo(e.Y))
	case edge.CaseClause_List:
		stmt, ok := parent.Parent().Parent().Node().(*ast.SwitchStmt)
		return ok && stmt.Tag != nil && w.isSpelledSo(stmt.Tag)
	case edge.CallExpr_Args:
		return w.meetsInCall(parent.Node().(*ast.CallExpr), cur.Node())
	case edge.IndexExpr_X:
		return w.isSpelledSo(parent.Node().(*ast.IndexExpr).Index) || w.meets(parent)
	case edge.IndexExpr_Index:
		id, ok := parent.Node().(*ast.IndexExpr).X.(*ast.Ident)
		return ok && w.useMeets(w.TypesInfo.ObjectOf(id))
	case edge.ParenExpr_X, edge.KeyValueExpr_Key, edge.KeyValueExpr_Value, edge.CompositeLit_Elts:
		return w.meets(parent)
	case edge.ValueSpec_Values, edge.AssignStmt_Rhs:
		return w.useMeets(w.assigned(cur))
	case edge.RangeStmt_X:
		stmt := parent.Node().(*ast.RangeStmt)
		for _, v := range []ast.Expr{stmt.Key, stmt.Value} {
			if id, ok := v.(*ast.Ident); ok && w.useMeets(w.TypesInfo.ObjectOf(id)) {
				return true
			}
		}
	}
	return false
}

// meetsInCall is meets for an argument of a call.
func (w wrong) meetsInCall(call *ast.CallExpr, arg ast.Node) bool {
	if w.isRespelling(call) {
		return true // e.g. strings.EqualFold(code, "cbc.5003")
	}
	return slices.ContainsFunc(call.Args, func(other ast.Expr) bool {
		if fn, ok := other.(*ast.FuncLit); ok {
			return w.respells(fn) // e.g. slices.ContainsFunc(list, func…)
		}
		return other != arg && w.isSpelledSo(other) // e.g. strings.Contains(strings.ToLower(text), "cbc.5003")
	})
}

// useMeets reports whether a use of a variable or constant meets.
func (w wrong) useMeets(obj types.Object) bool {
	if obj == nil || w.tried[obj] {
		return false
	}
	w.tried[obj] = true
	return slices.ContainsFunc(w.index().uses[obj], w.meets)
}

// assigned returns the variable or constant that the value at cur is assigned
// to, or nil.
func (f *file) assigned(cur inspector.Cursor) types.Object {
	_, i := cur.ParentEdge()
	switch n := cur.Parent().Node().(type) {
	case *ast.ValueSpec:
		if i < len(n.Names) {
			return f.TypesInfo.ObjectOf(n.Names[i])
		}
	case *ast.AssignStmt:
		if i < len(n.Lhs) {
			if id, ok := n.Lhs[i].(*ast.Ident); ok {
				return f.TypesInfo.ObjectOf(id)
			}
		}
	}
	return nil
}

// isSpelledSo reports whether an expression is a text that the program has
// spelled as the wrong code is: in lower case, or with other separators.
func (w wrong) isSpelledSo(expr ast.Expr) bool {
	switch e := ast.Unparen(expr).(type) {
	case *ast.SliceExpr:
		return w.isSpelledSo(e.X)
	case *ast.CallExpr:
		if w.isConversion(e) {
			return w.isSpelledSo(e.Args[0])
		}
		fn := typeutil.Callee(w.TypesInfo, e)
		if !w.isRespelling(e) {
			return fn != nil && fn.Name() == "TrimSpace" && len(e.Args) == 1 && w.isSpelledSo(e.Args[0])
		}
		if strings.HasPrefix(fn.Name(), "To") {
			return fn.Name() == "ToLower" && w.value == strings.ToLower(w.value)
		}
		return true
	case *ast.Ident:
		v, ok := w.TypesInfo.Uses[e].(*types.Var)
		if !ok || w.asked[v] {
			return false
		}
		w.asked[v] = true
		return slices.ContainsFunc(w.index().values[v], w.isSpelledSo)
	}
	return false
}
