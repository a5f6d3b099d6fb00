package knowncall

import (
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// textCall is a call of a function of package strings.
func (k caller) textCall(f *codeflow.Frame, s *codeflow.State, c *codeflow.Calling) ([]*symbolic.Value, bool) {
	of := c.Args[0].Single()
	if of == nil {
		return nil, false
	}
	var rest []string
	for _, arg := range c.Args[1:] {
		t := arg.Single()
		if t == nil {
			return nil, false
		}
		text, ok := t.Text()
		if !ok {
			return nil, false
		}
		rest = append(rest, text)
	}
	if op := textOps()[c.Fn.Name()]; op != nil && len(rest) == op.args {
		if text, ok := of.Text(); ok {
			return []*symbolic.Value{symbolic.Only(k.TextConstant(op.apply(text, rest)))}, true
		}
		t := k.Terms.Make(symbolic.Term{Op: symbolic.OpText, X: of, Key: c.Fn.Name() + "\x00" + strings.Join(rest, "\x00")})
		if k.Texts[t] == nil {
			k.Texts[t] = func(code string) string { return op.apply(code, rest) }
		}
		return []*symbolic.Value{symbolic.Only(t)}, true
	}
	if test := textTests()[c.Fn.Name()]; test != nil && len(rest) == 1 {
		if k.Root == nil {
			if strings.Contains(rest[0], ".") || k.Domain.IsCode(rest[0]) {
				k.Compared(of, nil)
			}
			return nil, false
		}
		if k.IsCode(of) {
			name := rest[0]
			if c.Fn.Name() == "EqualFold" {
				name = strings.ToUpper(name)
			}
			if k.Domain.IsCode(name) && c.Fn.Name() != "HasPrefix" {
				k.NoteNames(f, s, c.Instr.Pos(), s.Reach(), name)
			}
			yes := k.Accepting(of, func(text string) bool { return test(text, rest[0]) })
			no := k.Accepting(of, func(text string) bool { return !test(text, rest[0]) })
			return []*symbolic.Value{k.Truth(yes, no, false)}, true
		}
	}
	return nil, false
}

type textOp struct {
	args  int
	apply func(string, []string) string
}

// textOps returns the functions that make one text of another.
func textOps() map[string]*textOp {
	one := func(f func(string) string) *textOp {
		return &textOp{0, func(s string, _ []string) string { return f(s) }}
	}
	two := func(f func(string, string) string) *textOp {
		return &textOp{1, func(s string, rest []string) string { return f(s, rest[0]) }}
	}
	return map[string]*textOp{
		"TrimSpace": one(strings.TrimSpace), "ToUpper": one(strings.ToUpper), "ToLower": one(strings.ToLower), "Clone": one(strings.Clone),
		"TrimPrefix": two(strings.TrimPrefix), "TrimSuffix": two(strings.TrimSuffix), "Trim": two(strings.Trim),
		"TrimLeft": two(strings.TrimLeft), "TrimRight": two(strings.TrimRight),
		"ReplaceAll": {2, func(s string, rest []string) string { return strings.ReplaceAll(s, rest[0], rest[1]) }},
	}
}

// textTests returns the functions that ask something about a text.
func textTests() map[string]func(string, string) bool {
	return map[string]func(string, string) bool{
		"EqualFold": strings.EqualFold, "HasPrefix": strings.HasPrefix, "HasSuffix": strings.HasSuffix, "Contains": strings.Contains,
	}
}
