package fate

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
)

// finish compiles what a run has found.
func (o *observer) finish() *Flow {
	fl := o.flow
	fl.Asks = o.Asks
	for _, c := range o.Compares {
		fl.Compares = append(fl.Compares, c)
	}
	slices.SortFunc(fl.Compares, func(a, b *codeflow.Compare) int { return int(a.Pos - b.Pos) })
	fl.told, fl.touched, fl.turns = o.told, o.touched, o.turns
	for _, with := range o.effects {
		if !slices.ContainsFunc(fl.effects, with.Equal) {
			fl.effects = append(fl.effects, with)
		}
	}
	if isForErrors(o.Fn) {
		for _, e := range fl.Ends {
			e.Fate = Told
		}
		return fl
	}
	fl.decideByBool()
	fl.decideByNil()
	fl.decideBySet(o)
	fl.decideByLibrary()
	return fl
}

// isForErrors reports whether a function is a method with which package errors looks into
// an error. The error stays what it is.
func isForErrors(fn *ssa.Function) bool {
	return fn.Name() == "Unwrap" && fn.Signature.Recv() != nil
}

// decideByBool finds ways that return the same error and differ in a truth value alone:
// that decides.
func (fl *Flow) decideByBool() {
	type both struct{ yes, no bool }
	found := make(map[string]*both)
	key := func(e *End) string { return e.what[len(e.results[0].what):] }
	for _, e := range fl.Ends {
		if e.hasBool && !e.isNil && e.results[0].what != "?" && len(e.results) > 1 {
			b := found[key(e)]
			if b == nil {
				b = &both{}
				found[key(e)] = b
			}
			b.yes, b.no = b.yes || e.results[0].true_, b.no || !e.results[0].true_
		}
	}
	says, ok := boolSays(fl.fn)
	for _, e := range fl.Ends {
		if !ok || !e.hasBool || e.isNil || len(e.results) < 2 || e.Plain {
			continue
		}
		if b := found[key(e)]; b != nil && b.yes && b.no {
			e.Fate, e.Plain = says, true
			if !e.results[0].true_ {
				e.Fate = idiom.Opposite(says)
			}
		}
	}
}

// boolSays returns what it means that the first result is true. Without a name that says
// it, that is a retry. A result that is called done may mean anything.
func boolSays(fn *ssa.Function) (Fate, bool) {
	if fn.Signature.Results().Len() == 0 {
		return Unclear, false
	}
	name := fn.Signature.Results().At(0).Name()
	switch {
	case name != "" && name != "_":
		if strings.EqualFold(name, "retry") {
			return Retried, true
		}
	case stops.MatchString(fn.Name()):
		return GivenUp, true
	case !questions.MatchString(fn.Name()):
		return Retried, true
	default:
		name = fn.Name()
	}
	fate, _ := idiom.NameFate(name)
	return fate, fate != Unclear
}

// decideByNil finds ways that return no error where another one does.
func (fl *Flow) decideByNil() {
	if !slices.ContainsFunc(fl.Ends, func(e *End) bool { return len(e.results) > 0 && !e.isNil }) {
		return
	}
	for _, e := range fl.Ends {
		if e.isNil && e.Fate == Told {
			e.Fate = GivenUp
		}
	}
}

// decideBySet finds functions that only say whether a code is one of several, all of them
// retryable.
func (fl *Flow) decideBySet(o *observer) {
	if questions.MatchString(o.Fn.Name()) {
		return // isOrderInProgress
	}
	names := make(map[string]bool)
	keys := 0
	for _, c := range fl.Compares {
		keys += c.Keys
		for name := range c.Names {
			names[name] = true
		}
	}
	retryable, found := o.Universe.Retryable, false
	for _, e := range fl.Ends {
		if len(e.results) != 1 || !e.hasBool || e.results[0].what == "?" || e.Fate != Told {
			return
		}
		if !e.results[0].true_ {
			continue
		}
		with := e.with
		for i, c := range o.Universe.Codes {
			if with.Has(i) && names[c.Text] {
				found = true
				if !retryable.Has(i) {
					return
				}
			}
		}
	}
	if !found || keys < 2 {
		return
	}
	for _, e := range fl.Ends {
		e.Fate = fateIf(e.results[0].true_)
	}
}

// decideByLibrary finds functions that mark some errors as permanent: others are retried.
func (fl *Flow) decideByLibrary() {
	marks := slices.ContainsFunc(fl.Ends, func(e *End) bool {
		return e.Fate == GivenUp && slices.ContainsFunc(e.results, func(s said) bool { return s.what == "Permanent" || s.what == "Unrecoverable" })
	})
	if !marks {
		return
	}
	for _, e := range fl.Ends {
		if e.Fate == PassedOn {
			e.Fate = Retried
		}
	}
}

// stops matches the names of functions that say when not to retry.
var stops = regexp.MustCompile(`^(?i:(should|must|need|needs|to)?_?(stop|stops|abort|aborts|give_?up|gives_?up|quit|fail_?fast))(_|[A-Z]|$)`)

// questions matches the names of functions that ask something else than whether to retry.
var questions = regexp.MustCompile(`^(?i:is|has|are)[A-Z_]`)
