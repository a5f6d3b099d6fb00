package unchecked

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// maxDepth is how many variables are followed to what they are set to.
const maxDepth = 3

// readsFile reports whether what an expression has is read from a file: that is no answer.
func (f *rule) readsFile(e ast.Expr, depth int) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			fn := astutil.FunctionOf(f.TypesInfo, n)
			found = found || fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "os"
		case *ast.SelectorExpr:
			found = found || isFile(f.TypesInfo.TypeOf(n))
		case *ast.Ident:
			if v, ok := f.TypesInfo.Uses[n].(*types.Var); ok && v.Kind() == types.LocalVar && depth > 0 {
				found = found || isFile(v.Type()) || f.readsFile(f.setTo(v), depth-1)
			}
		}
		return !found
	})
	return found
}

func isFile(t types.Type) bool {
	p, ok := t.(*types.Pointer)
	if !ok {
		return false
	}
	named, ok := p.Elem().(*types.Named)
	return ok && named.Obj().Name() == "File" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "os"
}

// setTo returns the expression that a variable is declared with.
func (f *rule) setTo(v *types.Var) ast.Expr {
	cur, ok := f.Cursor.Inspector().Root().FindByPos(v.Pos(), v.Pos())
	if !ok {
		return &ast.BadExpr{}
	}
	if assign, ok := cur.Parent().Node().(*ast.AssignStmt); ok && len(assign.Rhs) == 1 {
		return assign.Rhs[0]
	}
	return &ast.BadExpr{}
}

// failsWithout reports whether a field is compared with nothing, and a failure is returned
// if it is missing: then an answer that is none does not pass for success.
func (f *rule) failsWithout(field inspector.Cursor) bool {
	if kind, _ := field.ParentEdge(); kind == edge.CallExpr_Args {
		field = field.Parent() // len(answer.Items)
	}
	cond, ok := field.Parent().Node().(*ast.BinaryExpr)
	if !ok || cond.Op != token.EQL {
		return false
	}
	if kind, _ := field.Parent().ParentEdge(); kind != edge.IfStmt_Cond {
		return false
	}
	for _, stmt := range field.Parent().Parent().Node().(*ast.IfStmt).Body.List {
		ret, ok := stmt.(*ast.ReturnStmt)
		if !ok || len(ret.Results) == 0 {
			continue
		}
		last := ret.Results[len(ret.Results)-1]
		if astutil.IsError(f.TypesInfo.TypeOf(last)) && !astutil.IsNil(last) {
			return true
		}
	}
	return false
}
