package fate

import "slices"

// A value is what an expression may be: for each alternative, the codes with which it may
// be that. A nil set stands for all codes.
type value struct{ alts []alternative }

type alternative struct {
	term *term
	with Set
}

// maxAlternatives bounds the alternatives of a value.
const maxAlternatives = 64

func only(t *term) *value { return &value{[]alternative{{t, nil}}} }

// single returns the term of a value that has one alternative, or nil.
func (v *value) single() *term {
	if len(v.alts) == 1 {
		return v.alts[0].term
	}
	return nil
}

// each calls a function with each alternative that is possible with some of the codes, and
// these.
func (v *value) each(reach Set, f func(*term, Set)) {
	for _, a := range v.alts {
		with := reach.and(a.with)
		if !with.isEmpty() {
			f(a.term, with)
		}
	}
}

// mapped returns the value of which each alternative is replaced.
func (v *value) mapped(f func(*term) *value) *value {
	if t := v.single(); t != nil && v.alts[0].with == nil {
		return f(t)
	}
	var b builder
	for _, a := range v.alts {
		for _, made := range f(a.term).alts {
			b.add(made.term, intersect(a.with, made.with))
		}
	}
	return b.value()
}

// intersect is and for sets of which nil stands for all codes.
func intersect(s, t Set) Set {
	if s == nil {
		return t
	}
	return s.and(t)
}

// A builder collects the alternatives of a value.
type builder struct {
	alts []alternative
	at   map[*term]int // once there are many
}

func (b *builder) add(t *term, with Set) {
	if i := b.find(t); i >= 0 {
		a := &b.alts[i]
		if a.with == nil || with == nil {
			a.with = nil
		} else {
			a.with = a.with.or(with)
		}
		return
	}
	if b.at != nil {
		b.at[t] = len(b.alts)
	}
	b.alts = append(b.alts, alternative{t, with})
}

func (b *builder) find(t *term) int {
	const few = 8
	if b.at == nil && len(b.alts) > few {
		b.at = make(map[*term]int)
		for i, a := range b.alts {
			b.at[a.term] = i
		}
	}
	if b.at != nil {
		if i, ok := b.at[t]; ok {
			return i
		}
		return -1
	}
	for i, a := range b.alts {
		if a.term == t {
			return i
		}
	}
	return -1
}

func (b *builder) value() *value { return &value{b.alts} }

func (v *value) equal(w *value) bool {
	if v == w {
		return true
	}
	if len(v.alts) != len(w.alts) {
		return false
	}
	for i, a := range v.alts {
		o := w.alts[i]
		if a.term != o.term || (a.with == nil) != (o.with == nil) || a.with != nil && !a.with.equal(o.with) {
			return false
		}
	}
	return true
}

// isWithin reports whether a value may be nothing that another may not be.
func (v *value) isWithin(w *value) bool {
	return v == w || !slices.ContainsFunc(v.alts, func(a alternative) bool {
		i := slices.IndexFunc(w.alts, func(o alternative) bool { return o.term == a.term })
		return i < 0 || w.alts[i].with != nil && (a.with == nil || !a.with.isWithin(w.alts[i].with))
	})
}

// at returns the only term that a value may be with some of the codes, or nil.
func (v *value) at(codes Set) *term {
	var found *term
	several := false
	v.each(codes, func(t *term, _ Set) {
		several = several || found != nil
		found = t
	})
	if several {
		return nil
	}
	return found
}
