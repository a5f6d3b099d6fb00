// Package textflow finds out whether a program normalises a text on its way to a
// comparison. It follows the texts of a package through variables, fields, calls and
// results, and ignores the order of statements. That is precise enough, because its
// answer only keeps a rule silent.
package textflow

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// A normalizing is a set of ways in which a program spells a text.
type normalizing uint8

const (
	toLower normalizing = 1 << iota
	toUpper
	anyCase
	anyWay // even with other characters
)

// leads reports whether one of these ways may turn a code into a value.
func (n normalizing) leads(value, code string) bool {
	return n&anyWay != 0 || n&toLower != 0 && value == strings.ToLower(code) || n&anyCase != 0 && strings.EqualFold(value, code)
}

// A holder is a thing that can have a text: a variable, a constant, a field, a result of
// a function, a literal, or a call.
type holder any

// A Flow knows where texts of a package are normalised, and where they flow. It does not
// know in which order.
type Flow struct {
	*source.Package
	next     map[holder][]holder    // where the texts of a holder flow
	results  map[holder]normalizing // how the texts of a holder have been spelled
	meets    map[holder]normalizing // how they are spelled later, or how texts that they are compared with are spelled
	made     map[holder][]holder    // what normalising calls make of the texts of a holder
	compared [][2]holder

	methods typeutil.Map                // of the package, by signature: map[string][]*types.Func, by name
	forms   map[[2]int]*types.Signature // memo of valueOfForm
	values  typeutil.Map                // function values, by signature: the *types.Signature that stands for them
}

// New follows the texts of a package.
func New(p *source.Package, root inspector.Cursor) *Flow {
	w := &Flow{
		Package: p,

		next: make(map[holder][]holder), made: make(map[holder][]holder), results: make(map[holder]normalizing), meets: make(map[holder]normalizing),
	}
	w.addPackage(root)
	w.spread()
	return w
}

// IsNormalized reports whether the program normalises a literal before a comparison, or a
// value that the literal is compared with. An example is strings.ToLower(code) ==
// "cbc.5003". The value of the literal is a wrong spelling of the code.
func (w *Flow) IsNormalized(lit ast.Expr, value, code string) bool {
	return w.meets[lit].leads(value, code)
}

// hub returns a new holder to put between many holders and many others, which saves time.
// It returns nil if there are few.
func hub(from, to []holder) []holder {
	const few = 64
	if len(from)*len(to) <= few {
		return nil
	}
	return []holder{new(byte)}
}

// pass records that texts flow from some holders to others.
func (w *Flow) pass(from, to []holder) {
	if between := hub(from, to); between != nil && len(from) > 1 && len(to) > 1 {
		w.pass(from, between)
		from = between
	}
	for _, a := range from {
		for _, b := range to {
			if a != b {
				w.next[a] = append(w.next[a], b)
			}
		}
	}
}

// tie records that texts flow between holders in both directions.
func (w *Flow) tie(a, b []holder) {
	w.pass(a, b)
	w.pass(b, a)
}

// mark records how the texts of some holders are spelled.
func (w *Flow) mark(holders []holder, how normalizing) {
	for _, h := range holders {
		w.results[h] |= how
	}
}

// compare records that the texts of two expressions are compared.
func (w *Flow) compare(x, y ast.Expr) {
	all, others := w.holdersOf(x), w.holdersOf(y)
	if between := hub(all, others); between != nil {
		w.pass(others, between)
		others = between
	}
	for _, a := range all {
		for _, b := range others {
			w.compared = append(w.compared, [2]holder{a, b})
		}
	}
}

// spread first follows the texts forwards, to find how they have been spelled. Then it
// goes back from the comparisons, to find what each text is compared with.
func (w *Flow) spread() {
	follow(w.results, w.next, w.made)
	before := make(map[holder][]holder)
	for from, all := range w.next {
		for _, to := range all {
			before[to] = append(before[to], from)
		}
	}
	for _, pair := range w.compared {
		w.meets[pair[0]] |= w.results[pair[1]]
		w.meets[pair[1]] |= w.results[pair[0]]
	}
	follow(w.meets, before, nil)
}

// follow passes the ways of each holder on to the next ones. A text that is made from one
// with other characters has other characters, too.
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
