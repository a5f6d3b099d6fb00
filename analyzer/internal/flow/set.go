package flow

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// A codeSet is what a list or a map of codes holds.
type codeSet struct {
	Keys map[string]bool // the codes that are there
	in   map[string]bool // those of them whose value, if they have one, is not false
}

// membership returns the value of the question whether a map of codes has a
// code: retryable[code] or, with ok, the second result of that.
func (w *function) membership(s *state, e *ast.IndexExpr, ok bool) (value, bool) {
	if _, isMap := astutil.TypeOf(w.TypesInfo, e.X).Underlying().(*types.Map); !isMap {
		return 0, false
	}
	set := w.SetOf(e.X)
	if set == nil {
		return 0, false
	}
	return w.terms.value(term{op: opIn, key: inSet{set, ok}, a: w.eval(s, e.Index)}), true
}

// inSet is the question whether a set has a key or, if not, whether it is one
// whose value is not false.
type inSet struct {
	set *codeSet
	key bool
}

func (q inSet) codes() map[string]bool {
	if q.key {
		return q.set.Keys
	}
	return q.set.in
}

// SetOf returns the set of codes that an expression is: a literal, or a variable
// that holds one and is not changed. It returns nil if it is none.
func (f *Package) SetOf(expr ast.Expr) *codeSet {
	if f.sets == nil {
		f.sets = f.findSets()
	}
	switch e := ast.Unparen(expr).(type) {
	case *ast.CompositeLit:
		set, ok := f.literalSets[e]
		if !ok && astutil.IsSetType(f.TypesInfo, e) {
			set = f.codeSetOf(e)
			f.literalSets[e] = set
		}
		return set
	case *ast.Ident:
		if v, ok := f.TypesInfo.Uses[e].(*types.Var); ok {
			return f.sets[v]
		}
	}
	return nil
}

// findSets returns the sets of codes of the package, by the variables that hold
// them and of which nothing is done but to look into them.
func (p *Package) findSets() map[*types.Var]*codeSet {
	p.literalSets = make(map[*ast.CompositeLit]*codeSet)
	sets := make(map[*types.Var]*codeSet)
	root := p.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root()
	for cur := range root.Preorder((*ast.CompositeLit)(nil)) {
		lit := cur.Node().(*ast.CompositeLit)
		v := p.DeclaredAs(cur)
		if v == nil || !astutil.IsSetType(p.TypesInfo, lit) || v.Exported() && v.Kind() == types.PackageVar {
			continue // others may add to it
		}
		if set := p.codeSetOf(lit); set != nil {
			sets[v] = set
		}
	}
	if len(sets) == 0 {
		return sets
	}
	for cur := range root.Preorder((*ast.Ident)(nil)) {
		if v, ok := p.TypesInfo.Uses[cur.Node().(*ast.Ident)].(*types.Var); ok && sets[v] != nil && !p.isLook(cur) {
			delete(sets, v)
		}
	}
	return sets
}

// isLook reports whether a variable is used only to look into what it holds.
func (p *Package) isLook(cur inspector.Cursor) bool {
	kind, _ := cur.ParentEdge()
	parent := cur.Parent()
	switch n := parent.Node().(type) {
	case *ast.IndexExpr:
		up, _ := parent.ParentEdge()
		return kind == edge.IndexExpr_X && up != edge.AssignStmt_Lhs && up != edge.UnaryExpr_X && up != edge.IncDecStmt_X
	case *ast.RangeStmt:
		return kind == edge.RangeStmt_X
	case *ast.CallExpr:
		switch fn := typeutil.Callee(p.TypesInfo, n).(type) {
		case *types.Builtin:
			return fn.Name() == "len"
		case *types.Func:
			return astutil.IsContains(fn)
		}
	}
	return false
}

// codeSetOf returns the codes that a literal of a set says are in it, or nil if
// it does not say so of each element.
func (p *Package) codeSetOf(lit *ast.CompositeLit) *codeSet {
	set := &codeSet{make(map[string]bool), make(map[string]bool)}
	for _, elt := range lit.Elts {
		in := true
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Key
			if astutil.IsBoolean(astutil.TypeOf(p.TypesInfo, kv.Value)) {
				if !astutil.IsBool(p.TypesInfo, kv.Value) {
					return nil
				}
				in = astutil.BoolValue(p.TypesInfo, kv.Value)
			}
		}
		code, ok := astutil.StringValue(p.TypesInfo, elt)
		if !ok {
			return nil
		}
		set.Keys[code] = true
		if in {
			set.in[code] = true
		}
	}
	return set
}
