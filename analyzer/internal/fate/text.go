package fate

import (
	"strings"
)

// textCall is a call of a function of package strings.
func (r *run) textCall(f *frame, s *state, c *calling) ([]*value, bool) {
	of := c.args[0].single()
	if of == nil {
		return nil, false
	}
	var rest []string
	for _, arg := range c.args[1:] {
		t := arg.single()
		if t == nil {
			return nil, false
		}
		text, ok := t.text()
		if !ok {
			return nil, false
		}
		rest = append(rest, text)
	}
	if op := textOps()[c.fn.Name()]; op != nil && len(rest) == op.args {
		if text, ok := of.text(); ok {
			return []*value{only(r.textConstant(op.apply(text, rest)))}, true
		}
		t := r.terms.make(term{op: opText, x: of, key: c.fn.Name() + "\x00" + strings.Join(rest, "\x00")})
		if r.texts[t] == nil {
			r.texts[t] = func(code string) string { return op.apply(code, rest) }
		}
		return []*value{only(t)}, true
	}
	if test := textTests()[c.fn.Name()]; test != nil && len(rest) == 1 {
		if r.root == nil {
			if strings.Contains(rest[0], ".") || r.domain.IsCode(rest[0]) {
				r.compared(of, nil)
			}
			return nil, false
		}
		if r.isCode(of) {
			name := rest[0]
			if c.fn.Name() == "EqualFold" {
				name = strings.ToUpper(name)
			}
			if r.domain.IsCode(name) && c.fn.Name() != "HasPrefix" {
				r.noteNames(f, s, c.instr.Pos(), s.reach(), name)
			}
			yes := r.accepting(of, func(text string) bool { return test(text, rest[0]) })
			no := r.accepting(of, func(text string) bool { return !test(text, rest[0]) })
			return []*value{r.truth(yes, no, false)}, true
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
