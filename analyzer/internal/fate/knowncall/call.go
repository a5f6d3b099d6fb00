// Package knowncall executes calls of functions that are known: of package codes, of the
// standard library, of libraries of retries.
package knowncall

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// A caller executes calls in a run.
type caller struct{ *codeflow.Run }

// Call executes a call of a function that is known: of package codes, of the standard
// library, of a library of retries. It reports false if it is none.
func Call(r *codeflow.Run, f *codeflow.Frame, s *codeflow.State, c *codeflow.Calling) ([]*symbolic.Value, bool) {
	return caller{r}.call(f, s, c)
}

func (k caller) call(f *codeflow.Frame, s *codeflow.State, c *codeflow.Calling) ([]*symbolic.Value, bool) {
	if c.Fn == nil || len(c.Args) == 0 {
		return nil, false
	}
	instr := c.Instr.(ssa.Instruction)
	switch {
	case k.Domain.IsPredicate(c.Fn):
		return k.NamedAnswer(f, c), true
	case k.Domain.Declares(c.Fn):
		return k.callOfCodes(f, s, c)
	case c.Fn.Pkg() == nil:
		return nil, false
	}
	if wrapped := k.wrappedBy(c); wrapped != nil {
		return []*symbolic.Value{wrapped}, true
	}
	switch astutil.FullName(c.Fn) {
	case codeset.SDKPath + ".AsError":
		as := k.As(c.Args[0], c.Fn.Signature().Results().At(0).Type())
		return []*symbolic.Value{as, k.Is(as)}, true
	case codeset.SDKPath + ".Retryable":
		all := codeset.Predicate{Classes: codeset.RetryableClasses(), Of: codeset.SDKPath}
		return k.Answer(f, instr, c.Args, all), true
	case "errors.As":
		target := c.Args[1].Single()
		if target == nil || len(c.Instr.Common().Args) < 2 {
			return nil, false
		}
		if p, ok := ssainfo.OperandOf(c.Instr.Common().Args[1]).Type().Underlying().(*types.Pointer); ok {
			as := k.As(c.Args[0], p.Elem())
			k.Store(s, target, as)
			if idiom.StatusOfType(p.Elem()) != 0 {
				return []*symbolic.Value{k.IsStill(s, as)}, true
			}
			return []*symbolic.Value{k.Is(as)}, true
		}
	case "errors.AsType":
		as := k.As(c.Args[0], c.Instr.Value().Type().(*types.Tuple).At(0).Type())
		return []*symbolic.Value{as, k.Is(as)}, true
	case "os.IsTimeout", "os.IsNotExist", "os.IsExist", "os.IsPermission":
		return []*symbolic.Value{k.isOther(c.Args[0])}, true
	case "errors.Is":
		if t := c.Args[1].Single(); t != nil && isOfStandardLibrary(t) {
			return []*symbolic.Value{k.isOther(c.Args[0])}, true
		}
	case "errors.New":
		return []*symbolic.Value{symbolic.Only(k.Terms.Make(symbolic.Term{Op: symbolic.OpError, Key: instr}))}, true
	case "fmt.Errorf":
		return []*symbolic.Value{k.errorf(s, c, instr)}, true
	case "slices.Contains", "slices.Index", "slices.ContainsFunc", "slices.IndexFunc", "slices.BinarySearch":
		return k.search(f, s, c)
	case "maps.Keys", "slices.Values", "slices.Clone", "maps.Clone":
		return nil, false
	}
	switch c.Fn.Pkg().Path() {
	case "strings":
		return k.textCall(f, s, c)
	case "regexp":
		return k.patternCall(f, s, c)
	}
	return nil, false
}

// callOfCodes is a call of a function of a package of constants.
func (k caller) callOfCodes(f *codeflow.Frame, s *codeflow.State, c *codeflow.Calling) ([]*symbolic.Value, bool) {
	of := c.Fn.Pkg().Path()
	at := c.Instr.(ssa.Instruction)
	switch c.Fn.Name() {
	case "Lookup", "Info":
		info := c.Args[0].Mapped(func(t *symbolic.Term) *symbolic.Value {
			return symbolic.Only(k.Terms.Make(symbolic.Term{Op: symbolic.OpInfo, X: t, Key: of}))
		})
		return []*symbolic.Value{info, k.IsIn(c.Args[0], of)}, true
	case "Retry":
		return []*symbolic.Value{c.Args[0].Mapped(func(t *symbolic.Term) *symbolic.Value { return symbolic.Only(k.Class(t, of)) })}, true
	case "Retryable":
		about := c.Args[0]
		for _, a := range about.Alts {
			if codeflow.IsClass(a.Term) {
				about = symbolic.Only(a.Term.X)
			}
		}
		return k.Answer(f, at, []*symbolic.Value{about}, codeset.Predicate{Classes: codeset.RetryableClasses(), Of: of}), true
	case "Is":
		if len(c.Args) == 2 {
			return []*symbolic.Value{k.isTwin(f, s, c)}, true
		}
	}
	return nil, false
}

// isTwin returns whether a code is another one or one of its twins.
func (k caller) isTwin(f *codeflow.Frame, s *codeflow.State, c *codeflow.Calling) *symbolic.Value {
	code, of := c.Args[0].Single(), c.Args[1].Single()
	if code == nil || of == nil {
		return symbolic.Only(k.LeafAt(f, c.Instr))
	}
	if code.Op == symbolic.OpConst {
		code, of = of, code
	}
	text, ok := of.Text()
	if !ok {
		return symbolic.Only(k.LeafAt(f, c.Instr))
	}
	all := append(k.Domain.TwinsOf(text, c.Fn.Pkg()), text)
	if k.Root == nil {
		k.Compared(code, nil)
	}
	if !k.IsCode(code) {
		return symbolic.Only(k.LeafAt(f, c.Instr))
	}
	k.NoteNames(f, s, c.Instr.Pos(), s.Reach(), all...)
	yes := k.Universe.None()
	for _, twin := range all {
		yes = yes.Or(k.EqualTo(code, twin))
	}
	return k.Truth(yes, k.Universe.Outside(yes), false)
}

// isOther returns whether an error is another failure than one with a code: a timeout, say.
func (k caller) isOther(err *symbolic.Value) *symbolic.Value {
	t := err.Single()
	if t == nil || t.IsKnown() {
		return nil
	}
	return symbolic.Only(k.Terms.Make(symbolic.Term{Op: symbolic.OpIs, X: t, Key: "other"}))
}

// isOfStandardLibrary reports whether a term is a variable of the standard library.
func isOfStandardLibrary(t *symbolic.Term) bool {
	if t.Op != symbolic.OpLoad || t.X.Op != symbolic.OpVar {
		return false
	}
	g, ok := t.X.Key.(*ssa.Global)
	if !ok {
		return false
	}
	first, _, _ := strings.Cut(g.Pkg.Pkg.Path(), "/")
	return slices.Contains([]string{"context", "io", "net", "os", "syscall"}, first)
}
