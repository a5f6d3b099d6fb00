package flow

import (
	"maps"

	"github.com/cbclint/cbclint/codes"
)

// Handled is what is known of a value where a decision begins: which codes it
// cannot be.
type Handled struct {
	Classes ClassSet        // codes of these retry classes do not come so far
	Codes   map[string]bool // nor do these
	only    map[string]bool // if not nil, nothing but these does
}

// A ClassSet is a set of retry classes, by their place in allClasses.
type ClassSet uint16

var allClasses = [...]codes.Retry{
	codes.RetrySuccess, codes.RetryThrottled, codes.RetryTransient, codes.RetryConflict, codes.RetryExhausted,
	codes.RetryReauth, codes.RetryUnknownOutcome, codes.RetryTerminal,
}

// ClassesOf returns the set of the classes that are wanted.
func ClassesOf(wanted func(codes.Retry) bool) ClassSet {
	var set ClassSet
	for i, class := range allClasses {
		if wanted(class) {
			set |= 1 << i
		}
	}
	return set
}

// Has reports whether a class is in the set.
func (s ClassSet) Has(class codes.Retry) bool {
	for i, c := range allClasses {
		if c == class {
			return s&(1<<i) != 0
		}
	}
	return false
}

// isNothing reports whether nothing is known.
func (h Handled) isNothing() bool { return h.Classes == 0 && len(h.Codes) == 0 && h.only == nil }

// Excludes reports whether a code does not come so far.
func (h Handled) Excludes(code string) bool {
	return h.Codes[code] || h.only != nil && !h.only[code] || h.Classes.Has(codes.Code(code).Retry())
}

// And returns what holds if both do.
func (h Handled) And(other Handled) Handled {
	if h.isNothing() {
		return other
	}
	if other.isNothing() {
		return h
	}
	both := Handled{Classes: h.Classes | other.Classes, Codes: union(h.Codes, other.Codes), only: h.only}
	switch {
	case h.only == nil:
		both.only = other.only
	case other.only != nil:
		both.only = make(map[string]bool)
		for code := range h.only {
			if other.only[code] {
				both.only[code] = true
			}
		}
	}
	return both
}

// or returns what holds if one of them does: where two ways meet.
func (h Handled) or(other Handled) Handled {
	either := Handled{Classes: h.Classes & other.Classes, Codes: make(map[string]bool)}
	if h.only != nil && other.only != nil {
		either.only = union(h.only, other.only)
	}
	for _, pair := range [...][2]Handled{{h, other}, {other, h}} {
		for code := range pair[0].Codes {
			if pair[1].Excludes(code) {
				either.Codes[code] = true
			}
		}
		// A class that one way excludes, the other may exclude code by code.
		if classes := pair[0].Classes &^ pair[1].Classes; classes != 0 && (len(pair[1].Codes) != 0 || pair[1].only != nil) {
			for info := range codes.All() {
				if classes.Has(info.Retry) && pair[1].Excludes(string(info.Code)) {
					either.Codes[string(info.Code)] = true
				}
			}
		}
	}
	return either
}

// orFor returns what holds if one of two conditions does, or is meant by
// whoever wrote them: "Retryable() && tries < 5" lets some retryable codes pass
// when it is false, but the author has thought of them, so that they count as
// handled. What the code must be is taken by the letter.
func (h Handled) orFor(other Handled) Handled {
	either := Handled{Classes: h.Classes | other.Classes, Codes: union(h.Codes, other.Codes)}
	if h.only != nil && other.only != nil {
		either.only = union(h.only, other.only)
	}
	return either
}

func (h Handled) equal(other Handled) bool {
	return h.Classes == other.Classes && maps.Equal(h.Codes, other.Codes) &&
		(h.only == nil) == (other.only == nil) && maps.Equal(h.only, other.only)
}

func union(a, b map[string]bool) map[string]bool {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}

// A Predicate is a question for the retry class of a code.
type Predicate struct {
	Classes ClassSet // those that it tells from the others
	Of      string   // whose codes it knows: the path of a package of constants, or everyCode
}

// EveryCode is what a predicate of the user's knows.
const EveryCode = "*"
