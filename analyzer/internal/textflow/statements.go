package textflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// addPackage records where texts flow and where they are compared.
func (w *Flow) addPackage(root inspector.Cursor) {
	for cur := range root.Preorder((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil), (*ast.Ident)(nil)) {
		w.addFunction(cur)
	}
	for cur := range root.Preorder() {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			w.addAssignment(n)
		case *ast.ValueSpec:
			var names []ast.Expr
			for _, name := range n.Names {
				names = append(names, name)
			}
			w.flowAll(names, n.Values)
		case *ast.RangeStmt:
			w.flow(n.Key, n.X)
			w.flow(n.Value, n.X)
			yields := w.paramsOf(n.X)
			w.pass(yields, w.holdersOf(n.Key))
			w.pass(yields, w.holdersOf(n.Value))
		case *ast.SendStmt:
			w.flow(n.Chan, n.Value)
		case *ast.ReturnStmt:
			w.addReturn(cur, n)
		case *ast.IncDecStmt:
			w.addElement(n.X)
		case *ast.BinaryExpr:
			switch {
			case n.Op == token.EQL || n.Op == token.NEQ:
				w.compare(n.X, n.Y)
			case n.Op == token.ADD && w.TypesInfo.Types[n].Value == nil:
				w.mark([]holder{n}, anyWay)
			}
		case *ast.TypeSwitchStmt:
			w.addTypeSwitch(n)
		case *ast.CaseClause:
			if stmt, ok := cur.Parent().Parent().Node().(*ast.SwitchStmt); ok && stmt.Tag != nil {
				for _, expr := range n.List {
					w.compare(stmt.Tag, expr)
				}
			}
		case *ast.IndexExpr:
			if _, ok := w.TypesInfo.TypeOf(n.X).Underlying().(*types.Map); ok {
				w.compare(n.X, n.Index)
			}
		case *ast.CompositeLit:
			w.addFields(n)
		case *ast.CallExpr:
			w.addCall(n)
		}
	}
}

func (w *Flow) flowAll(to, from []ast.Expr) {
	for i, expr := range to {
		switch {
		case len(from) == len(to):
			w.flow(expr, from[i])
		case len(from) == 1:
			w.pass(w.holdersOfResult(from[0], i), w.holdersOf(expr))
		}
	}
}

// flow records that texts flow from one expression to another.
func (w *Flow) flow(to, from ast.Expr) { w.flowTo(w.holdersOf(to), from) }

// flowTo records that texts flow from an expression to holders. They also flow back if
// the receiver can change what it gets, as through a pointer.
func (w *Flow) flowTo(to []holder, from ast.Expr) {
	if from == nil || w.TypesInfo.TypeOf(from) == nil {
		w.pass(w.holdersOf(from), to)
		return
	}
	switch w.TypesInfo.TypeOf(from).Underlying().(type) {
	case *types.Basic, *types.Interface:
		w.pass(w.holdersOf(from), to)
	default:
		w.tie(w.holdersOf(from), to)
	}
}

// addAssignment records what flows into variables, and where texts are put together.
func (w *Flow) addAssignment(stmt *ast.AssignStmt) {
	for _, to := range stmt.Lhs {
		w.addElement(to)
	}
	if stmt.Tok == token.ADD_ASSIGN {
		w.mark(w.holdersOf(stmt.Lhs[0]), anyWay)
		return
	}
	w.flowAll(stmt.Lhs, stmt.Rhs)
}

// addElement records what an assignment to an element does: it puts a key into a map, or
// puts bytes together.
func (w *Flow) addElement(to ast.Expr) {
	index, ok := ast.Unparen(to).(*ast.IndexExpr)
	if !ok {
		return
	}
	if astutil.IsBytes(w.TypesInfo, index.X) {
		w.mark(w.holdersOf(index.X), anyWay)
	} else if _, ok := w.TypesInfo.TypeOf(index.X).Underlying().(*types.Map); ok {
		w.flow(index.X, index.Index)
	}
}

// addReturn records what flows into the results of a function.
func (w *Flow) addReturn(cur inspector.Cursor, stmt *ast.ReturnStmt) {
	for around := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		results := w.signatureOf(around.Node()).Results()
		for i := range results.Len() {
			switch {
			case len(stmt.Results) == results.Len():
				w.flowTo(w.holdersOfObject(results.At(i)), stmt.Results[i])
			case len(stmt.Results) == 1:
				w.pass(w.holdersOfResult(stmt.Results[0], i), w.holdersOfObject(results.At(i)))
			}
		}
		return
	}
}

func (w *Flow) signatureOf(fn ast.Node) *types.Signature {
	if decl, ok := fn.(*ast.FuncDecl); ok {
		return w.TypesInfo.Defs[decl.Name].(*types.Func).Signature()
	}
	return w.TypesInfo.TypeOf(fn.(*ast.FuncLit)).(*types.Signature)
}

// addTypeSwitch records what flows into the variable of each case.
func (w *Flow) addTypeSwitch(stmt *ast.TypeSwitchStmt) {
	assign, ok := stmt.Assign.(*ast.AssignStmt)
	if !ok {
		return
	}
	for _, clause := range stmt.Body.List {
		if v := w.TypesInfo.Implicits[clause]; v != nil {
			w.tie(w.holdersOf(assign.Rhs[0]), []holder{v})
		}
	}
}

// addFields records what flows into the fields of a struct.
func (w *Flow) addFields(lit *ast.CompositeLit) {
	st, ok := astutil.StructOf(w.TypesInfo.TypeOf(lit))
	if !ok {
		return
	}
	for i, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			w.flow(kv.Key, kv.Value)
		} else if i < st.NumFields() {
			w.flowTo(w.holdersOfObject(st.Field(i)), elt)
		}
	}
}
