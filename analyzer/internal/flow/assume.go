package flow

import (
	"go/ast"
	"go/token"
	"maps"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/codes"
)

// learn adds to a state what is known after a condition at the end of a block
// has been found true or false.
func (w *function) learn(s *state, cond ast.Expr, truth bool) {
	var v value
	switch parent := w.parents[cond].(type) {
	case *ast.RangeStmt, *ast.CommClause:
		return // a variable, which is no condition
	case *ast.SwitchStmt:
		v = w.eval(s, cond)
		if !astutil.IsTagless(w.TypesInfo, parent) {
			v = w.equal(w.eval(s, parent.Tag), v)
		}
	default:
		v = w.eval(s, w.whole(cond, truth))
	}
	for about, what := range w.conclude(v, truth) {
		s.learn(about, what)
	}
}

// whole returns the largest condition that is true, or false, if a part of it
// is: the graph may have the parts in blocks of their own.
func (w *function) whole(cond ast.Expr, truth bool) ast.Expr {
	joins := token.LAND
	if truth {
		joins = token.LOR
	}
	for {
		switch parent := w.parents[cond].(type) {
		case *ast.BinaryExpr:
			if parent.Op != joins {
				return cond
			}
			cond = parent
		case *ast.ParenExpr:
			cond = parent
		default:
			return cond
		}
	}
}

// conclude returns what a condition says that is true or false, by the value
// it is about.
func (w *function) conclude(cond value, truth bool) map[value]Handled {
	switch t := w.terms.list[cond]; t.op {
	case opNot:
		return w.conclude(t.a, !truth)
	case opAnd, opOr:
		a, b := w.conclude(t.a, truth), w.conclude(t.b, truth)
		join := Handled.And
		if truth == (t.op == opOr) {
			join = Handled.orFor
		}
		all := make(map[value]Handled)
		for _, side := range [...]map[value]Handled{a, b} {
			for about := range side {
				all[about] = join(a[about], b[about])
			}
		}
		return all
	case opPredicate:
		if truth {
			return nil
		}
		all := make(map[value]Handled)
		for _, about := range w.subjects(t.a) {
			all[about] = w.domain.Told(t.key.(Predicate))
		}
		return all
	case opIn:
		set := t.key.(inSet).codes()
		if truth {
			return map[value]Handled{t.a: {only: set}}
		}
		return map[value]Handled{t.a: {Codes: set}}
	case opPhi:
		return w.concludeWays(cond, truth)
	case opEqual:
		return w.concludeEqual(t.a, t.b, truth)
	}
	return nil
}

// A way is one of those on which a block is reached, with the value that a
// variable has on it.
type way struct {
	state *state
	value value
}

// concludeWays is conclude for a variable that has different values on
// different ways: the program has come on one on which it can be so.
//
//	retry := false
//	if code.Retryable() { retry = true }
//	if retry { return }
func (w *function) concludeWays(cond value, truth bool) map[value]Handled {
	key := conclusion{cond, truth}
	if all, ok := w.concl[key]; ok {
		return all
	}
	w.concl[key] = nil // the value may be on a way to itself, in a loop
	var all map[value]Handled
	for _, way := range w.ways[cond] {
		if t := w.terms.list[way.value]; t.op == opConstant && (t.key == "true") != truth {
			continue
		}
		known := make(map[value]Handled)
		maps.Copy(known, w.conclude(way.value, truth))
		for about, what := range way.state.facts.entries {
			known[about] = known[about].And(what)
		}
		if all == nil {
			all = known
			continue
		}
		for about, what := range all {
			all[about] = what.or(known[about])
		}
	}
	w.concl[key] = all
	return all
}

// A conclusion is what a condition that is true or false says.
type conclusion struct {
	cond  value
	truth bool
}

// mayConclude reports whether what is known of a value, or of what it is made
// of, is concluded from a condition: from one of the ways to it.
func (w *function) mayConclude(cond, about value) bool {
	return len(w.ways) != 0 && w.mayConcludeBut(cond, about, make(map[value]bool))
}

// mayConcludeBut is mayConclude without the values that have been seen: one may
// be on a way to itself, in a loop.
func (w *function) mayConcludeBut(cond, about value, seen map[value]bool) bool {
	if cond == 0 || seen[cond] {
		return false
	}
	seen[cond] = true
	for _, way := range w.ways[cond] {
		if w.mayConcludeBut(way.value, about, seen) {
			return true
		}
		for v := range way.state.facts.entries {
			if w.terms.contains(v, about) {
				return true
			}
		}
	}
	switch t := w.terms.list[cond]; t.op {
	case opNot, opAnd, opOr:
		return w.mayConcludeBut(t.a, about, seen) || w.mayConcludeBut(t.b, about, seen)
	}
	return false
}

// concludeEqual is conclude for a == b.
func (w *function) concludeEqual(a, b value, truth bool) map[value]Handled {
	text, ok := w.text(b)
	if !ok {
		return nil
	}
	named := map[string]bool{text: true}
	if class := w.terms.list[a]; class.op == opClass {
		by := Predicate{ClassesOf(func(c codes.Retry) bool { return string(c) == text }), class.key.(string)}
		if !truth {
			return map[value]Handled{class.a: w.domain.Told(by)}
		}
		a, named = class.a, w.domain.CodesOf(by)
	}
	if truth {
		return map[value]Handled{a: {only: named}}
	}
	if !w.domain.IsCode(text) {
		return nil // nothing asks for it
	}
	return map[value]Handled{a: {Codes: named}}
}
