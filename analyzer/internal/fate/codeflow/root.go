package codeflow

import (
	"cmp"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

type rootKey struct {
	fn   *ssa.Function
	root *symbolic.Term
}

func (p *Program) newRun(fn *ssa.Function, root *symbolic.Term) *Run {
	r := &Run{
		Program: p, Fn: fn, Root: root, Observer: nobody{},
		Compares: make(map[token.Pos]*Compare),
		entries:  make(map[*ssa.BasicBlock]*State), closures: make(map[*ssa.MakeClosure]*State),
		roots: make(map[noted]map[*symbolic.Term]bool), MadeFrom: make(map[*symbolic.Term][]*symbolic.Term), Texts: make(map[*symbolic.Term]func(string) string),
		stack: []*ssa.Function{fn},
	}
	if root != nil {
		r.Observer = p.observe(r)
	}
	return r
}

// frame returns the frame of the function under analysis.
func (r *Run) frame() *Frame {
	return &Frame{fn: r.Fn, shape: r.ShapeOf(r.Fn), local: make(map[ssa.Value]*symbolic.Value), bindings: r.shared()}
}

func (r *Run) newState() *State {
	return &State{Yes: r.Universe.None(), No: r.Universe.All(), Off: r.Universe.None(), Cond: r.Universe.None(), Seen: r.Universe.None()}
}

// survey returns the run without a root.
func (p *Program) survey(fn *ssa.Function) *Run {
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
func (r *Run) sortedRoots() []*symbolic.Term {
	roots := make([]*symbolic.Term, 0, len(r.roots))
	for _, at := range r.roots {
		for t := range at {
			if !slices.Contains(roots, t) {
				roots = append(roots, t)
			}
		}
	}
	slices.SortFunc(roots, func(a, b *symbolic.Term) int {
		return cmp.Or(cmp.Compare(r.rank(a), r.rank(b)), cmp.Compare(a.Number, b.Number))
	})
	return roots
}

func (r *Run) rank(t *symbolic.Term) int {
	if b := symbolic.BirthOf(t, r.Fn); b.Instr != nil {
		return int(b.Instr.Pos())
	}
	return 0
}

// follow returns the run for a root.
func (p *Program) follow(fn *ssa.Function, root *symbolic.Term) *Run {
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
	r.Birth = symbolic.BirthOf(root, survey.Fn)
	r.MadeFrom, r.comparedAt = survey.MadeFrom, survey.roots
	f := r.frame()
	block, skip, s := fn.Blocks[0], r.Birth.Instr, (*State)(nil)
	switch {
	case r.Birth.Instr != nil:
		block = r.Birth.Instr.Block()
		s = survey.behind(r.Birth.Instr, f)
		r.Birth.Block = block
	case r.Birth.Block != nil:
		block = r.Birth.Block
		s = survey.entries[block]
	default:
		s = r.entry(root)
	}
	if s == nil {
		return nil // it is not reached
	}
	s = s.Fork()
	if r.Birth.Instr != nil || r.Birth.Block != nil {
		s.Yes, s.No, s.Seen, s.Cond = r.Universe.None(), r.Universe.All(), r.Universe.None(), r.conditional(survey, block)
	}
	if l, ok := root.Key.(symbolic.Leaf); ok && l.At == nil {
		if m, ok := l.From.(symbolic.Merged); ok {
			s.set(m.Place, symbolic.Only(root))
		}
	}
	if r.Birth.Instr == nil && r.Birth.Block != nil {
		r.inherit(survey, s)
	}
	r.execute(f, block, skip, s)
	p.runs[key] = r
	return r
}

// inherit narrows what may come where a value comes about that is one of several, each
// from another way: what was known of these is known of it.
func (r *Run) inherit(survey *Run, s *State) {
	b := r.Birth.Block
	if r.ShapeOf(r.Fn).Loops[b] != nil {
		return
	}
	yes, no, seen := r.Universe.None(), r.Universe.None(), r.Universe.None()
	for _, p := range b.Preds {
		way := survey.edges[passage{p, b}]
		if way == nil {
			continue
		}
		was := r.Terms.Rebuilt(r.Root, func(t *symbolic.Term) *symbolic.Term {
			l, ok := t.Key.(symbolic.Leaf)
			if m, isMerged := l.From.(symbolic.Merged); ok && isMerged && m.Block == b && way.Held[m.Place] != nil {
				return way.Held[m.Place].Single()
			}
			return nil
		})
		before := (*State)(nil)
		if was != nil && was != r.Root {
			if of := r.follow(r.Fn, was); of != nil {
				before = of.edges[passage{p, b}]
			}
		}
		if before == nil {
			return
		}
		yes, no, seen = yes.Or(before.Yes), no.Or(before.No), seen.Or(before.Seen)
	}
	s.Yes, s.No, s.Seen = yes, no, seen
}

// conditional returns all codes if a block is reached only on a condition about something
// else than the failure.
func (r *Run) conditional(survey *Run, b *ssa.BasicBlock) codeset.Set {
	return survey.entries[b].Cond
}

// behind returns what a survey knows behind an instruction.
func (r *Run) behind(instr ssa.Instruction, f *Frame) *State {
	start := r.entries[instr.Block()]
	if start == nil {
		return nil
	}
	s := start.Fork()
	for _, i := range instr.Block().Instrs {
		if !r.instr(f, i, s) || i == instr {
			break
		}
	}
	return s
}

// IsAncestor reports whether a term carries the root: the root is a part of it, or comes
// from a call that got it.
func (r *Run) IsAncestor(t *symbolic.Term) bool {
	if t.Op == symbolic.OpConst || t.Op == symbolic.OpNil {
		return false
	}
	return r.carries(r.Root, t, make(map[*symbolic.Term]bool))
}

func (r *Run) carries(from, t *symbolic.Term, seen map[*symbolic.Term]bool) bool {
	if from == t {
		return true
	}
	if seen[from] {
		return false
	}
	seen[from] = true
	if from.X != nil && r.carries(from.X, t, seen) {
		return true
	}
	for _, made := range r.MadeFrom[from] {
		if r.carries(made, t, seen) {
			return true
		}
	}
	return false
}
