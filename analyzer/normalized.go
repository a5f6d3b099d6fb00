package analyzer

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// isNormalized reports whether the program normalises a literal that is spelled
// badly, or a value that the literal is compared with, on any way to it in this
// package: e.g. strings.ToLower(code) == "cbc.5003".
func (f *file) isNormalized(lit literal) bool {
	if f.spellings == nil {
		f.spellings = newSpellings(f.pkg)
		f.spellings.addPackage(f.cur.Inspector().Root())
	}
	s := f.spellings
	group := s.find(lit.expr)
	if s.results[group].leads(lit.value) || s.inputs[group] {
		return true // the literal itself may be normalised
	}
	for other := range s.partners()[group] {
		if s.results[other].leads(lit.value) {
			return true
		}
	}
	return false
}

// A normalizing is a set of ways in which a program spells texts.
type normalizing uint8

const (
	toLower normalizing = 1 << iota
	toUpper
	anyWay // without regard to case, or with other characters
)

// leads reports whether a value may be what a text is spelled like afterwards.
func (n normalizing) leads(value string) bool {
	return n&anyWay != 0 || n&toLower != 0 && value == strings.ToLower(value) || n&toUpper != 0 && value == strings.ToUpper(value)
}

// normalizes returns how a call spells a text, or 0.
func (p *pkg) normalizes(call *ast.CallExpr) normalizing {
	fn := typeutil.Callee(p.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil {
		return 0
	}
	switch fn.Pkg().Path() {
	case "strings", "bytes", "unicode":
		switch fn.Name() {
		case "ToLower":
			return toLower
		case "ToUpper":
			return toUpper
		case "EqualFold", "ToTitle", "Title", "Map", "Replace", "ReplaceAll", "ToLowerSpecial", "ToUpperSpecial":
			return anyWay
		}
	case "regexp":
		if strings.HasPrefix(fn.Name(), "ReplaceAll") {
			return anyWay
		}
	case "golang.org/x/text/cases":
		return anyWay
	}
	return 0
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
	inputs   map[holder]bool        // by group: what is in it is normalised somewhere
	compared [][2]holder
	with     map[holder]map[holder]bool // memo of partners

	methods map[string][]*types.Func // of the package, by name
	values  typeutil.Map             // from signatures to the functions that are values: []callee
}

func newSpellings(p *pkg) *spellings {
	return &spellings{
		pkg:     p,
		parents: make(map[holder]holder), results: make(map[holder]normalizing), inputs: make(map[holder]bool),
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
		s.inputs[to] = s.inputs[to] || s.inputs[from]
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

// partners returns which groups each group is compared with.
func (s *spellings) partners() map[holder]map[holder]bool {
	if s.with == nil {
		s.with = make(map[holder]map[holder]bool)
		for _, pair := range s.compared {
			for _, p := range [][2]holder{pair, {pair[1], pair[0]}} {
				from, to := s.find(p[0]), s.find(p[1])
				if s.with[from] == nil {
					s.with[from] = make(map[holder]bool)
				}
				s.with[from][to] = true
			}
		}
	}
	return s.with
}
