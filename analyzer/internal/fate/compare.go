package fate

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// isCode reports whether a term is the root, or what a function makes of its text.
func (r *run) isCode(t *term) bool {
	if r.root == nil {
		return false
	}
	return t == r.root || t.op == opText && r.texts[t] != nil && r.isCode(t.x)
}

// accepting returns the codes with which the text of a term is accepted. Of the other
// texts, it says nothing.
func (r *run) accepting(t *term, accepts func(string) bool) Set {
	f := func(code string) string { return code }
	for t != r.root {
		inner, outer := r.texts[t], f
		f = func(code string) string { return outer(inner(code)) }
		t = t.x
	}
	s := r.u.of(func(c Code) bool { return accepts(f(c.Text)) })
	s.add(r.u.other())
	return s
}

// equalTo returns the codes with which a term is a text.
func (r *run) equalTo(t *term, text string) Set {
	if t == r.root {
		return r.u.text(text)
	}
	return r.accepting(t, func(code string) bool { return code == text })
}

// truth returns a truth value that holds for some codes, and does not for others.
func (r *run) truth(yes, no Set, answer bool) *value {
	return &value{[]alternative{{r.terms.bool(true, answer), yes}, {r.terms.bool(false, answer), no}}}
}

func (r *run) bool(b, answer bool) *term { return r.terms.bool(b, answer) }

// binary returns the result of an operation on two values.
func (r *run) binary(f *frame, s *state, i *ssa.BinOp) *value {
	x, y := r.value(f, s, i.X), r.value(f, s, i.Y)
	const many = 256
	if len(x.alts)*len(y.alts) > many {
		return only(r.leafAt(f, i))
	}
	var b builder
	for _, a := range x.alts {
		for _, o := range y.alts {
			with := intersect(a.with, o.with)
			if with != nil && with.isEmpty() {
				continue
			}
			for _, res := range r.operation(f, i, a.term, o.term).alts {
				b.add(res.term, intersect(with, res.with))
			}
		}
	}
	return b.value()
}

// operation is binary for two terms.
func (r *run) operation(f *frame, i *ssa.BinOp, x, y *term) *value {
	switch i.Op {
	case token.EQL, token.NEQ:
		v := r.same(f, i, x, y)
		if i.Op == token.NEQ {
			return v.mapped(func(t *term) *value { return only(r.not(t)) })
		}
		return v
	}
	if x.op != opConst || y.op != opConst || x.val.Kind() != y.val.Kind() {
		return only(r.leafAt(f, i))
	}
	switch i.Op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		if x.val.Kind() == constant.Bool {
			break
		}
		return only(r.bool(constant.Compare(x.val, i.Op, y.val), false))
	case token.ADD, token.SUB, token.MUL:
		if x.val.Kind() == constant.Int || x.val.Kind() == constant.String && i.Op == token.ADD {
			return only(r.terms.constant(constant.BinaryOp(x.val, i.Op, y.val)))
		}
	}
	return only(r.leafAt(f, i))
}

// same returns whether two terms are equal.
func (r *run) same(f *frame, i *ssa.BinOp, x, y *term) *value {
	if x.op == opConst && y.op != opConst {
		x, y = y, x
	}
	if r.isCode(y) {
		x, y = y, x
	}
	if text, ok := y.text(); ok {
		switch {
		case r.isCode(x):
			s := r.equalTo(x, text)
			return r.truth(s, r.u.outside(s), false)
		case isClass(x):
			return r.ofClass(x, text)
		}
	}
	switch {
	case x.op == opConst && y.op == opConst && x.val.Kind() == y.val.Kind():
		return only(r.bool(constant.Compare(x.val, token.EQL, y.val), x.isAnswer() || y.isAnswer()))
	case isBool(i.X.Type()) && y.op == opConst:
		if b, _ := y.truth(); b {
			return only(x)
		}
		return only(r.not(x))
	case y.op == opNil && isErrorParam(x):
		return only(r.terms.make(term{op: opIs, x: x, key: "nil"}))
	case x == y && x.op == opNil:
		return only(r.bool(true, false))
	case y.op == opNil && isNotNil(x) || x.op == opNil && isNotNil(y):
		return only(r.bool(false, false))
	}
	return only(r.leafAt(f, i))
}

