package fate

import (
	"golang.org/x/tools/go/ssa"
)

// entry returns what is known where a function begins: for a function literal, what is
// known where it is made, but of variables that may be set in between.
func (r *run) entry(root *term) *state {
	made := madeAt(r.fn)
	if made == nil {
		return r.newState()
	}
	s := r.newState()
	outer := r.survey(r.fn.Parent())
	if outer == nil || outer.closures[made] == nil {
		return s
	}
	known := outer.closures[made].fork()
	known.yes, known.no, known.seen, known.off, known.cond = s.yes, s.no, s.seen, s.off, s.cond
	s = known
	if root != nil {
		if outer := r.follow(r.fn.Parent(), root); outer != nil && outer.closures[made] != nil {
			s = outer.closures[made].fork()
			s.cond = r.u.none()
		}
	}
	shape := r.shapeOf(r.fn.Parent())
	for i, b := range made.Bindings {
		if a, ok := b.(*ssa.Alloc); ok && shape.stores[a] > 1 && !isCalledThere(made) && i < len(r.fn.FreeVars) {
			addr := r.terms.make(term{op: opVar, key: a})
			r.forgetParts(s, addr)
			s.set(addr, only(r.leaf(changed{made, addr})))
		}
	}
	return s
}

// madeAt returns where a function literal is made, or nil.
func madeAt(fn *ssa.Function) *ssa.MakeClosure {
	if fn.Parent() == nil {
		return nil
	}
	for _, b := range fn.Parent().Blocks {
		for _, i := range b.Instrs {
			if mc, ok := i.(*ssa.MakeClosure); ok && mc.Fn == fn {
				return mc
			}
		}
	}
	return nil
}

func isCalledThere(mc *ssa.MakeClosure) bool {
	for _, use := range *mc.Referrers() {
		if call, ok := use.(*ssa.Call); !ok || call.Call.Value != mc {
			return false
		}
	}
	return true
}

// shared returns the variables that a function literal shares with the function around it.
func (r *run) shared() []*value {
	made := madeAt(r.fn)
	if made == nil {
		return nil
	}
	outer := r.survey(r.fn.Parent())
	if outer == nil {
		return nil
	}
	s := outer.closures[made]
	if s == nil {
		return nil
	}
	f := outer.frame()
	var shared []*value
	for _, b := range made.Bindings {
		shared = append(shared, outer.value(f, s, b))
	}
	return shared
}
