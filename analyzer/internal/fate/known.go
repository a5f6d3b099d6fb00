package fate

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/codes"
)

// classKey marks the retry class of a code, as a package of constants tells it.
type classKey struct{ of string }

func isClass(t *term) bool {
	_, ok := t.key.(classKey)
	return ok
}

// knownCall executes a call of a function that is known: of package codes, of the standard
// library, of a library of retries. It reports false if it is none.
func (r *run) knownCall(f *frame, s *state, c *calling) ([]*value, bool) {
	if c.fn == nil || len(c.args) == 0 {
		return nil, false
	}
	instr := c.instr.(ssa.Instruction)
	switch {
	case r.domain.IsPredicate(c.fn):
		return r.namedAnswer(f, c), true
	case r.domain.Declares(c.fn):
		return r.callOfCodes(f, s, c)
	case c.fn.Pkg() == nil:
		return nil, false
	}
	if wrapped := r.wrappedBy(c); wrapped != nil {
		return []*value{wrapped}, true
	}
	switch fullName(c.fn) {
	case SDKPath + ".AsError":
		as := r.as(c.args[0], c.fn.Signature().Results().At(0).Type())
		return []*value{as, r.is(as)}, true
	case SDKPath + ".Retryable":
		all := Predicate{retryableClasses(), SDKPath}
		return r.answer(f, instr, c.args, all), true
	case "errors.As":
		target := c.args[1].single()
		if target == nil || len(c.instr.Common().Args) < 2 {
			return nil, false
		}
		if p, ok := operandOf(c.instr.Common().Args[1]).Type().Underlying().(*types.Pointer); ok {
			as := r.as(c.args[0], p.Elem())
			r.store(s, target, as)
			if statusOfType(p.Elem()) != 0 {
				return []*value{r.isStill(s, as)}, true
			}
			return []*value{r.is(as)}, true
		}
	case "errors.AsType":
		as := r.as(c.args[0], c.instr.Value().Type().(*types.Tuple).At(0).Type())
		return []*value{as, r.is(as)}, true
	case "errors.New":
		return []*value{only(r.terms.make(term{op: opError, key: instr}))}, true
	case "fmt.Errorf":
		return []*value{r.errorf(s, c, instr)}, true
	case "slices.Contains", "slices.Index", "slices.ContainsFunc", "slices.IndexFunc", "slices.BinarySearch":
		return r.search(f, s, c)
	case "maps.Keys", "slices.Values", "slices.Clone", "maps.Clone":
		return nil, false
	}
	if c.fn.Pkg().Path() == "strings" {
		return r.textCall(f, s, c)
	}
	return nil, false
}

// operandOf returns what an interface is made of.
func operandOf(v ssa.Value) ssa.Value {
	if made, ok := v.(*ssa.MakeInterface); ok {
		return made.X
	}
	return v
}

func retryableClasses() ClassSet { return ClassesOf(codes.Retry.Retryable) }

// codesOf returns the codes that are in the classes of a predicate.
func (r *run) codesOf(by Predicate) Set {
	if s, ok := r.predicate[by]; ok {
		return s
	}
	known := r.domain.CodesOf(by)
	s := r.u.of(func(c Code) bool { return known[c.Text] })
	r.predicate[by] = s
	return s
}

// answer is a call of a predicate whose answer is known for every code.
func (r *run) answer(f *frame, at ssa.Instruction, about []*value, by Predicate) []*value {
	yes := r.codesOf(by)
	for _, v := range about {
		for _, a := range v.alts {
			if r.root == nil {
				if r.isTextual(a.term) {
					r.compared(a.term, nil)
				}
				continue
			}
			if r.isCode(a.term) || r.isAncestor(a.term) {
				r.ask(f, at, yes)
				no := r.u.all().minus(yes)
				return []*value{r.truth(yes, no, true)}
			}
		}
	}
	return nil
}

// isTextual reports whether a term may be a code.
func (r *run) isTextual(t *term) bool {
	return !t.isKnown() && t.op != opFieldAddr && t.op != opElemAddr
}

// namedAnswer is a call of a predicate that is known by its name alone. It is taken to tell
// the retryable codes from the others.
func (r *run) namedAnswer(f *frame, c *calling) []*value {
	for _, v := range c.args {
		for _, a := range v.alts {
			if r.root != nil && (r.isCode(a.term) || r.isAncestor(a.term)) {
				yes := r.u.retryable
				r.ask(f, c.instr.(ssa.Instruction), yes)
				return []*value{r.truth(yes, r.u.all().minus(yes), true)}
			}
		}
	}
	return nil
}

