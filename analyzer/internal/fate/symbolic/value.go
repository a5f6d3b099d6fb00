// Package symbolic has the values that functions are run with. A [Term] is how a value comes
// about. A [Value] has an alternative for each set of codes with which it is another term.
// A [Table] is what a map holds. A [Birth] is where a term comes about.
package symbolic

import (
	"slices"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
)

// A Value is what an expression may be: for each alternative, the codes with which it may
// be that. A nil set stands for all codes.
type Value struct{ Alts []Alternative }

// An Alternative is a term that a value may be, with the codes with which it is that.
type Alternative struct {
	Term *Term
	With codeset.Set
}

// MaxAlternatives bounds the alternatives of a value.
const MaxAlternatives = 64

// Only returns the value that is a term, whatever the code.
func Only(t *Term) *Value { return &Value{[]Alternative{{t, nil}}} }

// Single returns the term of a value that has one alternative, or nil.
func (v *Value) Single() *Term {
	if len(v.Alts) == 1 {
		return v.Alts[0].Term
	}
	return nil
}

// Each calls a function with each alternative that is possible with some of the codes, and
// these.
func (v *Value) Each(reach codeset.Set, f func(*Term, codeset.Set)) {
	for _, a := range v.Alts {
		with := reach.And(a.With)
		if !with.IsEmpty() {
			f(a.Term, with)
		}
	}
}

// Mapped returns the value of which each alternative is replaced.
func (v *Value) Mapped(f func(*Term) *Value) *Value {
	if t := v.Single(); t != nil && v.Alts[0].With == nil {
		return f(t)
	}
	var b Builder
	for _, a := range v.Alts {
		for _, made := range f(a.Term).Alts {
			b.Add(made.Term, Intersect(a.With, made.With))
		}
	}
	return b.Value()
}

// Intersect is and for sets of which nil stands for all codes.
func Intersect(s, t codeset.Set) codeset.Set {
	if s == nil {
		return t
	}
	return s.And(t)
}

// A Builder collects the alternatives of a value.
type Builder struct {
	Alts []Alternative
	at   map[*Term]int // once there are many
}

// Add adds an alternative, or codes to one.
func (b *Builder) Add(t *Term, with codeset.Set) {
	if i := b.find(t); i >= 0 {
		a := &b.Alts[i]
		if a.With == nil || with == nil {
			a.With = nil
		} else {
			a.With = a.With.Or(with)
		}
		return
	}
	if b.at != nil {
		b.at[t] = len(b.Alts)
	}
	b.Alts = append(b.Alts, Alternative{t, with})
}

func (b *Builder) find(t *Term) int {
	const few = 8
	if b.at == nil && len(b.Alts) > few {
		b.at = make(map[*Term]int)
		for i, a := range b.Alts {
			b.at[a.Term] = i
		}
	}
	if b.at != nil {
		if i, ok := b.at[t]; ok {
			return i
		}
		return -1
	}
	for i, a := range b.Alts {
		if a.Term == t {
			return i
		}
	}
	return -1
}

// Value returns the value with all alternatives so far.
func (b *Builder) Value() *Value { return &Value{b.Alts} }

// Equal reports whether two values have the same alternatives in the same order.
func (v *Value) Equal(w *Value) bool {
	if v == w {
		return true
	}
	if len(v.Alts) != len(w.Alts) {
		return false
	}
	for i, a := range v.Alts {
		o := w.Alts[i]
		if a.Term != o.Term || (a.With == nil) != (o.With == nil) || a.With != nil && !a.With.Equal(o.With) {
			return false
		}
	}
	return true
}

// IsWithin reports whether a value may be nothing that another may not be.
func (v *Value) IsWithin(w *Value) bool {
	return v == w || !slices.ContainsFunc(v.Alts, func(a Alternative) bool {
		i := slices.IndexFunc(w.Alts, func(o Alternative) bool { return o.Term == a.Term })
		return i < 0 || w.Alts[i].With != nil && (a.With == nil || !a.With.IsWithin(w.Alts[i].With))
	})
}

// At returns the only term that a value may be with some of the codes, or nil.
func (v *Value) At(codes codeset.Set) *Term {
	var found *Term
	several := false
	v.Each(codes, func(t *Term, _ codeset.Set) {
		several = several || found != nil
		found = t
	})
	if several {
		return nil
	}
	return found
}

// IsNil reports whether a value is nil or a zero value, whatever the code.
func (v *Value) IsNil() bool {
	t := v.Single()
	return t != nil && (t.Op == OpNil || t.Op == OpZero)
}
