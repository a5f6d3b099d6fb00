package fate

import (
	"maps"
	"slices"

	"github.com/cbclint/cbclint/codes"
)

// Reach reports whether a code comes to a comparison, and is to be expected there.
func (fl *Flow) Reach(c *Compare, code string) bool {
	i, ok := fl.p.u.index[code]
	return ok && c.reach.has(i)
}

// IsRuledOut reports whether the HTTP status rules a code out where it is compared.
func (fl *Flow) IsRuledOut(c *Compare, code string) bool {
	i, ok := fl.p.u.index[code]
	return ok && c.off.has(i)
}

// IsAsked reports whether a retry predicate has been asked about a code, and its way goes
// elsewhere if the answer is yes. Named codes do not count as those that go elsewhere.
func (fl *Flow) IsAsked(code string, named map[string]bool) bool {
	i, ok := fl.p.u.index[code]
	if !ok {
		return false
	}
	for _, e := range fl.EndsOf(code) {
		if !e.asked.has(i) {
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
func (fl *Flow) IsAskedBefore(c *Compare, code string) bool {
	i, ok := fl.p.u.index[code]
	if !ok || !c.yes.has(i) || c.no.has(i) {
		return false
	}
	return slices.ContainsFunc(fl.Ends, func(e *End) bool { return e.asked.has(i) && e.askedAt < c.Pos })
}

func (fl *Flow) hasOther(s Set, named map[string]bool) bool {
	for i, c := range fl.p.u.codes {
		if s.has(i) && !named[c.Text] {
			return true
		}
	}
	return s.has(fl.p.u.other())
}

// IsAskedAt reports whether a retry predicate that is asked in a part of the program says
// yes of a code.
func (fl *Flow) IsAskedAt(code string, within func(Ask) bool) bool {
	i, ok := fl.p.u.index[code]
	return ok && slices.ContainsFunc(fl.Asks, func(a Ask) bool { return a.yes.has(i) && within(a) })
}

// EndsOf returns the ends that a code may come to.
func (fl *Flow) EndsOf(code string) []*End {
	i, ok := fl.p.u.index[code]
	if !ok {
		return nil
	}
	ends, known := fl.endsOf[i]
	if known {
		return ends
	}
	for _, e := range fl.Ends {
		if e.with.has(i) {
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
func (fl *Flow) DecidesNothing(c *Compare) bool {
	told := true
	for _, e := range fl.alike() {
		told = told && (e.Fate == Told || !e.with.meets(c.reach))
	}
	for _, with := range fl.effects {
		if with := with.and(c.reach); !with.isEmpty() && !with.equal(c.reach) {
			return false
		}
	}
	if told {
		return !fl.tellsApart()
	}
	for _, e := range fl.alike() {
		if with := e.with.and(c.reach); !with.isEmpty() && !with.equal(c.reach) {
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
			one = &End{Fate: e.Fate, what: e.what, with: fl.p.u.none()}
			at[e.what] = one
			fl.united = append(fl.united, one)
		}
		one.with = one.with.or(e.with)
	}
	return fl.united
}

// tellsApart reports whether constants with names come of codes, and of two codes of one
// retryable class, one that is named and one that is not, different ones. The author has
// thought of the class.
func (fl *Flow) tellsApart() bool {
	named := make(map[string]bool)
	for _, c := range fl.Compares {
		maps.Copy(named, c.Names)
	}
	byClass := make(map[codes.Retry][2]map[string]bool)
	for _, e := range fl.Ends {
		if !slices.ContainsFunc(e.results, func(s said) bool { return s.label }) {
			continue
		}
		with := e.with
		for i, c := range fl.p.u.codes {
			if !c.Retryable || !with.has(i) {
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
			both[side][e.what] = true
		}
	}
	for _, both := range byClass {
		if len(both[0]) > 0 && len(both[1]) > 0 && !maps.Equal(both[0], both[1]) {
			return true
		}
	}
	return false
}

// SameFate reports whether two codes come to the same ends, and to the same calls and
// assignments on the way.
func (fl *Flow) SameFate(a, b string) bool {
	i, j := fl.p.u.index[a], fl.p.u.index[b]
	first, second := make(map[string]bool), make(map[string]bool)
	for _, e := range fl.Ends {
		with := e.with
		if with.has(i) {
			first[e.what] = true
		}
		if with.has(j) {
			second[e.what] = true
		}
	}
	for _, with := range fl.effects {
		if with.has(i) != with.has(j) {
			return false
		}
	}
	return maps.Equal(first, second)
}

// PlainFate returns what the program itself says plainly that becomes of a code: the same
// on every way, whatever else it depends on, and with nothing done about it before.
func (fl *Flow) PlainFate(code string) (fate Fate, polled bool) {
	i, ok := fl.p.u.index[code]
	ends := fl.EndsOf(code)
	if !ok || len(ends) == 0 {
		return Unclear, false
	}
	for _, e := range ends {
		if !e.Plain || e.Fate != ends[0].Fate || e.cond.has(i) {
			return Unclear, false
		}
	}
	for _, with := range slices.Concat(fl.effects, fl.told) {
		if with.has(i) {
			return Unclear, false
		}
	}
	return ends[0].Fate, ends[0].Polled
}
