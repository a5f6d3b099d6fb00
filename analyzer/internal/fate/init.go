package fate

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// initialState returns what the variables of the package hold that have a table of codes
// and that nothing changes.
func (p *Package) initialState(chosen *selection) *state {
	init := p.pkg.Func("init")
	if init == nil || len(init.Blocks) == 0 || len(chosen.fixed) == 0 {
		return nil
	}
	r := p.newRun(init, nil)
	var last *state
	f := r.frame()
	s := r.newState()
	for _, b := range init.Blocks {
		f.local = make(map[ssa.Value]*value)
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.If, *ssa.Jump, *ssa.Return:
			case *ssa.Call:
				if results, ok := i.Type().(*types.Tuple); ok && results.Len() == 0 && len(i.Call.Args) == 0 {
					continue // of an imported package
				}
				r.instr(f, i, s)
			default:
				r.instr(f, i, s)
			}
		}
		last = s
	}
	last.own()
	for key := range last.held {
		t, ok := key.(*term)
		if !ok {
			delete(last.held, key)
			continue
		}
		for t.op == opFieldAddr || t.op == opElemAddr {
			t = t.x
		}
		if g, ok := t.key.(*ssa.Global); ok && t.op == opVar && !chosen.isFixed(g) {
			delete(last.held, key)
		}
	}
	return last
}

func (s *selection) isFixed(g *ssa.Global) bool {
	v, ok := g.Object().(*types.Var)
	return ok && s.fixed[v] && !v.Exported()
}
