package codeflow

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// IsCode reports whether a term is the root, or what a function makes of its text.
func (r *Run) IsCode(t *symbolic.Term) bool {
	if r.Root == nil {
		return false
	}
	return t == r.Root || t.Op == symbolic.OpText && r.Texts[t] != nil && r.IsCode(t.X)
}

// Accepting returns the codes with which the text of a term is accepted. Of the other
// texts, it says nothing.
func (r *Run) Accepting(t *symbolic.Term, accepts func(string) bool) codeset.Set {
	f := func(code string) string { return code }
	for t != r.Root {
		inner, outer := r.Texts[t], f
		f = func(code string) string { return outer(inner(code)) }
		t = t.X
	}
	s := r.Universe.Of(func(c codeset.Code) bool { return accepts(f(c.Text)) })
	s.Add(r.Universe.Other())
	return s
}

// EqualTo returns the codes with which a term is a text.
func (r *Run) EqualTo(t *symbolic.Term, text string) codeset.Set {
	if t == r.Root {
		return r.Universe.Text(text)
	}
	return r.Accepting(t, func(code string) bool { return code == text })
}

// Truth returns a truth value that holds for some codes, and does not for others.
func (r *Run) Truth(yes, no codeset.Set, answer bool) *symbolic.Value {
	return &symbolic.Value{Alts: []symbolic.Alternative{{Term: r.Terms.Bool(true, answer), With: yes}, {Term: r.Terms.Bool(false, answer), With: no}}}
}

// Bool returns a truth value. It may be the answer of a retry predicate.
func (r *Run) Bool(b, answer bool) *symbolic.Term { return r.Terms.Bool(b, answer) }

// binary returns the result of an operation on two values.
func (r *Run) binary(f *Frame, s *State, i *ssa.BinOp) *symbolic.Value {
	x, y := r.value(f, s, i.X), r.value(f, s, i.Y)
	const many = 256
	if len(x.Alts)*len(y.Alts) > many {
		return symbolic.Only(r.LeafAt(f, i))
	}
	var b symbolic.Builder
	for _, a := range x.Alts {
		for _, o := range y.Alts {
			with := symbolic.Intersect(a.With, o.With)
			if with != nil && with.IsEmpty() {
				continue
			}
			for _, res := range r.operation(f, i, a.Term, o.Term).Alts {
				b.Add(res.Term, symbolic.Intersect(with, res.With))
			}
		}
	}
	return b.Value()
}

// operation is binary for two terms.
func (r *Run) operation(f *Frame, i *ssa.BinOp, x, y *symbolic.Term) *symbolic.Value {
	switch i.Op {
	case token.EQL, token.NEQ:
		v := r.same(f, i, x, y)
		if i.Op == token.NEQ {
			return v.Mapped(func(t *symbolic.Term) *symbolic.Value { return symbolic.Only(r.not(t)) })
		}
		return v
	}
	if x.Op != symbolic.OpConst || y.Op != symbolic.OpConst || x.Val.Kind() != y.Val.Kind() {
		return symbolic.Only(r.LeafAt(f, i))
	}
	switch i.Op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		if x.Val.Kind() == constant.Bool {
			break
		}
		return symbolic.Only(r.Bool(constant.Compare(x.Val, i.Op, y.Val), false))
	case token.ADD, token.SUB, token.MUL:
		if x.Val.Kind() == constant.Int || x.Val.Kind() == constant.String && i.Op == token.ADD {
			return symbolic.Only(r.Terms.Constant(constant.BinaryOp(x.Val, i.Op, y.Val)))
		}
	}
	return symbolic.Only(r.LeafAt(f, i))
}

// same returns whether two terms are equal.
func (r *Run) same(f *Frame, i *ssa.BinOp, x, y *symbolic.Term) *symbolic.Value {
	if x.Op == symbolic.OpConst && y.Op != symbolic.OpConst {
		x, y = y, x
	}
	if r.IsCode(y) {
		x, y = y, x
	}
	if text, ok := y.Text(); ok {
		switch {
		case r.IsCode(x):
			s := r.EqualTo(x, text)
			return r.Truth(s, r.Universe.Outside(s), false)
		case IsClass(x):
			return r.ofClass(x, text)
		}
	}
	switch {
	case x.Op == symbolic.OpConst && y.Op == symbolic.OpConst && x.Val.Kind() == y.Val.Kind():
		return symbolic.Only(r.Bool(constant.Compare(x.Val, token.EQL, y.Val), x.IsAnswer() || y.IsAnswer()))
	case astutil.IsBoolean(i.X.Type()) && y.Op == symbolic.OpConst:
		if b, _ := y.Truth(); b {
			return symbolic.Only(x)
		}
		return symbolic.Only(r.not(x))
	case y.Op == symbolic.OpNil && (isErrorParam(x) || r.isFailure(i.X.Type(), x)):
		return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpIs, X: x, Key: "nil"}))
	case x == y && x.Op == symbolic.OpNil:
		return symbolic.Only(r.Bool(true, false))
	case y.Op == symbolic.OpNil && isNotNil(x) || x.Op == symbolic.OpNil && isNotNil(y):
		return symbolic.Only(r.Bool(false, false))
	}
	return symbolic.Only(r.LeafAt(f, i))
}

// isFailure reports whether a term is the error that carries the root.
func (r *Run) isFailure(typ types.Type, t *symbolic.Term) bool {
	return r.Root != nil && ssainfo.IsError(typ) && t.Op == symbolic.OpLeaf && r.carries(r.Root, t, make(map[*symbolic.Term]bool))
}

