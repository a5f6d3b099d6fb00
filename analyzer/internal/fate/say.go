package fate

import (
	"fmt"
	"go/types"
	"regexp"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// sayError returns what an error says that is returned.
func (r *run) sayError(s *state, t *term, n int, with Set) said {
	switch {
	case t.op == opNil:
		return said{what: "nil", nil_: true, fate: Told}
	case t.op == opError:
		return said{what: fmt.Sprintf("error %p", t), fate: GivenUp}
	case t.op == opLoad && t.x.op == opVar:
		if g, ok := t.x.key.(*ssa.Global); ok {
			return r.sayGlobal(g)
		}
	}
	if fate, plain, ok := r.structFate(s, t, nil, with); ok {
		return said{what: r.describe(t, r.fn.Signature.Results().At(n).Type(), with), fate: fate, plain: plain}
	}
	if r.holdsError(s, t, nil) {
		return said{what: "err", fate: PassedOn}
	}
	if call := callOf(t); call != nil {
		name := nameOf(call.Call.Value)
		if fn := calledFunc(call.Common()); fn != nil {
			name = fn.Name()
		}
		if fate, _ := nameFate(name); fate != Unclear {
			return said{what: name, fate: fate}
		}
		for _, from := range r.madeFrom[t] {
			if r.isCode(from) || r.isAncestor(from) || r.holdsError(s, from, nil) {
				return said{what: "from " + name, fate: PassedOn}
			}
		}
		return said{what: "from " + name, fate: Unclear}
	}
	return said{what: r.describe(t, r.fn.Signature.Results().At(n).Type(), with), fate: GivenUp}
}

func (r *run) sayGlobal(g *ssa.Global) said {
	fate, plain := nameFate(strings.TrimPrefix(strings.TrimPrefix(g.Name(), "err"), "Err"))
	if fate == Unclear {
		fate = GivenUp
	}
	return said{what: g.Name(), fate: fate, plain: plain}
}

// callOf returns the call whose result a term is, or nil.
func callOf(t *term) *ssa.Call {
	l, ok := t.key.(leaf)
	if !ok || t.op != opLeaf {
		return nil
	}
	v, _ := l.from.(ssa.Instruction)
	if e, ok := v.(*ssa.Extract); ok {
		v, _ = e.Tuple.(ssa.Instruction)
	}
	call, _ := v.(*ssa.Call)
	return call
}

// holdsError reports whether a term is the error at hand, or the code, or what holds one.
func (r *run) holdsError(s *state, t *term, typ types.Type) bool {
	if t.op == opWrapped {
		return r.holdsError(s, t.x, nil)
	}
	if r.isCode(t) {
		return typ == nil || !isString(typ)
	}
	if r.root.contains(t) && t.op != opConst {
		return true
	}
	if t.op == opLoad && t.x.op == opVar {
		return false // a variable of the package
	}
	if snap, ok := t.key.(*snapshot); ok {
		return r.holdsWithin(snap.s, snap.addr)
	}
	if t.op == opVar {
		return r.holdsWithin(s, t)
	}
	if t.op == opLeaf && callOf(t) != nil && typ == nil {
		return !r.isLater(t) // an error from before
	}
	return typ == nil && !t.isKnown() && !r.isLater(t)
}

// holdsWithin reports whether a part of what is at an address is the error or the code.
func (r *run) holdsWithin(s *state, addr *term) bool {
	for key, v := range s.held {
		at, ok := key.(*term)
		if !ok || !isPartOf(at, addr) {
			continue
		}
		for _, a := range v.alts {
			if a.term != addr && (r.isCode(a.term) || a.term.op != opConst && a.term.op != opNil && a.term.op != opZero && r.root.contains(a.term) || r.isErrorAtHand(a.term)) {
				return true
			}
		}
	}
	return false
}

// isErrorAtHand reports whether a term is an error that the function got.
func (r *run) isErrorAtHand(t *term) bool {
	if p, ok := t.key.(*ssa.Parameter); ok {
		return isError(p.Type())
	}
	if call := callOf(t); call != nil {
		if v, ok := t.key.(leaf).from.(ssa.Value); ok {
			return isError(v.Type()) && !r.isLater(t)
		}
	}
	return false
}

// isLater reports whether a term comes about after the root has, and does not come with it.
func (r *run) isLater(t *term) bool {
	b := r.birthOf(t)
	if b.at() == nil || r.birth.at() == nil && b.instr == nil {
		return false
	}
	if e, ok := b.instr.(*ssa.Extract); ok {
		if of, ok := r.birth.instr.(*ssa.Extract); ok && e.Tuple == of.Tuple {
			return false
		}
	}
	return b != r.birth && b.isAfter(r.birth)
}

// wrappedBy returns what a library makes of an error that a call hands to it, or nil.
func (r *run) wrappedBy(c *calling) *value {
	if c.fn.Signature().Recv() != nil {
		return nil
	}
	var fate Fate
	switch roleOf(c.fn) {
	case retries:
		fate = Retried
	case gives:
		fate = GivenUp
	default:
		return nil
	}
	return r.wrapped(c, &wrapping{fate, c.fn.Name()})
}

func (r *run) wrapped(c *calling, w *wrapping) *value {
	of := c.args[0].single()
	if of == nil {
		of = r.leaf(c.instr)
	}
	return only(r.terms.make(term{op: opWrapped, x: of, key: *w}))
}

// errorf is a call of fmt.Errorf: with %w, it hands an error on.
func (r *run) errorf(s *state, c *calling, at ssa.Instruction) *value {
	made := only(r.terms.make(term{op: opError, key: at}))
	format, ok := "", false
	if t := c.args[0].single(); t != nil {
		format, ok = t.text()
	}
	if ok && !strings.Contains(format, "%w") || len(c.args) < 2 {
		return made
	}
	rest := c.args[1].single()
	if rest == nil {
		return made
	}
	elems, known := r.elems(s, rest)
	if !known {
		return made
	}
	verbs := verb.FindAllString(strings.ReplaceAll(format, "%%", ""), -1)
	for n, e := range elems {
		if n >= len(verbs) || !strings.HasSuffix(verbs[n], "w") {
			continue
		}
		return e.mapped(func(t *term) *value {
			if t.op == opNil || t.op == opConst {
				return made
			}
			return only(t)
		})
	}
	return made
}

var verb = regexp.MustCompile(`%[-+# 0-9.\[\]*]*[a-zA-Z]`)
