package knowncall

import (
	"regexp"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// patternCall is a call of a function of package regexp: one that compiles an expression,
// or asks whether a text matches one.
func (k caller) patternCall(f *codeflow.Frame, s *codeflow.State, c *codeflow.Calling) ([]*symbolic.Value, bool) {
	of := c.Args[0].Single()
	if of == nil {
		return nil, false
	}
	switch c.Fn.Name() {
	case "MustCompile", "Compile":
		expr, ok := of.Text()
		if !ok {
			return nil, false
		}
		return []*symbolic.Value{symbolic.Only(k.Terms.Make(symbolic.Term{Op: symbolic.OpRegexp, Key: expr}))}, true
	case "MatchString":
		expr, ok := of.Text()
		if of.Op == symbolic.OpRegexp {
			expr, ok = of.Key.(string)
		}
		if text := c.Args[1].Single(); ok && text != nil {
			return k.match(f, s, c, expr, text)
		}
	}
	return nil, false
}

// match asks whether a text matches an expression.
func (k caller) match(f *codeflow.Frame, s *codeflow.State, c *codeflow.Calling, expr string, text *symbolic.Term) ([]*symbolic.Value, bool) {
	codes := k.Domain.CodesIn(expr)
	re, err := regexp.Compile(expr)
	if err != nil || len(codes) == 0 {
		return nil, false
	}
	if k.Root == nil {
		k.Compared(text, nil)
	}
	if !k.IsCode(text) {
		return nil, false
	}
	k.NoteNames(f, s, c.Instr.Pos(), s.Reach(), codes...)
	yes := k.Accepting(text, re.MatchString)
	no := k.Accepting(text, func(code string) bool { return !re.MatchString(code) })
	return []*symbolic.Value{k.Truth(yes, no, false)}, true
}