func isErrorParam(t *term) bool {
	p, ok := t.key.(*ssa.Parameter)
	return ok && t.op == opParam && isError(p.Type())
}

// isNotNil reports whether a term is certainly not nil.
func isNotNil(t *term) bool {
	switch t.op {
	case opError, opWrapped, opFunc, opClosure, opSlice, opMap, opVar, opConst:
		return true
	}
	return false
}

// noteComparison notes that a value is compared with a code.
func (r *run) noteComparison(f *frame, s *state, i *ssa.BinOp) {
	if i.Op != token.EQL && i.Op != token.NEQ {
		return
	}
	x, y := r.value(f, s, i.X), r.value(f, s, i.Y)
	for _, pair := range [...][2]*value{{x, y}, {y, x}} {
		for _, k := range pair[1].alts {
			text, ok := k.term.text()
			if !ok {
				continue
			}
			for _, a := range pair[0].alts {
				if a.term.op == opConst {
					continue
				}
				if r.root == nil {
					if r.domain.IsCode(text) {
						r.compared(a.term, nil)
					}
				} else if r.isCode(a.term) && r.domain.IsCode(text) {
					r.noteNames(f, s, i.Pos(), s.reach().and(a.with), text)
					r.noteKey(i)
				}
			}
		}
	}
	if r.root != nil && f.at == nil {
		r.noteSplit(f, s, i)
	}
}

// noteKey counts what a loop compares with: the elements of a table.
func (r *run) noteKey(i *ssa.BinOp) {
	_, x := i.X.(*ssa.Const)
	_, y := i.Y.(*ssa.Const)
	if c := r.compares[i.Pos()]; c != nil && !x && !y {
		c.keys++
	}
}

// noteNames notes the codes that a value is compared with. From then on, this decides.
func (r *run) noteNames(f *frame, s *state, pos token.Pos, reach Set, texts ...string) {
	s.seen = s.seen.or(reach)
	if !r.comparedAt[r.noting][r.root] {
		return // what is compared here may be another value, on another way
	}
	if f.at != nil {
		pos = f.at.Pos()
	}
	c := r.compares[pos]
	if c == nil {
		c = &Compare{Pos: pos, Names: make(map[string]bool), reach: r.u.none(), yes: r.u.none(), no: r.u.none(), off: s.off}
		r.compares[pos] = c
	}
	c.reach, c.yes, c.no = c.reach.or(reach), c.yes.or(s.yes.and(reach)), c.no.or(s.no.and(reach))
	c.off = c.off.and(s.off)
	for _, text := range texts {
		c.Names[text] = true
	}
}

// noteSplit notes a comparison with a constant on which the value depends: kindOf(code) ==
// kindThrottled.
func (r *run) noteSplit(f *frame, s *state, i *ssa.BinOp) {
	v := r.binary(f, s, i)
	if len(v.alts) < 2 {
		return
	}
	if c := r.compares[i.Pos()]; c != nil {
		return
	}
	for _, x := range [...]ssa.Value{i.X, i.Y} {
		call, ok := x.(*ssa.Call)
		if !ok {
			continue
		}
		if c := r.compares[call.Pos()]; c != nil {
			r.compares[i.Pos()] = &Compare{Pos: i.Pos(), Names: c.Names, reach: s.reach(), yes: s.yes, no: s.no, off: s.off}
		}
	}
}

// compared notes, in a survey, that a term is compared with a code, or with the keys of a
// table.
func (r *run) compared(t *term, with *table) {
	if r.root != nil || t.op == opConst || t.size() > maxTerm {
		return
	}
	if with != nil && !with.names(r.domain.IsCode) {
		return
	}
	for t.op == opText {
		t = t.x
	}
	if !r.renoted {
		r.roots[r.noting], r.renoted = make(map[*term]bool), true
	}
	r.roots[r.noting][t] = true
}

// maxTerm bounds what a term is made of.
const maxTerm = 64

func (t *table) names(isCode func(string) bool) bool {
	for _, e := range t.entries {
		if text, ok := e.key.text(); ok && isCode(text) {
			return true
		}
	}
	return false
}
