package codeflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
	"github.com/cbclint/cbclint/codes"
)

// classKey marks the retry class of a code, as a package of constants tells it.
type classKey struct{ of string }

// IsClass reports whether a term is the retry class of a code.
func IsClass(t *symbolic.Term) bool {
	_, ok := t.Key.(classKey)
	return ok
}

// codesOf returns the codes that are in the classes of a predicate.
func (r *Run) codesOf(by codeset.Predicate) codeset.Set {
	if s, ok := r.predicate[by]; ok {
		return s
	}
	known := r.Domain.CodesOf(by)
	s := r.Universe.Of(func(c codeset.Code) bool { return known[c.Text] })
	r.predicate[by] = s
	return s
}

// Answer is a call of a predicate whose answer is known for every code.
func (r *Run) Answer(f *Frame, at ssa.Instruction, about []*symbolic.Value, by codeset.Predicate) []*symbolic.Value {
	yes := r.codesOf(by)
	for _, v := range about {
		for _, a := range v.Alts {
			if r.Root == nil {
				if r.isTextual(a.Term) {
					r.Compared(a.Term, nil)
				}
				continue
			}
			if r.IsCode(a.Term) || r.IsAncestor(a.Term) {
				r.ask(f, at, yes)
				no := r.Universe.All().Minus(yes)
				return []*symbolic.Value{r.Truth(yes, no, true)}
			}
		}
	}
	return nil
}

// isTextual reports whether a term may be a code.
func (r *Run) isTextual(t *symbolic.Term) bool {
	return !t.IsKnown() && t.Op != symbolic.OpFieldAddr && t.Op != symbolic.OpElemAddr
}

// NamedAnswer is a call of a predicate that is known by its name alone. It is taken to tell
// the retryable codes from the others.
func (r *Run) NamedAnswer(f *Frame, c *Calling) []*symbolic.Value {
	for _, v := range c.Args {
		for _, a := range v.Alts {
			if r.Root != nil && (r.IsCode(a.Term) || r.IsAncestor(a.Term)) {
				yes := r.Universe.Retryable
				r.ask(f, c.Instr.(ssa.Instruction), yes)
				return []*symbolic.Value{r.Truth(yes, r.Universe.All().Minus(yes), true)}
			}
		}
	}
	return nil
}

// isNamedPredicate reports whether a call is of a function whose name says that it is a
// retry predicate, about the root or what carries it.
func (r *Run) isNamedPredicate(c *Calling, i *ssa.Call) bool {
	if r.Root == nil || !astutil.IsBoolean(i.Type()) {
		return false
	}
	name := ssainfo.NameOf(i.Call.Value)
	if c.Fn != nil {
		name = c.Fn.Name()
	}
	if !idiom.AsksRetry(name) {
		return false
	}
	for _, v := range c.Args {
		for _, a := range v.Alts {
			if r.IsCode(a.Term) || r.IsAncestor(a.Term) {
				return true
			}
		}
	}
	return false
}

// ask notes that a predicate is asked about the root.
func (r *Run) ask(f *Frame, at ssa.Instruction, yes codeset.Set) {
	pos := at.Pos()
	if f.at != nil {
		pos = f.at.Pos()
	}
	r.Asks = append(r.Asks, Ask{pos, yes})
}

// Class returns the retry class of a code, as a package of constants tells it.
func (r *Run) Class(t *symbolic.Term, of string) *symbolic.Term {
	return r.Terms.Make(symbolic.Term{Op: symbolic.OpText, X: t, Key: classKey{of}})
}

// infoField returns a field of what a package tells about a code.
func (r *Run) infoField(of *symbolic.Term, f *types.Var) *symbolic.Value {
	switch f.Name() {
	case "Code":
		return symbolic.Only(of.X)
	case "Retry":
		return symbolic.Only(r.Class(of.X, of.Key.(string)))
	}
	return symbolic.Only(r.Terms.Make(symbolic.Term{Op: symbolic.OpField, X: of, Key: f}))
}

// IsIn returns whether a package knows a code.
func (r *Run) IsIn(code *symbolic.Value, of string) *symbolic.Value {
	t := code.Single()
	if t == nil || !r.IsCode(t) {
		return nil
	}
	known := r.codesOf(codeset.Predicate{Classes: codeset.ClassesOf(func(codes.Retry) bool { return true }), Of: of})
	return r.Truth(known, r.Universe.All().Minus(known), false)
}

// ofClass returns whether a code is of a retry class.
func (r *Run) ofClass(class *symbolic.Term, text string) *symbolic.Value {
	by := codeset.Predicate{Classes: codeset.ClassesOf(func(c codes.Retry) bool { return string(c) == text }), Of: class.Key.(classKey).of}
	if !r.IsCode(class.X) {
		r.Compared(class.X, nil)
		return symbolic.Only(r.Leaf(class))
	}
	yes := r.codesOf(by)
	return r.Truth(yes, r.Universe.All().Minus(yes), true)
}
