package analyzer

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// An index tells where variables and constants of the package are used, and
// what they are set to. It is made only for a package with something to look
// up, and then once.
type index struct {
	uses   map[types.Object][]inspector.Cursor
	values map[*types.Var][]ast.Expr // assigned one by one
	args   map[*types.Var][]ast.Expr // given for a parameter by calls in the package
}

func (f *file) index() *index {
	if f.indexed == nil {
		f.indexed = &index{
			uses:   make(map[types.Object][]inspector.Cursor),
			values: make(map[*types.Var][]ast.Expr),
			args:   make(map[*types.Var][]ast.Expr),
		}
		root := f.cur.Inspector().Root()
		for cur := range root.Preorder((*ast.Ident)(nil), (*ast.AssignStmt)(nil), (*ast.ValueSpec)(nil), (*ast.CallExpr)(nil)) {
			f.indexed.add(f.pkg, cur)
		}
	}
	return f.indexed
}

func (x *index) add(p *pkg, cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.Ident:
		if obj := p.TypesInfo.Uses[n]; obj != nil && obj.Pkg() == p.Pkg {
			x.uses[obj] = append(x.uses[obj], cur)
		}
	case *ast.AssignStmt:
		for i, lhs := range n.Lhs {
			if id, ok := lhs.(*ast.Ident); ok && len(n.Lhs) == len(n.Rhs) {
				x.set(p, id, n.Rhs[i])
			}
		}
	case *ast.ValueSpec:
		for i, id := range n.Names {
			if i < len(n.Values) {
				x.set(p, id, n.Values[i])
			}
		}
	case *ast.CallExpr:
		fn, ok := typeutil.Callee(p.TypesInfo, n).(*types.Func)
		if !ok || fn.Pkg() != p.Pkg {
			return
		}
		params := fn.Origin().Signature().Params()
		for i := range min(params.Len(), len(n.Args)) {
			x.args[params.At(i)] = append(x.args[params.At(i)], n.Args[i])
		}
	}
}

func (x *index) set(p *pkg, id *ast.Ident, value ast.Expr) {
	if v, ok := p.TypesInfo.ObjectOf(id).(*types.Var); ok {
		x.values[v] = append(x.values[v], value)
	}
}
