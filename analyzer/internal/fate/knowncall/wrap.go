package knowncall

import (
	"regexp"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// wrappedBy returns what a library makes of an error that a call hands to it, or nil.
func (k caller) wrappedBy(c *codeflow.Calling) *symbolic.Value {
	if c.Fn.Signature().Recv() != nil {
		return nil
	}
	var fate idiom.Fate
	switch idiom.RoleOf(c.Fn) {
	case idiom.Retries:
		fate = idiom.Retried
	case idiom.Gives:
		fate = idiom.GivenUp
	default:
		return nil
	}
	return k.wrapped(c, &symbolic.Wrapping{Fate: fate, Name: c.Fn.Name()})
}

func (k caller) wrapped(c *codeflow.Calling, w *symbolic.Wrapping) *symbolic.Value {
	of := c.Args[0].Single()
	if of == nil {
		of = k.Leaf(c.Instr)
	}
	return symbolic.Only(k.Terms.Make(symbolic.Term{Op: symbolic.OpWrapped, X: of, Key: *w}))
}

// errorf is a call of fmt.Errorf: with %w, it hands an error on.
func (k caller) errorf(s *codeflow.State, c *codeflow.Calling, at ssa.Instruction) *symbolic.Value {
	made := symbolic.Only(k.Terms.Make(symbolic.Term{Op: symbolic.OpError, Key: at}))
	format, ok := "", false
	if t := c.Args[0].Single(); t != nil {
		format, ok = t.Text()
	}
	if ok && !strings.Contains(format, "%w") || len(c.Args) < 2 {
		return made
	}
	rest := c.Args[1].Single()
	if rest == nil {
		return made
	}
	elems, known := k.Elems(s, rest)
	if !known {
		return made
	}
	verbs := verb.FindAllString(strings.ReplaceAll(format, "%%", ""), -1)
	for n, e := range elems {
		if n >= len(verbs) || !strings.HasSuffix(verbs[n], "w") {
			continue
		}
		return e.Mapped(func(t *symbolic.Term) *symbolic.Value {
			if t.Op == symbolic.OpNil || t.Op == symbolic.OpConst {
				return made
			}
			return symbolic.Only(t)
		})
	}
	return made
}

var verb = regexp.MustCompile(`%[-+# 0-9.\[\]*]*[a-zA-Z]`)
