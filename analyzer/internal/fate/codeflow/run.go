// Package codeflow runs functions with sets of codes. For each value that a function
// compares with codes, the root, a [Run] starts where the value comes about. A condition
// about the root splits the set of the codes that come there; where ways meet, the sets are
// united. Functions of the package are run where they are called. A run without a root, a
// survey, finds the roots and what is known where they come about.
//
// What a way comes to, an [Observer] hears. Calls of functions of other packages are left to
// a [Library].
package codeflow

import (
	"container/heap"
	"go/token"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// A Run follows one value, the root, through a function, from where it comes about. A run
// without a root, a survey, finds what is compared with codes.
type Run struct {
	*Program
	Fn    *ssa.Function
	Root  *symbolic.Term
	Birth symbolic.Birth

	begun      bool
	steps      int // instructions so far
	nested     int // those of functions that are called
	stack      []*ssa.Function
	Observer   Observer
	Asks       []Ask
	Compares   map[token.Pos]*Compare
	edges      map[passage]*State
	entries    map[*ssa.BasicBlock]*State // where blocks of the function begin
	closures   map[*ssa.MakeClosure]*State
	hasCalls   bool                                // there are calls that are taken to give the same each time
	roots      map[noted]map[*symbolic.Term]bool   // of a survey: what is compared with codes, by where
	noting     noted                               // the instruction under way
	comparedAt map[noted]map[*symbolic.Term]bool   // the roots of the survey
	renoted    bool                                // it has begun to note what it finds
	MadeFrom   map[*symbolic.Term][]*symbolic.Term // of a leaf: what the call got
	Texts      map[*symbolic.Term]func(string) string
}

// noted is where a survey finds that a value is compared with codes. What it finds there
// when it comes there again takes the place of what it has found before.
type noted struct{ instr, at ssa.Instruction }

// maxSteps bounds what is executed for a function; maxNested, what of it belongs to the
// functions that it calls, for each root.
const (
	maxSteps  = 600_000
	maxNested = 50_000
)

// maxSurveyed is how often a survey comes to a block.
const maxSurveyed = 12

// heldPerStep is how much of a state costs as much as an instruction.
const heldPerStep = 8

// stepsPerMeeting is what it costs to unite two values, in instructions.
const stepsPerMeeting = 4

// maxTurns bounds how often a loop is followed whose end the program decides; fewTurns,
// of any other.
const (
	maxTurns = 2000
	fewTurns = 3
)

// maxRecent is with how many turns of a loop a new one is compared.
const maxRecent = 4

// A Frame is a call under way.
type Frame struct {
	fn       *ssa.Function
	shape    *ssainfo.Shape
	args     []*symbolic.Value
	bindings []*symbolic.Value
	at       ssa.Instruction // the call in the function under analysis; nil for that itself
	local    map[ssa.Value]*symbolic.Value
	returns  []*State            // at each return
	results  [][]*symbolic.Value // of each return
}

// execute follows a function from a block on. If skip is not nil, it begins behind that
// instruction.
func (r *Run) execute(f *Frame, start *ssa.BasicBlock, skip ssa.Instruction, s *State) {
	q := &queue{shape: f.shape, states: make(map[*ssa.BasicBlock]*State), edges: make(map[passage]*State)}
	before := make(map[*ssa.BasicBlock]*State)
	recent := make(map[*ssa.BasicBlock][]*State)
	turns := make(map[*ssa.BasicBlock]int)
	decided := make(map[*ssa.BasicBlock]bool)
	q.states[start], q.blocks = s, []*ssa.BasicBlock{start}
	for q.Len() > 0 && r.steps < maxSteps {
		b := heap.Pop(q).(*ssa.BasicBlock)
		s := q.states[b]
		delete(q.states, b)
		if f.at == nil && r.isReborn(b, nil) {
			r.Observer.Again(s)
			continue
		}
		if skip == nil {
			f.local = make(map[ssa.Value]*symbolic.Value)
		}
		known := before[b]
		if known == nil && skip == nil {
			s = r.uncounted(f, b, s)
		}
		all := s
		if r.Root == nil && b != start {
			all = r.arrived(q, b)
			s = all
			if known == nil {
				s = r.uncounted(f, b, s)
				all = s
			}
		} else if known != nil {
			all = r.join(known, s, b)
		}
		if known != nil {
			if r.Root == nil && r.equal(all, known) || r.Root != nil && slices.ContainsFunc(recent[b], s.isWithin) {
				continue // nothing new
			}
			turns[b]++
			if r.Root == nil && turns[b] > maxSurveyed {
				continue // what comes last on each way need not come to rest
			}
			if turns[b] > maxTurns || turns[b] > fewTurns && !decided[b] && f.shape.Loops[b] != nil {
				s = r.widened(known, all, b)
				if r.equal(s, known) {
					continue
				}
				all = s
			}
		}
		before[b] = all
		if r.Root != nil && f.shape.Depth[b] > 0 {
			recent[b] = append(recent[b][max(0, len(recent[b])-maxRecent):], s)
		}
		if f.at == nil {
			r.entries[b] = all
		}
		r.steps += len(s.Held) / heldPerStep
		n := r.block(f, b, skip, r.pruned(f, b, s.Fork()), q)
		skip = nil
		_, decides := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		decided[b] = n == 1 && decides
	}
	if f.at == nil {
		r.edges = q.edges
	}
}

// isReborn reports whether the root comes about again at an instruction, or where a block
// begins.
func (r *Run) isReborn(b *ssa.BasicBlock, instr ssa.Instruction) bool {
	return r.Root != nil && r.begun && r.Birth.Block == b && r.Birth.Instr == instr && (instr != nil || b != nil)
}

// block executes a block and queues those that come after it. It returns how many these
// are.
func (r *Run) block(f *Frame, b *ssa.BasicBlock, skip ssa.Instruction, s *State, q *queue) int {
	for _, instr := range b.Instrs {
		if skip != nil {
			if instr == skip {
				skip = nil
			}
			continue
		}
		r.steps++
		if f.at != nil {
			r.nested++
		}
		r.noting, r.renoted = noted{instr, f.at}, false
		if _, isPhi := instr.(*ssa.Phi); f.at == nil && !isPhi && r.Birth.Instr == instr && r.isReborn(r.Birth.Block, instr) {
			r.Observer.Again(s)
			return 1
		}
		if !r.instr(f, instr, s) {
			return 1 // it does not return
		}
	}
	r.begun = true
	switch last := b.Instrs[len(b.Instrs)-1].(type) {
	case *ssa.If:
		n := 0
		yes, no := r.branch(f, last, s)
		for i, out := range [...]*State{yes, no} {
			if out != nil && !out.Reach().IsEmpty() {
				n++
				r.enter(f, b, b.Succs[i], out, q)
			}
		}
		return n
	case *ssa.Jump:
		r.enter(f, b, b.Succs[0], s, q)
	}
	return 1
}

// enter queues a block for what comes to it from another.
func (r *Run) enter(f *Frame, from, to *ssa.BasicBlock, s *State, q *queue) {
	pred := predIndex(to, from)
	var phis, carried []*symbolic.Value
	for _, instr := range to.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		v := r.restricted(r.value(f, s, phi.Edges[pred]), s)
		carried = append(carried, v)
		phis = append(phis, r.fresh(f, to, phi, v))
	}
	s = s.Fork()
	r.steps += len(s.Held) / heldPerStep
	if loop := f.shape.Loops[to]; loop != nil && loop[from] {
		if f.at == nil && !r.Observer.Turns(s, to, carried) {
			return
		}
		s = r.turned(f, to, s)
	}
	for i, v := range phis {
		s.set(to.Instrs[i].(*ssa.Phi), v)
	}
	if was := q.edges[passage{from, to}]; was != nil && (r.Root != nil || to.Preds[pred] != from) {
		q.edges[passage{from, to}] = r.join(was, s, to)
	} else if r.Root == nil || f.at == nil {
		q.edges[passage{from, to}] = s
	}
	if was, ok := q.states[to]; ok {
		if r.Root != nil {
			s = r.join(was, s, to)
		}
		q.states[to] = s
		return
	}
	q.states[to] = s
	heap.Push(q, to)
}

