package fate

import (
	"fmt"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

type endKey struct {
	site any
	what string
}

// end notes that ways end at an instruction.
func (r *run) end(s *state, site any, what string, fate Fate, plain bool, with Set) *End {
	if r.root == nil {
		return nil
	}
	key := endKey{site, what}
	e := r.ends[key]
	if e == nil {
		e = &End{Fate: fate, Plain: plain, what: what, site: site, with: r.u.none(), asked: r.u.none(), others: r.u.none(), cond: r.u.none()}
		if i, ok := site.(ssa.Instruction); ok {
			e.Pos = i.Pos()
		}
		r.ends[key] = e
		r.flow.Ends = append(r.flow.Ends, e)
	}
	e.with = e.with.or(with)
	if asked := s.asked().and(with); !asked.isEmpty() && e.askedAt == 0 {
		e.askedAt = s.askedAt
	}
	e.asked = e.asked.or(s.asked().and(with))
	e.others = e.others.or(s.no.or(s.yes.and(s.seen)).and(with))
	e.cond = e.cond.or(s.cond.and(with))
	return e
}

// A said is what one result says.
type said struct {
	what   string
	fate   Fate
	plain  bool
	nil_   bool // an error that is nil
	bool_  bool
	polled bool // the function is called again, unless it returns an error
	label  bool // a constant with a name
	true_  bool
}

// endReturn notes what a way returns.
func (r *run) endReturn(s *state, i *ssa.Return, results []*value) {
	if r.root == nil {
		return
	}
	if len(results) == 0 {
		r.end(s, i, "", Told, false, s.reach())
		return
	}
	type combined struct {
		all  []said
		with Set
	}
	ways := []combined{{nil, s.reach()}}
	for n, v := range results {
		var next []combined
		for _, w := range ways {
			v.each(w.with, func(t *term, with Set) {
				for _, one := range r.sayEach(s, t, n, with) {
					next = append(next, combined{append(slices.Clip(w.all), one.said), one.with})
				}
			})
		}
		const many = 512
		if len(next) > many {
			return
		}
		ways = next
	}
	for _, w := range ways {
		r.endSaid(s, i, w.all, w.with)
	}
}

// endSaid notes the end of ways on which results say something.
func (r *run) endSaid(s *state, i *ssa.Return, all []said, with Set) {
	fate, plain := Told, false
	var what []string
	isNil, hasBool := true, false
	polled := len(all) > 0 && all[0].polled
	for n, one := range all {
		what = append(what, one.what)
		if one.bool_ && n == 0 {
			hasBool = true
		}
		if !one.nil_ && isErrorResult(r.fn, n) {
			isNil = false
		}
		switch {
		case one.plain && !plain:
			fate, plain = one.fate, true
		case plain:
		case one.fate == Retried, fate == Told || fate == Unclear:
			if one.fate != Told {
				fate = one.fate
			}
		case fate != Retried && one.fate == PassedOn:
			fate = PassedOn
		}
	}
	if polled && isNil {
		fate, plain = Retried, true
	}
	e := r.end(s, i, strings.Join(what, ", "), fate, plain, with)
	e.Polled = polled
	e.results = all
	e.isNil = isNil && hasErrorResult(r.fn)
	e.hasBool = hasBool
}

func isErrorResult(fn *ssa.Function, n int) bool {
	return isError(fn.Signature.Results().At(n).Type())
}

func hasErrorResult(fn *ssa.Function) bool {
	for n := range fn.Signature.Results().Len() {
		if isErrorResult(fn, n) {
			return true
		}
	}
	return false
}

// A saying is what a result says with some of the codes.
type saying struct {
	said
	with Set
}

// sayEach returns what a result says. If it is a struct, that may depend on the code.
func (r *run) sayEach(s *state, t *term, n int, with Set) []saying {
	if t.op != opStruct && t.op != opVar {
		return []saying{{r.say(s, t, n, with), with}}
	}
	at, addr := s, t
	if snap, ok := t.key.(*snapshot); ok {
		at, addr = snap.s, snap.addr
	}
	ways := []Set{with}
	for key, v := range at.held {
		if part, ok := key.(*term); ok && len(v.alts) > 1 && isPartOf(part, addr) {
			ways = split(ways, v)
		}
	}
	var all []saying
	for _, way := range ways {
		all = append(all, saying{r.say(s, t, n, way), way})
	}
	return all
}

// split splits sets by what a truth value is with their codes.
func split(sets []Set, v *value) []Set {
	var parts []Set
	for _, s := range sets {
		v.each(s, func(t *term, with Set) {
			if _, isBool := t.truth(); isBool {
				parts = append(parts, with)
			}
		})
		if len(parts) == 0 {
			return sets
		}
	}
	return parts
}

// say returns what a result says.
func (r *run) say(s *state, t *term, n int, with Set) said {
	typ := r.fn.Signature.Results().At(n).Type()
	if w, ok := t.key.(wrapping); ok {
		return said{what: w.name, fate: w.fate, plain: true}
	}
	if t.isAnswer() {
		if b, ok := t.truth(); ok {
			return said{what: strconv.FormatBool(b), fate: fateIf(b), bool_: true, true_: b}
		}
		return said{what: "answer", fate: Retried}
	}
	switch {
	case isError(typ):
		return r.sayError(s, t, n, with)
	case isBool(typ):
		return r.sayBool(t, n)
	}
	if fate, plain, ok := r.structFate(s, t, typ, with); ok {
		return said{what: r.describe(t, typ, with), fate: fate, plain: plain}
	}
	if one, ok := r.sayConst(t, typ); ok {
		return one
	}
	if r.holdsError(s, t, typ) {
		return said{what: "err", fate: PassedOn}
	}
	return said{what: r.describe(t, typ, with), fate: Told}
}

func fateIf(again bool) Fate {
	if again {
		return Retried
	}
	return GivenUp
}

// sayBool returns what a truth value says, by the name of the result or of the function.
func (r *run) sayBool(t *term, n int) said {
	b, known := t.truth()
	if !known {
		return said{what: "?", fate: Unclear, bool_: true}
	}
	one := said{what: strconv.FormatBool(b), bool_: true, true_: b, fate: Told}
	if n != 0 && resultName(r.fn, n) == "" {
		return one
	}
	if _, role := r.declared(); role == untilDone {
		one.fate, one.polled = Unclear, !b
		return one
	}
	fate, plain := r.role(n, b)
	if fate != Unclear {
		one.fate, one.plain = fate, plain
	}
	return one
}

// sayConst returns what a constant with a name says.
func (r *run) sayConst(t *term, typ types.Type) (said, bool) {
	named, ok := types.Unalias(typ).(*types.Named)
	if t.op != opConst || !ok || named.Obj().Pkg() == nil {
		return said{}, false
	}
	scope := named.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		c, ok := scope.Lookup(name).(*types.Const)
		if !ok || !types.Identical(c.Type(), named) || c.Val().ExactString() != t.val.ExactString() {
			continue
		}
		fate, plain := nameFate(name)
		if fate == Unclear {
			fate = Told
		}
		plain = plain || fate == Retried && retryKind.MatchString(name)
		return said{what: name, fate: fate, plain: plain, label: true}, true
	}
	return said{}, false
}

// describe returns a text that is equal for equal terms.
func (r *run) describe(t *term, typ types.Type, with Set) string {
	switch t.op {
	case opConst:
		return t.val.ExactString()
	case opNil:
		return "zero"
	case opStruct, opZero:
		fields, ok := typ.Underlying().(*types.Struct)
		if !ok {
			break
		}
		var parts []string
		for f := range fields.Fields() {
			part := r.part(t, f.Origin()).at(with)
			if part == nil {
				return fmt.Sprintf("%p", t)
			}
			parts = append(parts, r.describe(part, f.Type(), with))
		}
		return "{" + strings.Join(parts, " ") + "}"
	}
	return fmt.Sprintf("%p", t)
}

// resultName returns the name of a result, or "".
func resultName(fn *ssa.Function, n int) string {
	name := fn.Signature.Results().At(n).Name()
	if name == "_" || name == "ok" {
		return ""
	}
	return name
}
