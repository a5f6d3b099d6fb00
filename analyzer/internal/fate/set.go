package fate

// A Set is a set of codes. It has one more element, which stands for all other texts.
type Set []uint64

// A universe numbers the codes of the catalog.
type universe struct {
	codes []Code
	index map[string]int
	words int

	everything Set // of all
	retryable  Set
}

func newUniverse(codes []Code) *universe {
	u := &universe{codes: codes, index: make(map[string]int, len(codes)), words: len(codes)/64 + 1}
	for i, c := range codes {
		u.index[c.Text] = i
	}
	u.everything = u.none()
	for i := range len(u.codes) + 1 {
		u.everything.add(i)
	}
	u.retryable = u.of(func(c Code) bool { return c.Retryable })
	return u
}

func (u *universe) none() Set { return make(Set, u.words) }

// all returns the set of all texts. Nobody changes it.
func (u *universe) all() Set { return u.everything }

// other is the element for all texts that are not in the catalog.
func (u *universe) other() int { return len(u.codes) }

// of returns the set of the codes that a predicate accepts. It does not have the other
// texts.
func (u *universe) of(accepts func(Code) bool) Set {
	s := u.none()
	for i, c := range u.codes {
		if accepts(c) {
			s.add(i)
		}
	}
	return s
}

// text returns the set for a text: its code, or the other texts.
func (u *universe) text(text string) Set {
	s := u.none()
	if i, ok := u.index[text]; ok {
		s.add(i)
	} else {
		s.add(u.other())
	}
	return s
}

// outside returns the complement of a set. If a text is one of the other texts, the value
// may still be another one of them.
func (u *universe) outside(s Set) Set {
	rest := u.all().minus(s)
	rest.add(u.other())
	return rest
}

func (s Set) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s Set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s Set) isEmpty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

func (s Set) and(t Set) Set {
	if t == nil {
		return s
	}
	if s == nil {
		return t
	}
	both := make(Set, len(s))
	for i := range s {
		both[i] = s[i] & t[i]
	}
	return both
}

func (s Set) or(t Set) Set {
	either := make(Set, len(s))
	for i := range s {
		either[i] = s[i] | t[i]
	}
	return either
}

func (s Set) minus(t Set) Set {
	rest := make(Set, len(s))
	for i := range s {
		rest[i] = s[i] &^ t[i]
	}
	return rest
}

func (s Set) equal(t Set) bool {
	for i := range s {
		if s[i] != t[i] {
			return false
		}
	}
	return true
}

func (s Set) isWithin(t Set) bool { return s.minus(t).isEmpty() }

func (s Set) meets(t Set) bool { return !s.and(t).isEmpty() }
