package codeflow

import (
	"go/constant"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// branch returns the states behind a condition that is true, and one that is false.
func (r *Run) branch(f *Frame, i *ssa.If, s *State) (yes, no *State) {
	cond := r.value(f, s, i.Cond)
	if r.isOther(f, i, cond) {
		s = s.Fork()
		s.Cond = s.Cond.Or(s.Reach())
	}
	sides := [2]codeset.Set{r.Universe.None(), r.Universe.None()}
	moved := [2]codeset.Set{r.Universe.None(), r.Universe.None()}
	splits := false
	cond.Each(s.Reach(), func(t *symbolic.Term, with codeset.Set) {
		truth, known := r.truthOf(t)
		if only, ok := r.onlyIf(t); ok {
			truth, known = only, true // elsewhere, there is no code
		}
		for side, is := range [...]bool{true, false} {
			if known && truth != is {
				continue
			}
			sides[side] = sides[side].Or(with)
			if t.IsAnswer() {
				moved[side] = moved[side].Or(with)
			}
		}
		splits = splits || known
	})
	yes, no = s.within(sides[0]), s.within(sides[1])
	if splits && len(cond.Alts) > 1 && moved[0].IsEmpty() && moved[1].IsEmpty() {
		r.decide(yes, no)
	}
	for side, out := range [...]*State{yes, no} {
		if move := r.answering(moved, side); !move.IsEmpty() && !partsNothing(i) {
			r.Asks = append(r.Asks, Ask{firstPos(i.Block().Succs[side]), move}, Ask{i.Cond.Pos(), move})
			out.Yes = out.Yes.Or(out.No.And(move))
			out.No = out.No.Minus(move)
			out.Seen = out.Seen.Minus(move)
			out.AskedAt = i.Cond.Pos()
		}
	}
	r.noteType(i.Cond, cond.Single(), yes)
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
			if fn := ssainfo.CalledFunc(i.Common()); !idiom.IsLogging(fn, i.Call.Value) && !idiom.IsHarmless(fn) {
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
func (r *Run) decide(yes, no *State) {
	a, b := yes.Reach(), no.Reach()
	if a.IsEmpty() || b.IsEmpty() {
		return
	}
	switch {
	case yes.No.IsEmpty() && no.Yes.IsEmpty():
		yes.Seen = yes.Seen.Minus(a)
	case no.No.IsEmpty() && yes.Yes.IsEmpty():
		no.Seen = no.Seen.Minus(b)
	default:
		yes.Seen, no.Seen = yes.Seen.Or(a), no.Seen.Or(b)
	}
}

// answering returns the codes that leave a question on one side because a predicate said
// yes. Where both sides have retryable codes, only the first counts.
func (r *Run) answering(moved [2]codeset.Set, side int) codeset.Set {
	if side == 1 && moved[0].Meets(r.Universe.Retryable) {
		return r.Universe.None()
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
func (r *Run) onlyIf(t *symbolic.Term) (truth, ok bool) {
	truth = true
	for t.Op == symbolic.OpText && t.Key == any("!") {
		t, truth = t.X, !truth
	}
	if r.Root == nil || t.Op != symbolic.OpIs {
		return false, false
	}
	if t.Key == nil {
		return truth, r.Root.Contains(t.X)
	}
	// Whether the error that the function gets is nil.
	return !truth, r.Root.Op == symbolic.OpParam || r.carries(r.Root, t.X, make(map[*symbolic.Term]bool))
}

// truthOf returns whether a term is true, if that is known.
func (r *Run) truthOf(t *symbolic.Term) (truth, known bool) {
	if b, ok := t.Truth(); ok {
		return b, true
	}
	return false, false
}

// isOther reports whether a condition asks about something else than the failure: a number
// of tries, say.
func (r *Run) isOther(f *Frame, i *ssa.If, cond *symbolic.Value) bool {
	if f.shape.Loops[i.Block()] != nil || slices.ContainsFunc(i.Block().Succs, func(b *ssa.BasicBlock) bool { return f.shape.Loops[b][i.Block()] }) {
		return false // it ends a loop, at its head or, if it counts, at its foot
	}
	for _, a := range cond.Alts {
		if _, known := r.truthOf(a.Term); !known && !isFailureTest(i.Cond, maxPhis) {
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
		fn := ssainfo.CalledFunc(c.Common())
		return fn != nil && fn.Pkg() != nil && (fn.Pkg().Path() == "errors" || fn.Pkg().Path() == "os")
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
