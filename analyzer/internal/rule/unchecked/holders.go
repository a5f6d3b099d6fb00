package unchecked

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/internal/bss"
)

// clients are the builders and clients of the SDK in a package. What holds the same one
// is in one set, in whatever direction it goes: a builder changes itself.
type clients struct {
	*lint.Pass
	parents map[holder]holder
	handled map[holder]bool // the sets with a handler, or that others can give one
	forBss  map[holder]bool // the sets with a builder for the APIs of CBC
	isBuilt map[holder]bool // the sets with a builder that is made in the package
	unclear bool            // a handler is set that is not followed
}

// A holder holds a builder or a client: a *types.Var, a result, or the call that makes it.
type holder any

// A result is that of a function.
type result struct {
	fn *types.Func
	i  int
}

// clientsKey is the key of what clientsOf remembers.
type clientsKey struct{}

func (f *rule) clientsOf() *clients {
	return lint.PerPackage(f.Pass, clientsKey{}, func() *clients {
		c := &clients{f.Pass, make(map[holder]holder), make(map[holder]bool), make(map[holder]bool), make(map[holder]bool), false}
		for cur := range f.Cursor.Inspector().Root().Preorder() {
			c.add(cur)
		}
		return c
	})
}

func (c *clients) find(h holder) holder {
	for {
		parent, ok := c.parents[h]
		if !ok {
			return h
		}
		h = parent
	}
}

// join says that two holders hold the same, or that others can get at one that is joined
// with something unknown.
func (c *clients) join(a, b holder) {
	if a == nil {
		a, b = b, a
	}
	switch {
	case a == nil:
	case b == nil:
		c.handle(a)
	default:
		if a, b = c.find(a), c.find(b); a != b {
			c.parents[a] = b
			c.handled[b] = c.handled[a] || c.handled[b]
			c.forBss[b] = c.forBss[a] || c.forBss[b]
			c.isBuilt[b] = c.isBuilt[a] || c.isBuilt[b]
		}
	}
}

func (c *clients) handle(h holder) { c.handled[c.find(h)] = true }

// mayHandle reports whether what a holder holds has a handler, may get one elsewhere, or
// is made elsewhere.
func (c *clients) mayHandle(h holder) bool {
	root := c.find(h)
	return c.unclear || c.handled[root] || !c.isBuilt[root]
}

// holderOf returns what holds the value of an expression, or nil if that is not known.
func (c *clients) holderOf(expr ast.Expr) holder {
	switch e := ast.Unparen(expr).(type) {
	case *ast.Ident:
		return c.variable(e)
	case *ast.SelectorExpr:
		return c.variable(e.Sel)
	case *ast.CallExpr:
		return c.resultOf(e, 0)
	}
	return nil
}

// variable returns the variable or field of the package that a name means, or nil. Others
// may set one that is exported.
func (c *clients) variable(id *ast.Ident) holder {
	v, ok := c.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok || v.Pkg() != c.Pkg {
		return nil
	}
	v = v.Origin()
	if v.Exported() && (v.IsField() || v.Kind() == types.PackageVar) {
		c.handle(v)
	}
	return v
}

// resultOf returns what holds a result of a call, or nil.
func (c *clients) resultOf(call *ast.CallExpr, i int) holder {
	fn := astutil.FunctionOf(c.TypesInfo, call)
	switch {
	case fn == nil:
	case c.DeclOf(fn.Origin()) != nil:
		return result{fn.Origin(), i}
	case fn.Pkg() != nil && fn.Pkg().Path() == corePath && fn.Signature().Recv() != nil:
		if method, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && isClient(astutil.TypeOf(c.TypesInfo, method.X)) {
			return c.holderOf(method.X) // With…, Build, SafeBuild
		}
	case isOfBss(fn) && isBuilder(fn):
		c.forBss[c.find(call)], c.isBuilt[c.find(call)] = true, true
		return call
	case fn.Pkg() != nil && strings.HasPrefix(fn.Pkg().Path(), bss.SDK+"/services/") && isBuilder(fn):
		return call // of another service
	case fn.Pkg() != nil && fn.Pkg().Path() == corePath && fn.Name() == "NewHcHttpClientBuilder":
		c.isBuilt[c.find(call)] = true
		return call
	}
	return nil
}

// add adds what a node says about who holds what.
func (c *clients) add(cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.FuncDecl:
		c.addFunction(n)
	case *ast.FuncLit:
		for _, field := range n.Type.Params.List {
			for _, name := range field.Names {
				if isClient(c.typeOf(field.Type)) {
					c.join(c.holderOf(name), nil) // by whoever calls it
				}
			}
		}
	case *ast.AssignStmt:
		c.addAssignment(n.Lhs, n.Rhs)
	case *ast.ValueSpec:
		lhs := make([]ast.Expr, len(n.Names))
		for i, name := range n.Names {
			lhs[i] = name
		}
		if len(n.Values) != 0 {
			c.addAssignment(lhs, n.Values)
		}
	case *ast.CallExpr:
		c.addCall(n)
	case *ast.ReturnStmt:
		c.addReturn(cur, n)
	case *ast.KeyValueExpr:
		field, ok := n.Key.(*ast.Ident)
		if ok && isClient(astutil.TypeOf(c.TypesInfo, n.Value)) && !isOfBss(c.TypesInfo.ObjectOf(field)) {
			c.join(c.holderOf(field), c.holderOf(n.Value))
		}
	}
	if expr, ok := cur.Node().(ast.Expr); ok && isClient(c.TypesInfo.TypeOf(expr)) && !isFollowed(cur) {
		c.join(c.holderOf(expr), nil)
	}
}

// isFollowed reports whether an expression stands where its value is followed, or where
// nothing becomes of it.
func isFollowed(cur inspector.Cursor) bool {
	switch kind, _ := cur.ParentEdge(); kind {
	case edge.AssignStmt_Lhs, edge.AssignStmt_Rhs, edge.ValueSpec_Names, edge.ValueSpec_Values, edge.CallExpr_Args, edge.ReturnStmt_Results,
		edge.SelectorExpr_Sel, edge.ExprStmt_X, edge.BinaryExpr_X, edge.BinaryExpr_Y, edge.Field_Names, edge.Field_Type, edge.ValueSpec_Type,
		edge.KeyValueExpr_Key:
		return true
	case edge.ParenExpr_X:
		return isFollowed(cur.Parent())
	case edge.SelectorExpr_X:
		up, _ := cur.Parent().ParentEdge()
		return up == edge.CallExpr_Fun // else a method value
	case edge.KeyValueExpr_Value:
		_, isField := cur.Parent().Node().(*ast.KeyValueExpr).Key.(*ast.Ident)
		return isField
	}
	return false // e.g. an element of a list, a send, &builder
}
