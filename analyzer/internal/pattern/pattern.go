// Package pattern reads regular expressions as the texts that they search for.
package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// A Text is one that a regular expression searches for, or a part of one.
type Text struct {
	Text    string
	IsOpen  bool // anything may follow it, a digit too
	IsLoose bool // it is one of those that a class such as [1-3] stands for
}

// more stands for digits, so that what is before them is no whole code.
const more = "x"

// most is how many texts an expression may search for. One with more is no list of codes.
const most = 64

// Texts returns the texts that an expression searches for. It returns nil if that is not
// plain.
func Texts(expr string) []Text {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil // the program will say so
	}
	var texts []Text
	for _, way := range expand(re.Simplify(), []way{{}}) {
		texts = append(texts, way.end(true).done...)
	}
	return slices.DeleteFunc(texts, func(t Text) bool { return t.Text == "" })
}

// A way is one through the alternatives of an expression.
type way struct {
	done    []Text
	now     string // the text that the expression is in
	isLoose bool   // as in Text
}

// end returns the way with its text at an end.
func (w way) end(isOpen bool) way {
	return way{done: append(slices.Clone(w.done), Text{w.now, isOpen, w.isLoose})}
}

// add returns the way with more of its text.
func (w way) add(text string) way { return way{w.done, w.now + text, w.isLoose} }

// expand continues ways with an expression. It returns nil if there are too many.
func expand(re *syntax.Regexp, ways []way) []way {
	switch re.Op {
	case syntax.OpLiteral:
		return each(ways, func(w way) way { return w.add(string(re.Rune)) })
	case syntax.OpCapture:
		return expand(re.Sub[0], ways)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if ways = expand(sub, ways); ways == nil {
				return nil
			}
		}
		return ways
	case syntax.OpAlternate:
		return alternatives(len(re.Sub), func(i int) []way { return expand(re.Sub[i], ways) })
	case syntax.OpCharClass:
		if runes := runesOf(re.Rune); runes != nil {
			isRange := re.Rune[0] != re.Rune[1]
			return alternatives(len(runes), func(i int) []way {
				return each(ways, func(w way) way { return way{w.done, w.now + string(runes[i]), w.isLoose || isRange} })
			})
		}
		if !hasDigit(re.Rune) {
			return each(ways, func(w way) way { return w.end(false) })
		}
	case syntax.OpAnyCharNotNL, syntax.OpAnyChar:
		if isDotOfCode(ways) { // that it is any character, the author has forgotten
			return each(ways, func(w way) way { return w.add(".") })
		}
	case syntax.OpBeginLine, syntax.OpBeginText, syntax.OpEndLine, syntax.OpEndText, syntax.OpWordBoundary:
		return each(ways, func(w way) way { return w.end(false) })
	case syntax.OpEmptyMatch:
		return ways
	case syntax.OpQuest:
		if !isDigits(re.Sub[0]) {
			return alternatives(2, func(i int) []way {
				if i == 0 {
					return ways
				}
				return expand(re.Sub[0], ways)
			})
		}
	case syntax.OpPlus:
		if sub := re.Sub[0]; sub.Op == syntax.OpCharClass && !hasDigit(sub.Rune) {
			return each(ways, func(w way) way { return w.end(false) })
		}
	}
	if isDigits(re) {
		return each(ways, func(w way) way { return way{w.done, strings.TrimSuffix(w.now, more) + more, w.isLoose} })
	}
	return each(ways, func(w way) way { return w.end(true) })
}

// isDotOfCode reports whether letters, as of a service, are before any character.
func isDotOfCode(ways []way) bool {
	return !slices.ContainsFunc(ways, func(w way) bool {
		return w.now == "" || !unicode.IsLetter(rune(w.now[len(w.now)-1])) || strings.HasSuffix(w.now, more)
	})
}

func each(ways []way, next func(way) way) []way {
	all := make([]way, len(ways))
	for i, w := range ways {
		all[i] = next(w)
	}
	return all
}

// alternatives returns the ways of several alternatives, or nil if there are too many.
func alternatives(n int, of func(int) []way) []way {
	var all []way
	for i := range n {
		next := of(i)
		if all = append(all, next...); next == nil || len(all) > most {
			return nil
		}
	}
	return all
}

// runesOf returns the characters of a class, or nil if it has many.
func runesOf(ranges []rune) []rune {
	const few = 4
	var runes []rune
	for i := 0; i+1 < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if runes = append(runes, r); len(runes) > few {
				return nil
			}
		}
	}
	return runes
}

// hasDigit reports whether a class has a digit.
func hasDigit(ranges []rune) bool {
	for i := 0; i+1 < len(ranges); i += 2 {
		if ranges[i] <= '9' && '0' <= ranges[i+1] {
			return true
		}
	}
	return false
}

// isDigits reports whether an expression is for digits: what is before them is the
// beginning of longer codes, and meant as such.
func isDigits(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpCharClass:
		return len(re.Rune) >= 2 && unicode.IsDigit(re.Rune[0]) && unicode.IsDigit(re.Rune[len(re.Rune)-1])
	case syntax.OpPlus, syntax.OpStar, syntax.OpQuest, syntax.OpCapture:
		return isDigits(re.Sub[0])
	case syntax.OpConcat:
		return len(re.Sub) != 0 && isDigits(re.Sub[0])
	}
	return false
}