// isNamedPredicate reports whether a call is of a function whose name says that it is a
// retry predicate, about the root or what carries it.
func (r *run) isNamedPredicate(c *calling, i *ssa.Call) bool {
	if r.root == nil || !isBool(i.Type()) {
		return false
	}
	name := nameOf(i.Call.Value)
	if c.fn != nil {
		name = c.fn.Name()
	}
	if !asksRetry(name) {
		return false
	}
	for _, v := range c.args {
		for _, a := range v.alts {
			if r.isCode(a.term) || r.isAncestor(a.term) {
				return true
			}
		}
	}
	return false
}

// ask notes that a predicate is asked about the root.
func (r *run) ask(f *frame, at ssa.Instruction, yes Set) {
	pos := at.Pos()
	if f.at != nil {
		pos = f.at.Pos()
	}
	r.flow.Asks = append(r.flow.Asks, Ask{pos, yes})
}

// callOfCodes is a call of a function of a package of constants.
func (r *run) callOfCodes(f *frame, s *state, c *calling) ([]*value, bool) {
	of := c.fn.Pkg().Path()
	at := c.instr.(ssa.Instruction)
	switch c.fn.Name() {
	case "Lookup", "Info":
		info := c.args[0].mapped(func(t *term) *value { return only(r.terms.make(term{op: opInfo, x: t, key: of})) })
		return []*value{info, r.isIn(c.args[0], of)}, true
	case "Retry":
		return []*value{c.args[0].mapped(func(t *term) *value { return only(r.class(t, of)) })}, true
	case "Retryable":
		about := c.args[0]
		for _, a := range about.alts {
			if isClass(a.term) {
				about = only(a.term.x)
			}
		}
		return r.answer(f, at, []*value{about}, Predicate{retryableClasses(), of}), true
	case "Is":
		if len(c.args) == 2 {
			return []*value{r.isTwin(f, s, c)}, true
		}
	}
	return nil, false
}

func (r *run) class(t *term, of string) *term {
	return r.terms.make(term{op: opText, x: t, key: classKey{of}})
}

// infoField returns a field of what a package tells about a code.
func (r *run) infoField(of *term, f *types.Var) *value {
	switch f.Name() {
	case "Code":
		return only(of.x)
	case "Retry":
		return only(r.class(of.x, of.key.(string)))
	}
	return only(r.terms.make(term{op: opField, x: of, key: f}))
}

// isIn returns whether a package knows a code.
func (r *run) isIn(code *value, of string) *value {
	t := code.single()
	if t == nil || !r.isCode(t) {
		return nil
	}
	known := r.codesOf(Predicate{ClassesOf(func(codes.Retry) bool { return true }), of})
	return r.truth(known, r.u.all().minus(known), false)
}

// ofClass returns whether a code is of a retry class.
func (r *run) ofClass(class *term, text string) *value {
	by := Predicate{ClassesOf(func(c codes.Retry) bool { return string(c) == text }), class.key.(classKey).of}
	if !r.isCode(class.x) {
		r.compared(class.x, nil)
		return only(r.leaf(class))
	}
	yes := r.codesOf(by)
	return r.truth(yes, r.u.all().minus(yes), true)
}

// isTwin returns whether a code is another one or one of its twins.
func (r *run) isTwin(f *frame, s *state, c *calling) *value {
	code, of := c.args[0].single(), c.args[1].single()
	if code == nil || of == nil {
		return only(r.leafAt(f, c.instr))
	}
	if code.op == opConst {
		code, of = of, code
	}
	text, ok := of.text()
	if !ok {
		return only(r.leafAt(f, c.instr))
	}
	all := append(r.domain.TwinsOf(text, c.fn.Pkg()), text)
	if r.root == nil {
		r.compared(code, nil)
	}
	if !r.isCode(code) {
		return only(r.leafAt(f, c.instr))
	}
	r.noteNames(f, s, c.instr.Pos(), s.reach(), all...)
	yes := r.u.none()
	for _, twin := range all {
		yes = yes.or(r.equalTo(code, twin))
	}
	return r.truth(yes, r.u.outside(yes), false)
}
