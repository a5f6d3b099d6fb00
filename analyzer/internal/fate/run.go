package fate

import (
	"container/heap"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A run follows one value, the root, through a function, from where it comes about. A run
// without a root, a survey, finds what is compared with codes.
type run struct {
	*Package
	fn    *ssa.Function
	root  *term
	birth birth

	begun      bool
	steps      int // instructions so far
	nested     int // those of functions that are called
	stack      []*ssa.Function
	flow       *Flow
	compares   map[token.Pos]*Compare
	ends       map[endKey]*End
	effects    map[any]Set
	told       []Set // what comes to calls and assignments that only tell
	edges      map[passage]*state
	entries    map[*ssa.BasicBlock]*state // where blocks of the function begin
	closures   map[*ssa.MakeClosure]*state
	hasCalls   bool                     // there are calls that are taken to give the same each time
	roots      map[noted]map[*term]bool // of a survey: what is compared with codes, by where
	noting     noted                    // the instruction under way
	comparedAt map[noted]map[*term]bool // the roots of the survey
	renoted    bool                     // it has begun to note what it finds
	madeFrom   map[*term][]*term        // of a leaf: what the call got
	texts      map[*term]func(string) string
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

// maxTurns bounds how often a loop is followed whose end the program decides; fewTurns,
// of any other.
const (
	maxTurns = 2000
	fewTurns = 3
)

// maxRecent is with how many turns of a loop a new one is compared.
const maxRecent = 4

// A frame is a call under way.
type frame struct {
	fn       *ssa.Function
	shape    *shape
	args     []*value
	bindings []*value
	at       ssa.Instruction // the call in the function under analysis; nil for that itself
	local    map[ssa.Value]*value
	returns  []*state   // at each return
	results  [][]*value // of each return
}

// execute follows a function from a block on. If skip is not nil, it begins behind that
// instruction.
func (r *run) execute(f *frame, start *ssa.BasicBlock, skip ssa.Instruction, s *state) {
	q := &queue{shape: f.shape, states: make(map[*ssa.BasicBlock]*state), edges: make(map[passage]*state)}
	before := make(map[*ssa.BasicBlock]*state)
	recent := make(map[*ssa.BasicBlock][]*state)
	turns := make(map[*ssa.BasicBlock]int)
	decided := make(map[*ssa.BasicBlock]bool)
	q.states[start], q.blocks = s, []*ssa.BasicBlock{start}
	for q.Len() > 0 && r.steps < maxSteps {
		b := heap.Pop(q).(*ssa.BasicBlock)
		s := q.states[b]
		delete(q.states, b)
		if f.at == nil && r.isReborn(b, nil) {
			r.endAgain(s)
			continue
		}
		if skip == nil {
			f.local = make(map[ssa.Value]*value)
		}
		known := before[b]
		if known == nil && skip == nil {
			s = r.uncounted(f, b, s)
		}
		all := s
		if r.root == nil && b != start {
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
			if r.root == nil && r.equal(all, known) || r.root != nil && slices.ContainsFunc(recent[b], s.isWithin) {
				continue // nothing new
			}
			turns[b]++
			if r.root == nil && turns[b] > maxSurveyed {
				continue // what comes last on each way need not come to rest
			}
			if turns[b] > maxTurns || turns[b] > fewTurns && !decided[b] && f.shape.loops[b] != nil {
				s = r.widened(known, all, b)
				if r.equal(s, known) {
					continue
				}
				all = s
			}
		}
		before[b] = all
		if r.root != nil && f.shape.depth[b] > 0 {
			recent[b] = append(recent[b][max(0, len(recent[b])-maxRecent):], s)
		}
		if f.at == nil {
			r.entries[b] = all
		}
		r.steps += len(s.held) / heldPerStep
		n := r.block(f, b, skip, r.pruned(f, b, s.fork()), q)
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
func (r *run) isReborn(b *ssa.BasicBlock, instr ssa.Instruction) bool {
	return r.root != nil && r.begun && r.birth.block == b && r.birth.instr == instr && (instr != nil || b != nil)
}

// block executes a block and queues those that come after it. It returns how many these
// are.
func (r *run) block(f *frame, b *ssa.BasicBlock, skip ssa.Instruction, s *state, q *queue) int {
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
		if _, isPhi := instr.(*ssa.Phi); f.at == nil && !isPhi && r.birth.instr == instr && r.isReborn(r.birth.block, instr) {
			r.endAgain(s)
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
		for i, out := range [...]*state{yes, no} {
			if out != nil && !out.reach().isEmpty() {
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
func (r *run) enter(f *frame, from, to *ssa.BasicBlock, s *state, q *queue) {
	pred := predIndex(to, from)
	var phis []*value
	for _, instr := range to.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		phis = append(phis, r.fresh(f, to, phi, r.restricted(r.value(f, s, phi.Edges[pred]), s)))
	}
	s = s.fork()
	r.steps += len(s.held) / heldPerStep
	if loop := f.shape.loops[to]; loop != nil && loop[from] {
		if f.at == nil && r.endsTurn(to, s) {
			return
		}
		s = r.turned(f, to, s)
	}
	for i, v := range phis {
		s.set(to.Instrs[i].(*ssa.Phi), v)
	}
	if was := q.edges[passage{from, to}]; was != nil && (r.root != nil || to.Preds[pred] != from) {
		q.edges[passage{from, to}] = r.join(was, s, to)
	} else if r.root == nil || f.at == nil {
		q.edges[passage{from, to}] = s
	}
	if was, ok := q.states[to]; ok {
		if r.root != nil {
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
func (r *run) restricted(v *value, s *state) *value {
	if v.single() != nil {
		return only(v.single())
	}
	var b builder
	v.each(s.reach(), b.add)
	return b.value()
}

func (r *run) equal(a, b *state) bool {
	if !a.yes.equal(b.yes) || !a.no.equal(b.no) || !a.off.equal(b.off) || !a.cond.equal(b.cond) || !a.seen.equal(b.seen) || len(a.held) != len(b.held) {
		return false
	}
	for key, v := range a.held {
		if w, ok := b.held[key]; !ok || !v.equal(w) {
			return false
		}
	}
	return maps.EqualFunc(a.tables, b.tables, (*table).equal)
}

func (r *run) leaf(from any) *term { return r.terms.make(term{op: opLeaf, key: leaf{from, nil}}) }

func (r *run) leafAt(f *frame, from any) *term {
	return r.terms.make(term{op: opLeaf, key: leaf{from, f.at}})
}

func isError(t types.Type) bool {
	return types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}
