package analyzer

import (
	"maps"

	"github.com/cbclint/cbclint/codes"
)

// handled is what is known of a value where a decision begins: which codes it
// cannot be.
type handled struct {
	classes classSet        // codes of these retry classes do not come so far
	codes   map[string]bool // nor do these
	only    map[string]bool // if not nil, nothing but these does
}

// A classSet is a set of retry classes, by their place in allClasses.
type classSet uint16

var allClasses = [...]codes.Retry{
	codes.RetrySuccess, codes.RetryThrottled, codes.RetryTransient, codes.RetryConflict, codes.RetryExhausted,
	codes.RetryReauth, codes.RetryUnknownOutcome, codes.RetryTerminal,
}

func classesOf(wanted func(codes.Retry) bool) classSet {
	var set classSet
	for i, class := range allClasses {
		if wanted(class) {
			set |= 1 << i
		}
	}
	return set
}

func (s classSet) has(class codes.Retry) bool {
	for i, c := range allClasses {
		if c == class {
			return s&(1<<i) != 0
		}
	}
	return false
}

// isNothing reports whether nothing is known.
func (h handled) isNothing() bool { return h.classes == 0 && len(h.codes) == 0 && h.only == nil }

// excludes reports whether a code does not come so far.
func (h handled) excludes(code string) bool {
	return h.codes[code] || h.only != nil && !h.only[code] || h.classes.has(codes.Code(code).Retry())
}

// and returns what holds if both do.
func (h handled) and(other handled) handled {
	if h.isNothing() {
		return other
	}
	if other.isNothing() {
		return h
	}
	both := handled{classes: h.classes | other.classes, codes: union(h.codes, other.codes), only: h.only}
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
func (h handled) or(other handled) handled {
	either := handled{classes: h.classes & other.classes, codes: make(map[string]bool)}
	if h.only != nil && other.only != nil {
		either.only = union(h.only, other.only)
	}
	for _, pair := range [...][2]handled{{h, other}, {other, h}} {
		for code := range pair[0].codes {
			if pair[1].excludes(code) {
				either.codes[code] = true
			}
		}
		// A class that one way excludes, the other may exclude code by code.
		if classes := pair[0].classes &^ pair[1].classes; classes != 0 && (len(pair[1].codes) != 0 || pair[1].only != nil) {
			for info := range codes.All() {
				if classes.has(info.Retry) && pair[1].excludes(string(info.Code)) {
					either.codes[string(info.Code)] = true
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
func (h handled) orFor(other handled) handled {
	either := handled{classes: h.classes | other.classes, codes: union(h.codes, other.codes)}
	if h.only != nil && other.only != nil {
		either.only = union(h.only, other.only)
	}
	return either
}

func (h handled) equal(other handled) bool {
	return h.classes == other.classes && maps.Equal(h.codes, other.codes) &&
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

// A predicate is a question for the retry class of a code.
type predicate struct {
	classes classSet // those that it tells from the others
	of      string   // whose codes it knows: the path of a package of constants, or everyCode
}

// everyCode is what a predicate of the user's knows.
const everyCode = "*"
