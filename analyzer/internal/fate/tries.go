package fate

import (
	"go/types"
	"regexp"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// again matches the names of functions that try again.
var again = regexp.MustCompile(`^(?i:retry|again|try_?again|resend|requeue|reschedule|enqueue)(_|[A-Z]|$)|^(?i:schedule|do|on)_?[rR]etry|^Add(RateLimited|After)$`)

// Calls notes a call that is another try.
func (o *observer) Calls(s *codeflow.State, c *codeflow.Calling, i *ssa.Call) {
	if (o.isTry(c.Fn, &i.Call) || o.sendsAgain(&i.Call)) && !astutil.IsBoolean(i.Type()) {
		o.end(s, i, "calls "+calledName(c.Fn, &i.Call), Retried, o.isSameCall(i), s.Reach())
	}
}

// Starts notes a goroutine. It may be for another try.
func (o *observer) Starts(s *codeflow.State, i *ssa.Go, c *codeflow.Calling) {
	o.effect(s, i)
	if o.isTry(c.Fn, &i.Call) || o.sendsAgain(&i.Call) || o.triesIn(append(c.Args, symbolic.Only(c.Callee))) {
		o.end(s, i, "tries later", Retried, false, s.Reach())
	}
}

func calledName(fn *types.Func, c *ssa.CallCommon) string {
	if fn != nil {
		return fn.Name()
	}
	return ssainfo.NameOf(c.Value)
}

// isTry reports whether a call is of a function whose name says that there is another try, or
// of the function itself.
func (o *observer) isTry(fn *types.Func, c *ssa.CallCommon) bool {
	return again.MatchString(calledName(fn, c)) || o.isItself(fn)
}

// isItself reports whether a function is the one under analysis, or the one around that.
func (o *observer) isItself(fn *types.Func) bool {
	for at := o.Fn; at != nil && fn != nil; at = at.Parent() {
		if at.Object() == fn.Origin() {
			return true
		}
	}
	return false
}

// triesIn reports whether a function literal among some values tries again.
func (o *observer) triesIn(values []*symbolic.Value) bool {
	return slices.ContainsFunc(values, func(v *symbolic.Value) bool {
		if v == nil || v.Single() == nil || v.Single().Op != symbolic.OpClosure {
			return false
		}
		body := v.Single().Key.(*codeflow.Closure).Body()
		if body == nil {
			return false
		}
		for _, b := range body.Blocks {
			for _, i := range b.Instrs {
				call, ok := i.(*ssa.Call)
				if !ok {
					continue
				}
				if fn := ssainfo.CalledFunc(&call.Call); o.isTry(fn, &call.Call) || o.isRequestBy(fn) {
					return true
				}
			}
		}
		return false
	})
}

// isRequestBy reports whether the root comes from a call of a function.
func (o *observer) isRequestBy(fn *types.Func) bool {
	return fn != nil && slices.ContainsFunc(o.calls(), func(c *ssa.Call) bool { return ssainfo.CalledFunc(&c.Call) == fn })
}

// sendsAgain reports whether a call is the one that the root comes from once more: the same
// function, with the same arguments.
func (o *observer) sendsAgain(call *ssa.CallCommon) bool {
	return slices.ContainsFunc(o.calls(), func(c *ssa.Call) bool {
		fn := ssainfo.CalledFunc(&c.Call)
		return &c.Call != call && fn != nil && fn == ssainfo.CalledFunc(call) && slices.Equal(c.Call.Args, call.Args)
	})
}

// isSameCall reports whether a call is one of the function itself with what it has got, so
// that it sends the same request: but for numbers, such as of the tries that are left.
func (o *observer) isSameCall(call *ssa.Call) bool {
	fn := ssainfo.CalledFunc(&call.Call)
	if fn == nil || o.Fn.Object() != fn.Origin() || call.Call.IsInvoke() || len(call.Call.Args) != len(o.Fn.Params) {
		return false
	}
	for n, arg := range call.Call.Args {
		if param := o.Fn.Params[n]; arg != param && (!ssainfo.IsNumber(arg.Type()) || o.isRequest(param)) {
			return false // the next page, say
		}
	}
	return true
}
