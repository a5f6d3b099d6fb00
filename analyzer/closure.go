package analyzer

import (
	"go/ast"
	"go/types"
)

// closure returns what is known where a function literal begins, from what is
// known where it stands: it may run later, when a variable that is set more
// than once has another value.
func (w *flow) closure(s *state, lit *ast.FuncLit) *state {
	start := s.fork()
	start.vars = newTable[*types.Var, value]()
	ast.Inspect(lit, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := w.TypesInfo.Uses[id].(*types.Var)
		if !ok || v.IsField() || lit.Pos() <= v.Pos() && v.Pos() < lit.End() {
			return true
		}
		times := w.timesSet()[v]
		if v.Kind() != types.LocalVar {
			times++ // a parameter is set by the call
		}
		start.setVar(v, w.variable(s, v))
		if times > 1 {
			start.setVar(v, w.terms.unknown(setIn{lit, v}))
		}
		return true
	})
	return start
}

// setIn is a variable as a function literal may find it.
type setIn struct {
	lit *ast.FuncLit
	v   *types.Var
}
