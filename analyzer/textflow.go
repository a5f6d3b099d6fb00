package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// addPackage notes where texts flow and meet in the package.
func (s *spellings) addPackage(root inspector.Cursor) {
	for cur := range root.Preorder((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil), (*ast.Ident)(nil)) {
		s.addFunction(cur)
	}
	for cur := range root.Preorder() {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			s.addAssignment(n)
		case *ast.ValueSpec:
			var names []ast.Expr
			for _, name := range n.Names {
				names = append(names, name)
			}
			s.flowAll(names, n.Values)
		case *ast.RangeStmt:
			s.flow(n.Key, n.X)
			s.flow(n.Value, n.X)
			yields := s.paramsOf(n.X)
			s.pass(yields, s.holdersOf(n.Key))
			s.pass(yields, s.holdersOf(n.Value))
		case *ast.SendStmt:
			s.flow(n.Chan, n.Value)
		case *ast.ReturnStmt:
			s.addReturn(cur, n)
		case *ast.IncDecStmt:
			s.addElement(n.X)
		case *ast.BinaryExpr:
			switch {
			case n.Op == token.EQL || n.Op == token.NEQ:
				s.compare(n.X, n.Y)
			case n.Op == token.ADD && s.TypesInfo.Types[n].Value == nil:
				s.mark([]holder{n}, anyWay)
			}
		case *ast.TypeSwitchStmt:
			s.addTypeSwitch(n)
		case *ast.CaseClause:
			if stmt, ok := cur.Parent().Parent().Node().(*ast.SwitchStmt); ok && stmt.Tag != nil {
				for _, expr := range n.List {
					s.compare(stmt.Tag, expr)
				}
			}
		case *ast.IndexExpr:
			if _, ok := s.TypesInfo.TypeOf(n.X).Underlying().(*types.Map); ok {
				s.compare(n.X, n.Index)
			}
		case *ast.CompositeLit:
			s.addFields(n)
		case *ast.CallExpr:
			s.addCall(n)
		}
	}
}

func (s *spellings) flowAll(to, from []ast.Expr) {
	for i, expr := range to {
		switch {
		case len(from) == len(to):
			s.flow(expr, from[i])
		case len(from) == 1:
			s.pass(s.holdersOfResult(from[0], i), s.holdersOf(expr))
		}
	}
}

// flow notes that texts flow from an expression to another.
func (s *spellings) flow(to, from ast.Expr) { s.flowTo(s.holdersOf(to), from) }

// flowTo notes that texts flow from an expression to holders; and back, if what is
// passed on can be changed there, as through a pointer.
func (s *spellings) flowTo(to []holder, from ast.Expr) {
	if from == nil || s.TypesInfo.TypeOf(from) == nil {
		s.pass(s.holdersOf(from), to)
		return
	}
	switch s.TypesInfo.TypeOf(from).Underlying().(type) {
	case *types.Basic, *types.Interface:
		s.pass(s.holdersOf(from), to)
	default:
		s.tie(s.holdersOf(from), to)
	}
}

// addAssignment notes what flows into variables, and where texts are put together.
func (s *spellings) addAssignment(stmt *ast.AssignStmt) {
	for _, to := range stmt.Lhs {
		s.addElement(to)
	}
	if stmt.Tok == token.ADD_ASSIGN {
		s.mark(s.holdersOf(stmt.Lhs[0]), anyWay)
		return
	}
	s.flowAll(stmt.Lhs, stmt.Rhs)
}

// addElement notes what a change of an element puts into a map, and that it puts bytes
// together.
func (s *spellings) addElement(to ast.Expr) {
	index, ok := ast.Unparen(to).(*ast.IndexExpr)
	if !ok {
		return
	}
	if astutil.IsBytes(s.TypesInfo, index.X) {
		s.mark(s.holdersOf(index.X), anyWay)
	} else if _, ok := s.TypesInfo.TypeOf(index.X).Underlying().(*types.Map); ok {
		s.flow(index.X, index.Index)
	}
}

// addReturn notes what flows into the results of a function.
func (s *spellings) addReturn(cur inspector.Cursor, stmt *ast.ReturnStmt) {
	for around := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		results := s.signatureOf(around.Node()).Results()
		for i := range results.Len() {
			switch {
			case len(stmt.Results) == results.Len():
				s.flowTo(s.holdersOfObject(results.At(i)), stmt.Results[i])
			case len(stmt.Results) == 1:
				s.pass(s.holdersOfResult(stmt.Results[0], i), s.holdersOfObject(results.At(i)))
			}
		}
		return
	}
}

func (s *spellings) signatureOf(fn ast.Node) *types.Signature {
	if decl, ok := fn.(*ast.FuncDecl); ok {
		return s.TypesInfo.Defs[decl.Name].(*types.Func).Signature()
	}
	return s.TypesInfo.TypeOf(fn.(*ast.FuncLit)).(*types.Signature)
}

// addTypeSwitch notes what flows into the variable of each case.
func (s *spellings) addTypeSwitch(stmt *ast.TypeSwitchStmt) {
	assign, ok := stmt.Assign.(*ast.AssignStmt)
	if !ok {
		return
	}
	for _, clause := range stmt.Body.List {
		if v := s.TypesInfo.Implicits[clause]; v != nil {
			s.tie(s.holdersOf(assign.Rhs[0]), []holder{v})
		}
	}
}

// addFields notes what flows into the fields of a struct.
func (s *spellings) addFields(lit *ast.CompositeLit) {
	st, ok := astutil.StructOf(s.TypesInfo.TypeOf(lit))
	if !ok {
		return
	}
	for i, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			s.flow(kv.Key, kv.Value)
		} else if i < st.NumFields() {
			s.flowTo(s.holdersOfObject(st.Field(i)), elt)
		}
	}
}
