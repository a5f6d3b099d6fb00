// Package textflow finds out whether a program normalises a text on its way to a
// comparison. It follows the texts of a package through variables, fields, calls and
// results. It has no order of statements: what it says keeps a rule silent, for which
// that is precise enough.
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

// A Flow knows where texts of a package are normalised, and where they flow from
// there. It does not know in which order.
type Flow struct {
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

// IsNormalized reports whether the program normalises a literal whose value is a wrong
// spelling of a code, or a value that the literal is compared with, on any way to it
// in the package: e.g. strings.ToLower(code) == "cbc.5003".
func (w *Flow) IsNormalized(lit ast.Expr, value, code string) bool {
	return w.meets[lit].leads(value, code)
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

// tie notes that texts flow between holders in both directions.
func (w *Flow) tie(a, b []holder) {
	w.pass(a, b)
	w.pass(b, a)
}

// mark notes how texts in some holders are spelled.
func (w *Flow) mark(holders []holder, how normalizing) {
	for _, h := range holders {
		w.results[h] |= how
	}
}

// compare notes that texts of two expressions meet.
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

// spread follows the texts: forwards, with how they have been spelled, and then back,
// with how what they meet is spelled.
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