func predIndex(to, from *ssa.BasicBlock) int {
	for i, p := range to.Preds {
		if p == from {
			return i
		}
	}
	panic("unreachable: a successor has its predecessor")
}

// restricted returns a value with only the alternatives that are possible in a state.
func (r *Run) restricted(v *symbolic.Value, s *State) *symbolic.Value {
	if v.Single() != nil {
		return symbolic.Only(v.Single())
	}
	var b symbolic.Builder
	v.Each(s.Reach(), b.Add)
	return b.Value()
}

func (r *Run) equal(a, b *State) bool {
	if !a.Yes.Equal(b.Yes) || !a.No.Equal(b.No) || !a.Off.Equal(b.Off) || !a.Cond.Equal(b.Cond) || !a.Seen.Equal(b.Seen) || len(a.Held) != len(b.Held) {
		return false
	}
	for key, v := range a.Held {
		if w, ok := b.Held[key]; !ok || !v.Equal(w) {
			return false
		}
	}
	return maps.EqualFunc(a.tables, b.tables, (*symbolic.Table).Equal)
}

// Leaf returns a value of which nothing is known but where it comes from.
func (r *Run) Leaf(from any) *symbolic.Term {
	return r.Terms.Make(symbolic.Term{Op: symbolic.OpLeaf, Key: symbolic.Leaf{From: from, At: nil}})
}

// LeafAt is Leaf for what comes about in a frame.
func (r *Run) LeafAt(f *Frame, from any) *symbolic.Term {
	return r.Terms.Make(symbolic.Term{Op: symbolic.OpLeaf, Key: symbolic.Leaf{From: from, At: f.at}})
}
