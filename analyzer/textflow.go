package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// A callee is a function that a call may run, and what holds its results.
type callee struct {
	signature *types.Signature
	results   holder
}

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
		case *ast.SendStmt:
			s.flow(n.Chan, n.Value)
		case *ast.ReturnStmt:
			for around := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
				for _, result := range n.Results {
					s.join(append(s.holdersOf(result), s.resultsOf(around.Node()))...)
				}
				break
			}
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
			if s.TypesInfo.Types[n.Index].Value != nil {
				s.flow(n.X, n.Index) // m["cbc.5003"] = true
			} else {
				s.compare(n.X, n.Index)
			}
		case *ast.CompositeLit:
			s.addFields(n)
		case *ast.CallExpr:
			s.addCall(n)
		}
	}
}

// addFunction notes what the results of a function hold, and which functions are
// values.
func (s *spellings) addFunction(cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.FuncDecl:
		fn, ok := s.TypesInfo.Defs[n.Name].(*types.Func)
		if !ok {
			return
		}
		if n.Recv != nil {
			s.methods[n.Name.Name] = append(s.methods[n.Name.Name], fn)
		}
		s.joinNamed(fn.Signature(), fn)
	case *ast.FuncLit:
		if sig, ok := s.TypesInfo.TypeOf(n).(*types.Signature); ok {
			s.joinNamed(sig, n)
			s.addValue(sig, n)
		}
	case *ast.Ident:
		fn, ok := s.TypesInfo.Uses[n].(*types.Func)
		if !ok {
			return
		}
		if kind, _ := cur.ParentEdge(); kind == edge.SelectorExpr_Sel {
			cur = cur.Parent()
		}
		if kind, _ := cur.ParentEdge(); kind != edge.CallExpr_Fun {
			s.addFunctionValue(fn.Origin(), cur.Node().(ast.Expr))
		}
	}
}

// addFunctionValue notes that an expression is a function: of the package, or one
// that normalises.
func (s *spellings) addFunctionValue(fn *types.Func, expr ast.Expr) {
	if result, _ := normalizer(fn); result != 0 {
		s.mark([]holder{expr}, result)
		s.addValue(fn.Signature(), expr)
		return
	}
	if fn.Pkg() != s.Pkg {
		return
	}
	s.addValue(fn.Signature(), fn)
	if sel, ok := expr.(*ast.SelectorExpr); ok && s.TypesInfo.Selections[sel] != nil && s.TypesInfo.Selections[sel].Kind() == types.MethodExpr {
		sig := s.TypesInfo.TypeOf(sel).(*types.Signature) // with the receiver as a parameter
		s.join(sig.Params().At(0), fn.Signature().Recv())
		s.addValue(sig, fn)
	}
}

func (s *spellings) joinNamed(sig *types.Signature, results holder) {
	for v := range sig.Results().Variables() {
		s.join(results, v)
	}
}

func (s *spellings) addValue(sig *types.Signature, results holder) {
	added := callee{sig, results}
	if known, ok := s.values.At(sig).(callee); ok {
		s.joinCallees(known, added)
		return
	}
	s.values.Set(sig, added)
}

func (s *spellings) flowAll(to, from []ast.Expr) {
	for i, expr := range to {
		switch {
		case len(from) == len(to):
			s.flow(expr, from[i])
		case len(from) == 1:
			s.flow(expr, from[0])
		}
	}
}

func (s *spellings) flow(to, from ast.Expr) {
	if to != nil {
		s.join(append(s.holdersOf(to), s.holdersOf(from)...)...)
	}
}

// addAssignment notes what flows into variables, and where texts are put together.
func (s *spellings) addAssignment(stmt *ast.AssignStmt) {
	if stmt.Tok == token.ADD_ASSIGN {
		s.mark(s.holdersOf(stmt.Lhs[0]), anyWay)
		return
	}
	s.flowAll(stmt.Lhs, stmt.Rhs)
	for _, to := range stmt.Lhs {
		if index, ok := ast.Unparen(to).(*ast.IndexExpr); ok && s.isBytes(index.X) {
			s.mark(s.holdersOf(index.X), anyWay)
		}
	}
}

// addTypeSwitch notes what flows into the variable of each case.
func (s *spellings) addTypeSwitch(stmt *ast.TypeSwitchStmt) {
	assign, ok := stmt.Assign.(*ast.AssignStmt)
	if !ok {
		return
	}
	for _, clause := range stmt.Body.List {
		if v := s.TypesInfo.Implicits[clause]; v != nil {
			s.join(append(s.holdersOf(assign.Rhs[0]), v)...)
		}
	}
}

// addFields notes what flows into the fields of a struct.
func (s *spellings) addFields(lit *ast.CompositeLit) {
	st, ok := s.TypesInfo.TypeOf(lit).Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			s.flow(kv.Key, kv.Value)
		} else if i < st.NumFields() {
			s.join(append(s.holdersOf(elt), st.Field(i).Origin())...)
		}
	}
}

// addCall notes where the arguments of a call flow, and which of them meet.
func (s *spellings) addCall(call *ast.CallExpr) {
	if s.isConversion(call) {
		return
	}
	if s.addNormalizer(call) {
		return
	}
	s.addAppend(call)
	called := s.calledBy(call)
	for _, fn := range called {
		s.bind(fn.signature, call)
	}
	if len(called) != 0 {
		return
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && s.isContainer(sel) {
		s.join(append(s.holdersOf(sel.X), s.holdersOfAll(call.Args)...)...)
		return
	}
	// A function of another package may compare its arguments, and hand them to a
	// function literal.
	for i, arg := range call.Args {
		lit, ok := ast.Unparen(arg).(*ast.FuncLit)
		for j, other := range call.Args {
			switch {
			case i == j:
			case ok:
				for v := range s.TypesInfo.TypeOf(lit).(*types.Signature).Params().Variables() {
					s.join(append(s.holdersOf(other), v)...)
				}
			case i < j:
				s.compare(arg, other)
			}
		}
	}
}

// bind lets the arguments of a call flow into the parameters of a function.
func (s *spellings) bind(sig *types.Signature, call *ast.CallExpr) {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && sig.Recv() != nil {
		s.join(append(s.holdersOf(sel.X), sig.Recv())...)
	}
	for i, arg := range call.Args {
		if at := min(i, sig.Params().Len()-1); at >= 0 {
			s.join(append(s.holdersOf(arg), sig.Params().At(at))...)
		}
	}
}
