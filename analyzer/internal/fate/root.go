package fate

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

type rootKey struct {
	fn   *ssa.Function
	root *term
}

// Flows returns the flows of a function, and of the function literals in it.
func (p *Package) Flows(n ast.Node) []*Flow {
	if !p.build() {
		return nil
	}
	fn := p.functions[n]
	if fn == nil {
		return nil
	}
	return p.flowsOf(fn)
}

func (p *Package) flowsOf(fn *ssa.Function) []*Flow {
	if flows, ok := p.flows[fn]; ok {
		return flows
	}
	var flows []*Flow
	if survey := p.survey(fn); survey != nil {
		steps := survey.steps
		for _, root := range survey.sortedRoots() {
			r := p.follow(fn, root)
			if r == nil {
				continue
			}
			if steps += r.steps; steps > maxSteps {
				break // too large
			}
			if len(r.flow.Compares) > 0 {
				flows = append(flows, r.flow)
			}
		}
	}
	for _, lit := range fn.AnonFuncs {
		flows = append(flows, p.flowsOf(lit)...)
	}
	p.flows[fn] = flows
	return flows
}

func (p *Package) newRun(fn *ssa.Function, root *term) *run {
	return &run{
		Package: p, fn: fn, root: root, flow: &Flow{p: p, fn: fn},
		compares: make(map[token.Pos]*Compare), ends: make(map[endKey]*End), effects: make(map[any]Set),
		entries: make(map[*ssa.BasicBlock]*state), closures: make(map[*ssa.MakeClosure]*state),
		roots: make(map[noted]map[*term]bool), madeFrom: make(map[*term][]*term), texts: make(map[*term]func(string) string),
		stack: []*ssa.Function{fn},
	}
}

// frame returns the frame of the function under analysis.
func (r *run) frame() *frame {
	return &frame{fn: r.fn, shape: r.shapeOf(r.fn), local: make(map[ssa.Value]*value), bindings: r.shared()}
}

func (r *run) newState() *state {
	return &state{yes: r.u.none(), no: r.u.all(), off: r.u.none(), cond: r.u.none(), seen: r.u.none()}
}

// survey returns the run without a root.
func (p *Package) survey(fn *ssa.Function) *run {
	if known, ok := p.surveys[fn]; ok {
		return known
	}
	r := p.newRun(fn, nil)
	p.surveys[fn] = r
	if len(fn.Blocks) == 0 {
		return nil
	}
	r.execute(r.frame(), fn.Blocks[0], nil, r.entry(nil))
	return r
}

// sortedRoots returns the roots in the order of what they are compared with.
func (r *run) sortedRoots() []*term {
	roots := make([]*term, 0, len(r.roots))
	for _, at := range r.roots {
		for t := range at {
			if !slices.Contains(roots, t) {
				roots = append(roots, t)
			}
		}
	}
	slices.SortFunc(roots, func(a, b *term) int {
		return cmp.Or(cmp.Compare(r.rank(a), r.rank(b)), cmp.Compare(a.number, b.number))
	})
	return roots
}

func (r *run) rank(t *term) int {
	if b := r.birthOf(t); b.instr != nil {
		return int(b.instr.Pos())
	}
	return 0
}

// follow returns the run for a root.
func (p *Package) follow(fn *ssa.Function, root *term) *run {
	key := rootKey{fn, root}
	if known, ok := p.runs[key]; ok {
		return known
	}
	p.runs[key] = nil
	survey := p.survey(fn)
	if survey == nil {
		return nil
	}
	r := p.newRun(fn, root)
	r.birth = survey.birthOf(root)
	r.madeFrom, r.comparedAt = survey.madeFrom, survey.roots
	f := r.frame()
	block, skip, s := fn.Blocks[0], r.birth.instr, (*state)(nil)
	switch {
	case r.birth.instr != nil:
		block = r.birth.instr.Block()
		s = survey.behind(r.birth.instr, f)
		r.birth.block = block
	case r.birth.block != nil:
		block = r.birth.block
		s = survey.entries[block]
	default:
		s = r.entry(root)
	}
	if s == nil {
		return nil // it is not reached
	}
	s = s.fork()
	if r.birth.instr != nil || r.birth.block != nil {
		s.yes, s.no, s.seen, s.cond = r.u.none(), r.u.all(), r.u.none(), r.conditional(survey, block)
	}
	if l, ok := root.key.(leaf); ok && l.at == nil {
		if m, ok := l.from.(merged); ok {
			s.set(m.place, only(root))
		}
	}
	if r.birth.instr == nil && r.birth.block != nil {
		r.inherit(survey, s)
	}
	r.execute(f, block, skip, s)
	r.finish()
	p.runs[key] = r
	return r
}

// inherit narrows what may come where a value comes about that is one of several, each
// from another way: what was known of these is known of it.
func (r *run) inherit(survey *run, s *state) {
	b := r.birth.block
	if r.shapeOf(r.fn).loops[b] != nil {
		return
	}
	yes, no, seen := r.u.none(), r.u.none(), r.u.none()
	for _, p := range b.Preds {
		way := survey.edges[passage{p, b}]
		if way == nil {
			continue
		}
		was := r.terms.rebuilt(r.root, func(t *term) *term {
			l, ok := t.key.(leaf)
			if m, isMerged := l.from.(merged); ok && isMerged && m.block == b && way.held[m.place] != nil {
				return way.held[m.place].single()
			}
			return nil
		})
		before := (*state)(nil)
		if was != nil && was != r.root {
			if of := r.follow(r.fn, was); of != nil {
				before = of.edges[passage{p, b}]
			}
		}
		if before == nil {
			return
		}
		yes, no, seen = yes.or(before.yes), no.or(before.no), seen.or(before.seen)
	}
	s.yes, s.no, s.seen = yes, no, seen
}

// conditional returns all codes if a block is reached only on a condition about something
// else than the failure.
func (r *run) conditional(survey *run, b *ssa.BasicBlock) Set {
	return survey.entries[b].cond
}

// behind returns what a survey knows behind an instruction.
func (r *run) behind(instr ssa.Instruction, f *frame) *state {
	start := r.entries[instr.Block()]
	if start == nil {
		return nil
	}
	s := start.fork()
	for _, i := range instr.Block().Instrs {
		if !r.instr(f, i, s) || i == instr {
			break
		}
	}
	return s
}
