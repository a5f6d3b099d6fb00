package analyzer

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// isNormalized reports whether the program normalises a literal that is a wrong
// spelling of a code, or a value that the literal is compared with, on any way to it
// in this package: e.g. strings.ToLower(code) == "cbc.5003".
func (f *file) isNormalized(lit literal, code string) bool {
	if f.spellings == nil {
		f.spellings = newSpellings(f.src)
		f.spellings.addPackage(f.Cursor.Inspector().Root())
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
	*source.Package
	next     map[holder][]holder    // where what is in a holder flows
	results  map[holder]normalizing // how what is in a holder has been spelled
	meets    map[holder]normalizing // how that is spelled, or what it is compared with, wherever it flows
	made     map[holder][]holder    // what is made from what is in a holder, spelled in another way
	compared [][2]holder

	methods typeutil.Map                // of the package, by signature and name: map[string][]*types.Func
	forms   map[[2]int]*types.Signature // memo of valueOfForm
	values  typeutil.Map                // from signatures to that of a function that is a value: *types.Signature
}

func newSpellings(p *source.Package) *spellings {
	return &spellings{
		Package: p,

		next: make(map[holder][]holder), made: make(map[holder][]holder), results: make(map[holder]normalizing), meets: make(map[holder]normalizing),
	}
}

// hub returns a holder between many and many, so that they do not take long, or nil
// for few.
func hub(from, to []holder) []holder {
	const few = 64
	if len(from)*len(to) <= few {
		return nil
	}
	return []holder{new(byte)}
}

// pass notes that texts flow from holders to others.
func (s *spellings) pass(from, to []holder) {
	if between := hub(from, to); between != nil && len(from) > 1 && len(to) > 1 {
		s.pass(from, between)
		from = between
	}
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
	all, others := s.holdersOf(x), s.holdersOf(y)
	if between := hub(all, others); between != nil {
		s.pass(others, between)
		others = between
	}
	for _, a := range all {
		for _, b := range others {
			s.compared = append(s.compared, [2]holder{a, b})
		}
	}
}

// spread follows the texts: forwards, with how they have been spelled, and then back,
// with how what they meet is spelled.
func (s *spellings) spread() {
	follow(s.results, s.next, s.made)
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
	follow(s.meets, before, nil)
}

// follow gives each holder what those have from which its texts come. What is made from
// a text with other characters has them, too.
func follow(how map[holder]normalizing, next, made map[holder][]holder) {
	changed := slices.Collect(maps.Keys(how))
	for len(changed) != 0 {
		from := changed[len(changed)-1]
		changed = changed[:len(changed)-1]
		add := func(to holder, what normalizing) {
			if all := how[to] | what; all != how[to] {
				how[to] = all
				changed = append(changed, to)
			}
		}
		for _, to := range next[from] {
			add(to, how[from])
		}
		for _, to := range made[from] {
			add(to, how[from]&anyWay)
		}
	}
}
