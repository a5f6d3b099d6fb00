// Package codeset has sets of codes, and what the packages that follow codes have to be
// told about them.
package codeset

// A Set is a set of codes. It has one more element, which stands for all other texts.
type Set []uint64

// A Universe numbers the codes of the catalog.
type Universe struct {
	Codes []Code
	Index map[string]int
	words int

	everything Set // of all
	Retryable  Set
}

// NewUniverse numbers codes.
func NewUniverse(codes []Code) *Universe {
	u := &Universe{Codes: codes, Index: make(map[string]int, len(codes)), words: len(codes)/64 + 1}
	for i, c := range codes {
		u.Index[c.Text] = i
	}
	u.everything = u.None()
	for i := range len(u.Codes) + 1 {
		u.everything.Add(i)
	}
	u.Retryable = u.Of(func(c Code) bool { return c.Retryable })
	return u
}

// None returns an empty set.
func (u *Universe) None() Set { return make(Set, u.words) }

// All returns the set of all texts. Nobody changes it.
func (u *Universe) All() Set { return u.everything }

// Other is the element for all texts that are not in the catalog.
func (u *Universe) Other() int { return len(u.Codes) }

// Of returns the set of the codes that a predicate accepts. It does not have the other
// texts.
func (u *Universe) Of(accepts func(Code) bool) Set {
	s := u.None()
	for i, c := range u.Codes {
		if accepts(c) {
			s.Add(i)
		}
	}
	return s
}

// Text returns the set for a text: its code, or the other texts.
func (u *Universe) Text(text string) Set {
	s := u.None()
	if i, ok := u.Index[text]; ok {
		s.Add(i)
	} else {
		s.Add(u.Other())
	}
	return s
}

// Outside returns the complement of a set. If a text is one of the other texts, the value
// may still be another one of them.
func (u *Universe) Outside(s Set) Set {
	rest := u.All().Minus(s)
	rest.Add(u.Other())
	return rest
}

// Add adds an element.
func (s Set) Add(i int) { s[i/64] |= 1 << (i % 64) }

// Has reports whether an element is in the set.
func (s Set) Has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// IsEmpty reports whether the set has no element.
func (s Set) IsEmpty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// And returns what is in both sets. A nil set stands for all codes. Like Or, it may return
// one of the two: sets that others hold are not changed.
func (s Set) And(t Set) Set {
	if t == nil {
		return s
	}
	if s == nil || t.IsWithin(s) {
		return t
	}
	if s.IsWithin(t) {
		return s
	}
	both := make(Set, len(s))
	for i := range s {
		both[i] = s[i] & t[i]
	}
	return both
}

// Or returns what is in one of the sets.
func (s Set) Or(t Set) Set {
	if t.IsWithin(s) {
		return s
	}
	if s.IsWithin(t) {
		return t
	}
	either := make(Set, len(s))
	for i := range s {
		either[i] = s[i] | t[i]
	}
	return either
}

// Minus returns what is in the set and not in another.
func (s Set) Minus(t Set) Set {
	rest := make(Set, len(s))
	for i := range s {
		rest[i] = s[i] &^ t[i]
	}
	return rest
}

// Equal reports whether two sets have the same elements.
func (s Set) Equal(t Set) bool {
	for i := range s {
		if s[i] != t[i] {
			return false
		}
	}
	return true
}

// IsWithin reports whether all elements are in another set.
func (s Set) IsWithin(t Set) bool {
	for i := range s {
		if s[i]&^t[i] != 0 {
			return false
		}
	}
	return true
}

// Meets reports whether two sets have an element in common.
func (s Set) Meets(t Set) bool {
	for i := range s {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}
