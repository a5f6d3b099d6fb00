package fate

import (
	"maps"
	"slices"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/codes"
)

// Reach reports whether a code comes to a comparison, and is to be expected there.
func (fl *Flow) Reach(c *codeflow.Compare, code string) bool {
	i, ok := fl.u.Index[code]
	return ok && c.Reach.Has(i)
}

// IsRuledOut reports whether the HTTP status rules a code out where it is compared.
func (fl *Flow) IsRuledOut(c *codeflow.Compare, code string) bool {
	i, ok := fl.u.Index[code]
	return ok && c.Off.Has(i)
}

// IsAsked reports whether a retry predicate has been asked about a code, and its way goes
// elsewhere if the answer is yes. Named codes do not count as those that go elsewhere.
func (fl *Flow) IsAsked(code string, named map[string]bool) bool {
	i, ok := fl.u.Index[code]
	if !ok {
		return false
	}
	for _, e := range fl.EndsOf(code) {
		if !e.asked.Has(i) {
			continue
		}
		shared := false
		for _, other := range fl.Ends {
			shared = shared || other.site == e.site && other.what == e.what && fl.hasOther(other.others, named)
		}
		if !shared {
			return true
		}
	}
	return false
}

// IsAskedBefore reports whether, on every way to a comparison, a retry predicate has said
// yes of a code, and on some way that was enough to go elsewhere.
func (fl *Flow) IsAskedBefore(c *codeflow.Compare, code string) bool {
	i, ok := fl.u.Index[code]
	if !ok || !c.Yes.Has(i) || c.No.Has(i) {
		return false
	}
	return slices.ContainsFunc(fl.Ends, func(e *End) bool { return e.asked.Has(i) && e.askedAt < c.Pos })
}

func (fl *Flow) hasOther(s codeset.Set, named map[string]bool) bool {
	for i, c := range fl.u.Codes {
		if s.Has(i) && !named[c.Text] {
			return true
		}
	}
	return s.Has(fl.u.Other())
}

// IsAskedAt reports whether a retry predicate that is asked in a part of the program says
// yes of a code.
func (fl *Flow) IsAskedAt(code string, within func(codeflow.Ask) bool) bool {
	i, ok := fl.u.Index[code]
	return ok && slices.ContainsFunc(fl.Asks, func(a codeflow.Ask) bool { return a.Yes.Has(i) && within(a) })
}

// EndsOf returns the ends that a code may come to.
func (fl *Flow) EndsOf(code string) []*End {
	i, ok := fl.u.Index[code]
	if !ok {
		return nil
	}
	ends, known := fl.endsOf[i]
	if known {
		return ends
	}
	for _, e := range fl.Ends {
		if e.with.Has(i) {
			ends = append(ends, e)
		}
	}
	if fl.endsOf == nil {
		fl.endsOf = make(map[int][]*End)
	}
	fl.endsOf[i] = ends
	return ends
}

// IsGivenUp reports whether every way of a code gives it up.
func (fl *Flow) IsGivenUp(code string, named map[string]bool) bool {
	ends := fl.EndsOf(code)
	for _, e := range ends {
		if e.Fate == Retried || e.Fate == PassedOn {
			return false
		}
	}
	return len(ends) > 0 && !fl.IsAsked(code, named)
}

// DecidesNothing reports whether all codes that come to a comparison have one fate, or
// only a text or a number comes of them.
func (fl *Flow) DecidesNothing(c *codeflow.Compare) bool {
	told := true
	for _, e := range fl.alike() {
		told = told && (e.Fate == Told || !e.with.Meets(c.Reach))
	}
	for _, with := range fl.effects {
		if with := with.And(c.Reach); !with.IsEmpty() && !with.Equal(c.Reach) {
			return false
		}
	}
	if told {
		return !fl.tellsApart()
	}
	for _, e := range fl.alike() {
		if with := e.with.And(c.Reach); !with.IsEmpty() && !with.Equal(c.Reach) {
			return false
		}
	}
	return true
}

// alike returns the ends with those united that are equal but for where they are.
func (fl *Flow) alike() []*End {
	if fl.united != nil {
		return fl.united
	}
	at := make(map[string]*End)
	for _, e := range fl.Ends {
		one := at[e.what]
		if one == nil || one.Fate != e.Fate {
			one = &End{Fate: e.Fate, what: e.what, with: fl.u.None()}
			at[e.what] = one
			fl.united = append(fl.united, one)
		}
		one.with = one.with.Or(e.with)
	}
	return fl.united
}

// tellsApart reports whether a constant whose name says that a code may be sent again comes
// of a code that is named, and something else of one of the same class that is not. The
// author has thought of the class.
func (fl *Flow) tellsApart() bool {
	named := make(map[string]bool)
	for _, c := range fl.Compares {
		maps.Copy(named, c.Names)
	}
	byClass := make(map[codes.Retry][2]map[string]bool)
	for _, e := range fl.Ends {
		isLabel := slices.ContainsFunc(e.results, func(s said) bool { return s.label })
		with := e.with
		for i, c := range fl.u.Codes {
			if !c.Retryable || !with.Has(i) {
				continue
			}
			both, ok := byClass[c.Class]
			if !ok {
				both = [2]map[string]bool{make(map[string]bool), make(map[string]bool)}
				byClass[c.Class] = both
			}
			side := 0
			if named[c.Text] {
				side = 1
			}
			both[side][e.what] = both[side][e.what] || isLabel
		}
	}
	for _, both := range byClass {
		for what, isLabel := range both[1] {
			if _, same := both[0][what]; isLabel && !same && len(both[0]) > 0 {
				return true
			}
		}
	}
	return false
}

// SameFate reports whether two codes come to the same ends, and to the same calls and
// assignments on the way.
func (fl *Flow) SameFate(a, b string) bool {
	i, j := fl.u.Index[a], fl.u.Index[b]
	for _, with := range fl.effects {
		if with.Has(i) != with.Has(j) {
			return false
		}
	}
	return fl.sameEnds(i, j)
}

func (fl *Flow) sameEnds(i, j int) bool {
	first, second := make(map[string]bool), make(map[string]bool)
	for _, e := range fl.Ends {
		if e.with.Has(i) {
			first[e.what] = true
		}
		if e.with.Has(j) {
			second[e.what] = true
		}
	}
	return maps.Equal(first, second)
}

// PlainFate returns what the program itself says plainly that becomes of a code: the same
// on every way, whatever else it depends on, and with nothing done about it before.
func (fl *Flow) PlainFate(code string) (fate Fate, polled bool) {
	i, ok := fl.u.Index[code]
	ends := fl.EndsOf(code)
	if !ok || len(ends) == 0 {
		return Unclear, false
	}
	isTurn := fl.turns.Has(i) && !slices.ContainsFunc(fl.touched, func(with codeset.Set) bool { return with.Has(i) })
	for _, e := range ends {
		if e.cond.Has(i) || !isTurn && (!e.Plain || e.Fate != ends[0].Fate) {
			return Unclear, false
		}
	}
	for _, with := range slices.Concat(fl.effects, fl.told) {
		if with.Has(i) {
			return Unclear, false
		}
	}
	if isTurn {
		return Retried, true // it may end when the tries run out
	}
	return ends[0].Fate, ends[0].Polled
}