func isErrorParam(t *symbolic.Term) bool {
	p, ok := t.Key.(*ssa.Parameter)
	return ok && t.Op == symbolic.OpParam && ssainfo.IsError(p.Type())
}

// isNotNil reports whether a term is certainly not nil.
func isNotNil(t *symbolic.Term) bool {
	switch t.Op {
	case symbolic.OpError, symbolic.OpWrapped, symbolic.OpFunc, symbolic.OpClosure, symbolic.OpSlice, symbolic.OpMap, symbolic.OpVar, symbolic.OpConst:
		return true
	}
	return false
}

// noteComparison notes that a value is compared with a code.
func (r *Run) noteComparison(f *Frame, s *State, i *ssa.BinOp) {
	if i.Op != token.EQL && i.Op != token.NEQ {
		return
	}
	x, y := r.value(f, s, i.X), r.value(f, s, i.Y)
	for _, pair := range [...][2]*symbolic.Value{{x, y}, {y, x}} {
		for _, k := range pair[1].Alts {
			text, ok := k.Term.Text()
			if !ok {
				continue
			}
			for _, a := range pair[0].Alts {
				if a.Term.Op == symbolic.OpConst {
					continue
				}
				if r.Root == nil {
					if r.Domain.IsCode(text) {
						r.Compared(a.Term, nil)
					}
				} else if r.IsCode(a.Term) && r.Domain.IsCode(text) {
					r.NoteNames(f, s, i.Pos(), s.Reach().And(a.With), text)
					r.noteKey(i)
				}
			}
		}
	}
	if r.Root != nil && f.at == nil {
		r.noteSplit(f, s, i)
	}
}

// noteKey counts what a loop compares with: the elements of a table.
func (r *Run) noteKey(i *ssa.BinOp) {
	_, x := i.X.(*ssa.Const)
	_, y := i.Y.(*ssa.Const)
	if c := r.Compares[i.Pos()]; c != nil && !x && !y {
		c.Keys++
	}
}

// NoteNames notes the codes that a value is compared with. From then on, this decides.
func (r *Run) NoteNames(f *Frame, s *State, pos token.Pos, reach codeset.Set, texts ...string) {
	s.Seen = s.Seen.Or(reach)
	if !r.comparedAt[r.noting][r.Root] {
		return // what is compared here may be another value, on another way
	}
	if f.at != nil {
		pos = f.at.Pos()
	}
	c := r.Compares[pos]
	if c == nil {
		c = &Compare{Pos: pos, Names: make(map[string]bool), Reach: r.Universe.None(), Yes: r.Universe.None(), No: r.Universe.None(), Off: s.Off}
		r.Compares[pos] = c
	}
	c.Reach, c.Yes, c.No = c.Reach.Or(reach), c.Yes.Or(s.Yes.And(reach)), c.No.Or(s.No.And(reach))
	c.Off = c.Off.And(s.Off)
	for _, text := range texts {
		c.Names[text] = true
	}
}

// noteSplit notes a comparison with a constant on which the value depends: kindOf(code) ==
// kindThrottled.
func (r *Run) noteSplit(f *Frame, s *State, i *ssa.BinOp) {
	v := r.binary(f, s, i)
	if len(v.Alts) < 2 {
		return
	}
	if c := r.Compares[i.Pos()]; c != nil {
		return
	}
	for _, x := range [...]ssa.Value{i.X, i.Y} {
		call, ok := x.(*ssa.Call)
		if !ok {
			continue
		}
		if c := r.Compares[call.Pos()]; c != nil {
			r.Compares[i.Pos()] = &Compare{Pos: i.Pos(), Names: c.Names, Reach: s.Reach(), Yes: s.Yes, No: s.No, Off: s.Off}
		}
	}
}

// Compared notes, in a survey, that a term is compared with a code, or with the keys of a
// table.
func (r *Run) Compared(t *symbolic.Term, with *symbolic.Table) {
	if r.Root != nil || t.Op == symbolic.OpConst || t.Size() > maxTerm {
		return
	}
	if with != nil && !with.Names(r.Domain.IsCode) {
		return
	}
	for t.Op == symbolic.OpText {
		t = t.X
	}
	if !r.renoted {
		r.roots[r.noting], r.renoted = make(map[*symbolic.Term]bool), true
	}
	r.roots[r.noting][t] = true
}

// maxTerm bounds what a term is made of.
const maxTerm = 64

// NoteTable notes that a value is looked up among the keys of a table.
func (r *Run) NoteTable(f *Frame, s *State, pos token.Pos, key *symbolic.Value, t *symbolic.Table) {
	var names []string
	for _, e := range t.Entries {
		if text, ok := e.Key.Text(); ok && r.Domain.IsCode(text) {
			names = append(names, text)
		}
	}
	if len(names) == 0 {
		return
	}
	for _, a := range key.Alts {
		if r.Root == nil {
			r.Compared(a.Term, nil)
		} else if r.IsCode(a.Term) {
			r.NoteNames(f, s, pos, s.Reach().And(a.With), names...)
			if c := r.Compares[pos]; c != nil {
				c.Keys = len(t.Entries)
			}
		}
	}
}

// A Compare is a place where the value is compared with codes, or looked up among them.
type Compare struct {
	Pos   token.Pos
	Names map[string]bool // the codes
	Reach codeset.Set     // what comes there
	Off   codeset.Set     // what the HTTP status rules out there
	Yes   codeset.Set     // what of reach comes there after a retry predicate has said yes
	No    codeset.Set     // what comes there on other ways
	Keys  int             // how many texts the value is compared with, codes or not
}

// An Ask is a place where a retry predicate is asked about the value.
type Ask struct {
	Pos token.Pos
	Yes codeset.Set // the codes for which it says yes, as far as is known
}
