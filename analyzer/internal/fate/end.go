package fate

import (
	"fmt"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

type endKey struct {
	site any
	what string
}

// end notes that ways end at an instruction.
func (o *observer) end(s *codeflow.State, site any, what string, fate Fate, plain bool, with codeset.Set) *End {
	key := endKey{site, what}
	e := o.ends[key]
	if e == nil {
		e = &End{Fate: fate, Plain: plain, what: what, site: site, with: o.Universe.None(), asked: o.Universe.None(), others: o.Universe.None(), cond: o.Universe.None()}
		if i, ok := site.(ssa.Instruction); ok {
			e.Pos = i.Pos()
		}
		o.ends[key] = e
		o.flow.Ends = append(o.flow.Ends, e)
	}
	e.with = e.with.Or(with.Minus(s.Off))
	if asked := s.Asked().And(with); !asked.IsEmpty() && e.askedAt == 0 {
		e.askedAt = s.AskedAt
	}
	e.asked = e.asked.Or(s.Asked().And(with))
	e.others = e.others.Or(s.No.Or(s.Yes.And(s.Seen)).And(with))
	e.cond = e.cond.Or(s.Cond.And(with))
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
	label  bool // a constant of the package whose name says that the code may be sent again
	true_  bool
}

// Returns notes what a way returns.
func (o *observer) Returns(s *codeflow.State, i *ssa.Return, results []*symbolic.Value) {
	if len(results) == 0 {
		o.end(s, i, "", Told, false, s.Reach())
		return
	}
	type combined struct {
		all  []said
		with codeset.Set
	}
	ways := []combined{{nil, s.Reach()}}
	for n, v := range results {
		var next []combined
		for _, w := range ways {
			v.Each(w.with, func(t *symbolic.Term, with codeset.Set) {
				for _, one := range o.sayEach(s, t, n, with) {
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
		o.endSaid(s, i, w.all, w.with)
	}
}

// endSaid notes the end of ways on which results say something.
func (o *observer) endSaid(s *codeflow.State, i *ssa.Return, all []said, with codeset.Set) {
	fate, plain := Told, false
	var what []string
	isNil, hasBool := true, false
	polled := len(all) > 0 && all[0].polled
	for n, one := range all {
		what = append(what, one.what)
		if one.bool_ && n == 0 {
			hasBool = true
		}
		if !one.nil_ && isErrorResult(o.Fn, n) {
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
	e := o.end(s, i, strings.Join(what, ", "), fate, plain, with)
	e.Polled = polled
	e.results = all
	e.isNil = isNil && hasErrorResult(o.Fn)
	e.hasBool = hasBool
}

func isErrorResult(fn *ssa.Function, n int) bool {
	return ssainfo.IsError(fn.Signature.Results().At(n).Type())
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
	with codeset.Set
}

// sayEach returns what a result says. If it is a struct, that may depend on the code.
func (o *observer) sayEach(s *codeflow.State, t *symbolic.Term, n int, with codeset.Set) []saying {
	if t.Op != symbolic.OpStruct && t.Op != symbolic.OpVar {
		return []saying{{o.say(s, t, n, with), with}}
	}
	at, addr := s, t
	if snap, ok := t.Key.(*codeflow.Snapshot); ok {
		at, addr = snap.State, snap.Addr
	}
	ways := []codeset.Set{with}
	for key, v := range at.Held {
		if part, ok := key.(*symbolic.Term); ok && len(v.Alts) > 1 && codeflow.IsPartOf(part, addr) {
			ways = split(ways, v)
		}
	}
	var all []saying
	for _, way := range ways {
		all = append(all, saying{o.say(s, t, n, way), way})
	}
	return all
}

// split splits sets by what a truth value is with their codes.
func split(sets []codeset.Set, v *symbolic.Value) []codeset.Set {
	var parts []codeset.Set
	for _, s := range sets {
		v.Each(s, func(t *symbolic.Term, with codeset.Set) {
			if _, isBool := t.Truth(); isBool {
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
func (o *observer) say(s *codeflow.State, t *symbolic.Term, n int, with codeset.Set) said {
	typ := o.Fn.Signature.Results().At(n).Type()
	if w, ok := t.Key.(symbolic.Wrapping); ok {
		return said{what: w.Name, fate: w.Fate, plain: true}
	}
	if t.IsAnswer() {
		if b, ok := t.Truth(); ok {
			return said{what: strconv.FormatBool(b), fate: fateIf(b), bool_: true, true_: b}
		}
		return said{what: "answer", fate: Retried}
	}
	switch {
	case ssainfo.IsError(typ):
		return o.sayError(s, t, n, with)
	case astutil.IsBoolean(typ):
		return o.sayBool(t, n)
	}
	if fate, plain, ok := o.structFate(s, t, typ, with); ok {
		return said{what: fmt.Sprint(o.describe(t, typ, with), fate), fate: fate, plain: plain}
	}
	if one, ok := o.sayConst(t, typ); ok {
		return one
	}
	if o.holdsError(s, t, typ) {
		return said{what: "err", fate: PassedOn}
	}
	if _, isBasic := typ.Underlying().(*types.Basic); !isBasic {
		if one, ok := o.sayMade(s, t); ok {
			return one
		}
	}
	return said{what: o.describe(t, typ, with), fate: Told}
}

func fateIf(again bool) Fate {
	if again {
		return Retried
	}
	return GivenUp
}

// sayBool returns what a truth value says, by the name of the result or of the function.
func (o *observer) sayBool(t *symbolic.Term, n int) said {
	b, known := t.Truth()
	if !known {
		return said{what: "?", fate: Unclear, bool_: true}
	}
	one := said{what: strconv.FormatBool(b), bool_: true, true_: b, fate: Told}
	if n != 0 && resultName(o.Fn, n) == "" {
		return one
	}
	if _, role := o.declared(); role == idiom.UntilDone {
		one.fate, one.polled = Unclear, !b
		return one
	}
	fate, plain := o.role(n, b)
	if fate != Unclear {
		one.fate, one.plain = fate, plain
	}
	return one
}

// sayConst returns what a constant with a name says.
func (o *observer) sayConst(t *symbolic.Term, typ types.Type) (said, bool) {
	named, ok := types.Unalias(typ).(*types.Named)
	if t.Op != symbolic.OpConst || !ok || named.Obj().Pkg() == nil {
		return said{}, false
	}
	one, found, isOfRetry := said{}, false, false
	scope := named.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		c, ok := scope.Lookup(name).(*types.Const)
		if !ok || !types.Identical(c.Type(), named) {
			continue
		}
		fate, plain := idiom.NameFate(name)
		isOfRetry = isOfRetry || plain || fate == Retried
		if !found && c.Val().ExactString() == t.Val.ExactString() {
			plain = plain || fate == Retried && idiom.IsRetryKind(name)
			isLabel := named.Obj().Pkg() == o.Src.Pkg && idiom.HintsRetryable(name)
			one, found = said{what: name, fate: fate, plain: plain, label: isLabel}, true
		}
	}
	if one.fate == Unclear || !isOfRetry {
		one.fate = Told // as statusExhausted beside statusUnknown
	}
	return one, found
}
