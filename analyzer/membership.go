package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A codeSet is what a list or a map of codes holds.
type codeSet struct{ codes map[string]bool }

// membership returns the value of the question whether a map of codes has a
// code: retryable[code], or the ok of it.
func (w *flow) membership(s *state, e *ast.IndexExpr) (value, bool) {
	if _, ok := w.typeOf(e.X).Underlying().(*types.Map); !ok {
		return 0, false
	}
	set := w.setOf(e.X)
	if set == nil {
		return 0, false
	}
	return w.terms.value(term{op: opIn, key: set, a: w.eval(s, e.Index)}), true
}

// setOf returns the set of codes that a variable holds from its declaration
// on, or nil.
func (f *file) setOf(expr ast.Expr) *codeSet {
	id, ok := ast.Unparen(expr).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := f.TypesInfo.Uses[id].(*types.Var)
	if !ok {
		return nil
	}
	if f.sets == nil {
		f.sets = f.findSets()
	}
	return f.sets[v]
}

// findSets returns the sets of codes of the package, by the variables that hold
// them and are not changed.
func (p *pkg) findSets() map[*types.Var]*codeSet {
	sets := make(map[*types.Var]*codeSet)
	declare := func(name ast.Expr, value ast.Expr) {
		id, ok := name.(*ast.Ident)
		if !ok {
			return
		}
		v, ok := p.TypesInfo.Defs[id].(*types.Var)
		lit, isLit := ast.Unparen(value).(*ast.CompositeLit)
		if !ok || !isLit || !p.isSetType(lit) {
			return
		}
		if set := p.codeSetOf(lit); set != nil {
			sets[v] = set
		}
	}
	changed := make(map[*types.Var]bool)
	change := func(expr ast.Expr) {
		if id, ok := rootOf(expr).(*ast.Ident); ok {
			if v, ok := p.TypesInfo.Uses[id].(*types.Var); ok {
				changed[v] = true
			}
		}
	}
	for _, file := range p.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				for i, name := range n.Names {
					if len(n.Values) == len(n.Names) {
						declare(name, n.Values[i])
					}
				}
			case *ast.AssignStmt:
				for i, lhs := range n.Lhs {
					change(lhs)
					if n.Tok == token.DEFINE && len(n.Lhs) == len(n.Rhs) {
						declare(lhs, n.Rhs[i])
					}
				}
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					change(n.X)
				}
			case *ast.CallExpr:
				if b, ok := p.TypesInfo.Uses[identOf(n.Fun)].(*types.Builtin); ok && (b.Name() == "delete" || b.Name() == "clear") {
					change(n.Args[0])
				}
			}
			return true
		})
	}
	for v := range changed {
		delete(sets, v)
	}
	return sets
}

func identOf(expr ast.Expr) *ast.Ident {
	id, _ := ast.Unparen(expr).(*ast.Ident)
	return id
}

// codeSetOf returns the codes that a literal of a set says are in it, or nil if
// it does not say so of each element.
func (p *pkg) codeSetOf(lit *ast.CompositeLit) *codeSet {
	set := &codeSet{make(map[string]bool)}
	for _, elt := range lit.Elts {
		in := true
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Key
			if b, ok := p.TypesInfo.TypeOf(kv.Value).Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
				if !p.isBool(kv.Value) {
					return nil
				}
				in = p.boolValue(kv.Value)
			}
		}
		code, ok := p.stringValue(elt)
		if !ok {
			return nil
		}
		if in {
			set.codes[code] = true
		}
	}
	return set
}
