package analyzer

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// isNormalized reports whether the program normalises a literal that is a wrong
// spelling of a code, or a value that the literal is compared with, on any way to it
// in this package: e.g. strings.ToLower(code) == "cbc.5003".
func (f *file) isNormalized(lit literal, code string) bool {
	if f.spellings == nil {
		f.spellings = newSpellings(f.pkg)
		f.spellings.addPackage(f.cur.Inspector().Root())
		f.spellings.derive()
	}
	s := f.spellings
	group := s.find(lit.expr)
	// The literal itself may be normalised, too.
	return (s.results[group] | s.inputs[group] | s.meets()[group]).leads(lit.value, code)
}

// A normalizing is a set of ways in which a program spells texts.
type normalizing uint8

const (
	toLower normalizing = 1 << iota
	toUpper
	anyCase
	anyWay // with other characters, too
)

// leads reports whether a code may be spelled like a value afterwards.
func (n normalizing) leads(value, code string) bool {
	return n&anyWay != 0 || n&toLower != 0 && value == strings.ToLower(code) || n&anyCase != 0 && strings.EqualFold(value, code)
}

// A holder is something that a text can be in: a variable, a constant, a field, a
// function's results, a literal, or the result of a call.
type holder any

// spellings tells which texts of a package may be the same, and where they are
// normalised. Holders between which texts flow are one group. It does not
// know in which order: that is precise enough to keep a rule silent.
type spellings struct {
	*pkg
	parents  map[holder]holder
	results  map[holder]normalizing // by group: what has been normalised is in it
	inputs   map[holder]normalizing // by group: how what is in it is normalised somewhere
	derived  [][2]holder            // what has been normalised, behind what it was made from
	compared [][2]holder
	met      map[holder]normalizing // memo of meets

	methods  map[string][]*types.Func // of the package, by name
	anyValue *types.Signature         // one that stands for all that are values, once a generic function calls one
	values   typeutil.Map             // from signatures to that of a function that is a value: *types.Signature
}

func newSpellings(p *pkg) *spellings {
	return &spellings{
		pkg:     p,
		parents: make(map[holder]holder), results: make(map[holder]normalizing), inputs: make(map[holder]normalizing),
		methods: make(map[string][]*types.Func),
	}
}

// find returns the group of a holder: one of its members, which stands for all.
func (s *spellings) find(h holder) holder {
	for {
		parent, ok := s.parents[h]
		if !ok {
			return h
		}
		if next, ok := s.parents[parent]; ok {
			s.parents[h] = next // shorten the way
		}
		h = parent
	}
}

// join makes one group of those of several holders.
func (s *spellings) join(holders ...holder) {
	for _, h := range holders {
		from, to := s.find(h), s.find(holders[0])
		if from == to {
			continue
		}
		s.parents[from] = to
		s.results[to] |= s.results[from]
		s.inputs[to] |= s.inputs[from]
	}
}

// mark notes how texts in some holders are spelled.
func (s *spellings) mark(holders []holder, how normalizing) {
	for _, h := range holders {
		s.results[s.find(h)] |= how
	}
}

// derive notes what has been made from texts with other characters.
func (s *spellings) derive() {
	made := make(map[holder][]holder)
	var marked []holder
	for _, pair := range s.derived {
		from := s.find(pair[0])
		if made[from] == nil && s.results[from]&anyWay != 0 {
			marked = append(marked, from)
		}
		made[from] = append(made[from], s.find(pair[1]))
	}
	for len(marked) != 0 {
		from := marked[len(marked)-1]
		marked = marked[:len(marked)-1]
		for _, to := range made[from] {
			if s.results[to]&anyWay == 0 {
				s.results[to] |= anyWay
				marked = append(marked, to)
			}
		}
	}
}

// compare notes that texts of two expressions meet.
func (s *spellings) compare(x, y ast.Expr) {
	for _, a := range s.holdersOf(x) {
		for _, b := range s.holdersOf(y) {
			s.compared = append(s.compared, [2]holder{a, b})
		}
	}
}

// meets returns how what each group is compared with is spelled.
func (s *spellings) meets() map[holder]normalizing {
	if s.met == nil {
		s.met = make(map[holder]normalizing)
		for _, pair := range s.compared {
			a, b := s.find(pair[0]), s.find(pair[1])
			s.met[a] |= s.results[b]
			s.met[b] |= s.results[a]
		}
	}
	return s.met
}
