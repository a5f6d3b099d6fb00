package fate

import (
	"regexp"

	"golang.org/x/tools/go/ssa"
)

// tells notes that ways with some of the codes do what others can see, which is only a
// text, a number or a label.
func (r *run) tells(with Set) {
	if r.root != nil && !with.isEmpty() {
		r.told = append(r.told, with)
	}
}

// effect notes that ways with some of the codes do what others can see.
func (r *run) effect(_ *state, what any, with Set) {
	if r.root == nil || with.isEmpty() {
		return
	}
	if was, ok := r.effects[what]; ok {
		with = with.or(was)
	}
	r.effects[what] = with
}

// noteCall notes a call of which nothing is known but its name.
func (r *run) noteCall(s *state, c *calling, i *ssa.Call) {
	if r.root == nil || isHarmless(c.fn) {
		return
	}
	var what any = i
	if c.fn != nil {
		what = c.fn
	}
	if fn := c.fn; fn != nil && isError(i.Type()) && takesError(c) {
		return // it wraps an error
	}
	if isTelling(c) {
		r.tells(s.reach())
		return
	}
	r.effect(s, what, s.reach())
}

// noteAgain notes a call of a function whose name says that there is another try.
func (r *run) noteAgain(s *state, c *calling, i *ssa.Call) {
	name := nameOf(i.Call.Value)
	if c.fn != nil {
		name = c.fn.Name()
	}
	if r.root != nil && again.MatchString(name) && !isBool(i.Type()) {
		r.end(s, i, "calls "+name, Retried, false, s.reach())
	}
}

// again matches the names of functions that try again.
var again = regexp.MustCompile(`^(?i:retry|again|try_?again|resend|requeue|reschedule|enqueue)(_|[A-Z]|$)|^(?i:schedule|do)_?[rR]etry`)

func takesError(c *calling) bool {
	for _, arg := range c.instr.Common().Args {
		if isError(arg.Type()) {
			return true
		}
	}
	return false
}

// noteStore notes that something is set that others can see.
func (r *run) noteStore(s *state, i *ssa.Store, addr, v *value) {
	if r.root == nil {
		return
	}
	for _, a := range addr.alts {
		t := a.term
		for t.op == opFieldAddr || t.op == opElemAddr {
			t = t.x
		}
		if _, isLocal := t.key.(*ssa.Alloc); isLocal && t.op == opVar {
			continue
		}
		if isString(i.Val.Type()) || isNumber(i.Val.Type()) {
			r.tells(s.reach())
		} else {
			r.effect(s, i, s.reach())
		}
		fate, _ := nameFate(nameOf(i.Addr))
		if fate != Retried || !isBool(i.Val.Type()) {
			continue
		}
		v.each(s.reach(), func(t *term, with Set) {
			if b, known := t.truth(); known && b {
				r.end(s, i, "sets "+nameOf(i.Addr), Retried, false, with)
			}
		})
	}
}

// passes notes that what is sent over a channel carries the error or the code.
func (r *run) passes(s *state, i *ssa.Send, v *value) {
	if r.root == nil {
		return
	}
	v.each(s.reach(), func(t *term, with Set) {
		if r.isCode(t) || r.holdsError(s, t, nil) {
			r.end(s, i, "sent", PassedOn, false, with)
		}
	})
}
