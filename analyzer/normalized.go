package analyzer

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"
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
		f.spellings.spread()
	}
	return f.spellings.meets[lit.expr].leads(lit.value, code)
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

// spellings tells where texts of a package are normalised, and where they flow from
// there. It does not know in which order: that is precise enough to keep a rule silent.
type spellings struct {
	*pkg
	next     map[holder][]holder    // where what is in a holder flows
	results  map[holder]normalizing // how what is in a holder has been spelled
	meets    map[holder]normalizing // how that is spelled, or what it is compared with, wherever it flows
	made     [][2]holder            // what a text has been made from, and that
	compared [][2]holder

	methods map[string][]*types.Func    // of the package, by name
	forms   map[[2]int]*types.Signature // memo of valueOfForm
	values  typeutil.Map                // from signatures to that of a function that is a value: *types.Signature
}

func newSpellings(p *pkg) *spellings {
	return &spellings{
		pkg:  p,
		next: make(map[holder][]holder), results: make(map[holder]normalizing), meets: make(map[holder]normalizing),
		methods: make(map[string][]*types.Func),
	}
}

// pass notes that texts flow from holders to others.
func (s *spellings) pass(from, to []holder) {
	for _, a := range from {
		for _, b := range to {
			if a != b {
				s.next[a] = append(s.next[a], b)
			}
		}
	}
}

// tie notes that texts flow between holders in both directions.
func (s *spellings) tie(a, b []holder) {
	s.pass(a, b)
	s.pass(b, a)
}

// mark notes how texts in some holders are spelled.
func (s *spellings) mark(holders []holder, how normalizing) {
	for _, h := range holders {
		s.results[h] |= how
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

// spread follows the texts: forwards, with how they have been spelled, and then back,
// with how what they meet is spelled.
func (s *spellings) spread() {
	follow(s.results, s.next)
	for changed := true; changed; {
		changed = false
		for _, pair := range s.made { // what is made of a text with other characters has them
			if s.results[pair[0]]&anyWay != 0 && s.results[pair[1]]&anyWay == 0 {
				s.results[pair[1]] |= anyWay
				changed = true
			}
		}
		follow(s.results, s.next)
	}
	before := make(map[holder][]holder)
	for from, all := range s.next {
		for _, to := range all {
			before[to] = append(before[to], from)
		}
	}
	for _, pair := range s.compared {
		s.meets[pair[0]] |= s.results[pair[1]]
		s.meets[pair[1]] |= s.results[pair[0]]
	}
	follow(s.meets, before)
}

// follow gives each holder what those have from which its texts come.
func follow(how map[holder]normalizing, next map[holder][]holder) {
	changed := slices.Collect(maps.Keys(how))
	for len(changed) != 0 {
		from := changed[len(changed)-1]
		changed = changed[:len(changed)-1]
		for _, to := range next[from] {
			if all := how[to] | how[from]; all != how[to] {
				how[to] = all
				changed = append(changed, to)
			}
		}
	}
}
