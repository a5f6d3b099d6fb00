package fate

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// branch returns the states behind a condition that is true, and one that is false.
func (r *run) branch(f *frame, i *ssa.If, s *state) (yes, no *state) {
	cond := r.value(f, s, i.Cond)
	if r.isOther(f, i, cond) {
		s = s.fork()
		s.cond = s.cond.or(s.reach())
	}
	sides := [2]Set{r.u.none(), r.u.none()}
	moved := [2]Set{r.u.none(), r.u.none()}
	splits := false
	cond.each(s.reach(), func(t *term, with Set) {
		truth, known := r.truthOf(t)
		if only, ok := r.onlyIf(t); ok {
			truth, known = only, true // elsewhere, there is no code
		}
		for side, is := range [...]bool{true, false} {
			if known && truth != is {
				continue
			}
			sides[side] = sides[side].or(with)
			if t.isAnswer() {
				moved[side] = moved[side].or(with)
			}
		}
		splits = splits || known
	})
	yes, no = s.within(sides[0]), s.within(sides[1])
	if splits && len(cond.alts) > 1 && moved[0].isEmpty() && moved[1].isEmpty() {
		r.decide(yes, no)
	}
	for side, out := range [...]*state{yes, no} {
		if move := r.answering(moved, side); !move.isEmpty() && !partsNothing(i) {
			r.flow.Asks = append(r.flow.Asks, Ask{firstPos(i.Block().Succs[side]), move})
			out.yes = out.yes.or(out.no.and(move))
			out.no = out.no.minus(move)
			out.seen = out.seen.minus(move)
			out.askedAt = i.Cond.Pos()
		}
	}
	r.noteType(i.Cond, cond.single(), yes)
	r.narrow(i.Cond, yes, no)
	return yes, no
}

// partsNothing reports whether both sides of a condition only log something, and go on
// alike.
func partsNothing(i *ssa.If) bool {
	b := i.Block()
	yes, no := b.Succs[0], b.Succs[1]
	fromYes, fromNo := b, b
	if next := afterLogging(yes); next != nil {
		yes, fromYes = next, yes
	}
	if next := afterLogging(no); next != nil && yes != no {
		no, fromNo = next, no
	}
	if yes != no {
		return false
	}
	for _, instr := range yes.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		if phi.Edges[predIndex(yes, fromYes)] != phi.Edges[predIndex(yes, fromNo)] {
			return false
		}
	}
	return true
}

// afterLogging returns the block that comes after one that only logs, or nil.
func afterLogging(b *ssa.BasicBlock) *ssa.BasicBlock {
	for _, instr := range b.Instrs {
		switch i := instr.(type) {
		case *ssa.Jump:
			return b.Succs[0]
		case *ssa.Call:
			if fn := calledFunc(i.Common()); !isLogging(fn, i.Call.Value) && !isHarmless(fn) {
				return nil
			}
		case *ssa.Store:
			if _, isLocal := i.Addr.(*ssa.IndexAddr); !isLocal {
				return nil // not an argument of the call
			}
		case *ssa.Send, *ssa.Go, *ssa.Defer, *ssa.MapUpdate, *ssa.If, *ssa.Return, *ssa.Panic, *ssa.RunDefers:
			return nil
		}
	}
	return nil
}

// decide notes that a condition about the code parts its ways: as a predicate has said, if
// all that go to one side are those of which it has said yes, or by itself.
func (r *run) decide(yes, no *state) {
	a, b := yes.reach(), no.reach()
	if a.isEmpty() || b.isEmpty() {
		return
	}
	switch {
	case yes.no.isEmpty() && no.yes.isEmpty():
		yes.seen = yes.seen.minus(a)
	case no.no.isEmpty() && yes.yes.isEmpty():
		no.seen = no.seen.minus(b)
	default:
		yes.seen, no.seen = yes.seen.or(a), no.seen.or(b)
	}
}

// answering returns the codes that leave a question on one side because a predicate said
// yes. Where both sides have retryable codes, only the first counts.
func (r *run) answering(moved [2]Set, side int) Set {
	if side == 1 && moved[0].meets(r.u.retryable) {
		return r.u.none()
	}
	return moved[side]
}

// firstPos returns the position of the first instruction of a block that has one.
func firstPos(b *ssa.BasicBlock) token.Pos {
	for _, i := range b.Instrs {
		if i.Pos().IsValid() {
			return i.Pos()
		}
	}
	return token.NoPos
}

// onlyIf reports on which side of a condition the root exists at all, if on one: an error
// is of the type that has the code, or there is an error.
func (r *run) onlyIf(t *term) (truth, ok bool) {
	truth = true
	for t.op == opText && t.key == any("!") {
		t, truth = t.x, !truth
	}
	if r.root == nil || t.op != opIs {
		return false, false
	}
	if t.key == nil {
		return truth, r.root.contains(t.x)
	}
	// Whether the error that the function gets is nil.
	return !truth, r.root.op == opParam || r.carries(r.root, t.x, make(map[*term]bool))
}

// truthOf returns whether a term is true, if that is known.
func (r *run) truthOf(t *term) (truth, known bool) {
	if b, ok := t.truth(); ok {
		return b, true
	}
	return false, false
}

// isOther reports whether a condition asks about something else than the failure: a number
// of tries, say.
func (r *run) isOther(f *frame, i *ssa.If, cond *value) bool {
	if f.shape.loops[i.Block()] != nil {
		return false // it ends a loop
	}
	for _, a := range cond.alts {
		if _, known := r.truthOf(a.term); !known && !isFailureTest(i.Cond, maxPhis) {
			return true
		}
	}
	return false
}

// maxPhis is how many values that depend on the way are looked through.
const maxPhis = 4

// isFailureTest reports whether a condition asks whether there is a failure, of which type,
// or for a text.
func isFailureTest(cond ssa.Value, phis int) bool {
	switch c := cond.(type) {
	case *ssa.UnOp:
		return c.Op == token.NOT && isFailureTest(c.X, phis)
	case *ssa.Extract:
		return true // a second result, which says whether there is a first
	case *ssa.Parameter:
		return c.Name() == "ok"
	case *ssa.Call:
		fn := calledFunc(c.Common())
		return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "errors"
	case *ssa.BinOp:
		if c.Op != token.EQL && c.Op != token.NEQ {
			return false
		}
		for _, side := range [...]ssa.Value{c.X, c.Y} {
			if k, ok := side.(*ssa.Const); ok && (k.Value == nil || k.Value.Kind() == constant.String) {
				return true
			}
		}
	case *ssa.Phi:
		for _, e := range c.Edges {
			if _, isConst := e.(*ssa.Const); !isConst && (phis == 0 || !isFailureTest(e, phis-1)) {
				return false
			}
		}
		return true
	}
	return false
}
