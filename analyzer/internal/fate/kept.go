package fate

import (
	"go/types"
	"regexp"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
)

// isAround reports whether a function is around another one, which is a literal in it.
func isAround(fn, inner *ssa.Function) bool {
	for at := inner.Parent(); at != nil; at = at.Parent() {
		if at == fn {
			return true
		}
	}
	return false
}

// leaves notes that the error or the code is left where others can read it.
func (o *observer) leaves(s *codeflow.State, i ssa.Instruction, v *symbolic.Value, typ types.Type) {
	if ssainfo.IsError(typ) {
		typ = nil
	}
	v.Each(s.Reach(), func(t *symbolic.Term, with codeset.Set) {
		if t.Op != symbolic.OpNil && (o.holdsError(s, t, typ) || isAppended(t) && o.isKept(s, t)) {
			o.end(s, i, "left", PassedOn, false, with)
		}
	})
}

// Sends notes that what is sent over a channel carries the error or the code.
func (o *observer) Sends(s *codeflow.State, i *ssa.Send, v *symbolic.Value) {
	o.effect(s, i)
	v.Each(s.Reach(), func(t *symbolic.Term, with codeset.Set) {
		if o.IsCode(t) || o.holdsError(s, t, nil) || o.isRequest(i.X) {
			o.end(s, i, "sent", PassedOn, false, with)
		}
	})
}

// Updates notes that a map gets the error, or the request.
func (o *observer) Updates(s *codeflow.State, i *ssa.MapUpdate, v *symbolic.Value) {
	o.leaves(s, i, v, i.Value.Type())
	if o.isRequest(i.Value) || astutil.IsBoolean(i.Value.Type()) && o.isRequest(i.Key) {
		o.queues(s, i, i.Map)
	}
}

// queues notes that the request is kept for later, unless the name of the place says that
// it is kept for good.
func (o *observer) queues(s *codeflow.State, i ssa.Instruction, place ssa.Value) {
	if !dead.MatchString(ssainfo.NameOf(place)) {
		o.end(s, i, "queued", PassedOn, false, s.Reach())
	}
}

// dead matches the names of lists of requests that nobody sends again.
var dead = regexp.MustCompile(`(?i)dead|fail|drop|bad|lost|reject|done|seen|skip|tried`)

// keptForNext returns the codes with which the error, or the request, goes to the next turn of a
// loop: in a variable from before the loop.
func (o *observer) keptForNext(s *codeflow.State, head *ssa.BasicBlock, carried []*symbolic.Value) codeset.Set {
	kept := o.Universe.None()
	note := func(v *symbolic.Value, request bool) {
		v.Each(s.Reach(), func(t *symbolic.Term, with codeset.Set) {
			if o.isKept(s, t) || request && isAppended(t) {
				kept = kept.Or(with)
			}
		})
	}
	for n, v := range carried {
		phi := head.Instrs[n].(*ssa.Phi)
		if isErrorLike(phi.Type()) || isList(phi.Type()) {
			note(v, slices.ContainsFunc(phi.Edges, func(e ssa.Value) bool { return o.appendsRequest(e, make(map[ssa.Value]bool)) }))
		}
	}
	loop := o.ShapeOf(o.Fn).Loops[head]
	for key, v := range s.Held {
		addr, ok := key.(*symbolic.Term)
		if !ok || addr.Op != symbolic.OpVar {
			continue
		}
		if a, ok := addr.Key.(*ssa.Alloc); ok && a.Parent() == o.Fn && !loop[a.Block()] {
			note(v, false)
		}
	}
	return kept
}

// isAppended reports whether a term is a list that has just got another element.
func isAppended(t *symbolic.Term) bool {
	if call := callOf(t); call != nil {
		b, ok := call.Call.Value.(*ssa.Builtin)
		return ok && b.Name() == "append"
	}
	return t.Op == symbolic.OpAppend
}

func isList(t types.Type) bool {
	_, ok := t.Underlying().(*types.Slice)
	return ok
}

// isKept reports whether a term is the error at hand, or has it in it.
func (o *observer) isKept(s *codeflow.State, t *symbolic.Term) bool {
	switch t.Op {
	case symbolic.OpAppend:
		return o.isKept(s, t.X) || o.isKept(s, t.Y)
	case symbolic.OpSlice:
		return o.holdsWithin(s, t.X)
	case symbolic.OpConst, symbolic.OpNil, symbolic.OpZero:
		return false
	}
	return o.Root.Contains(t) || slices.ContainsFunc(o.MadeFrom[t], func(from *symbolic.Term) bool {
		return o.Root.Contains(from) && from.Op != symbolic.OpConst || from.Op == symbolic.OpSlice && o.holdsWithin(s, from.X)
	})
}

// appendsRequest reports whether a list gets what the call gets that the root comes from.
func (o *observer) appendsRequest(list ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[list] {
		return false
	}
	seen[list] = true
	switch v := list.(type) {
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, func(e ssa.Value) bool { return o.appendsRequest(e, seen) })
	case *ssa.Call:
		b, ok := v.Call.Value.(*ssa.Builtin)
		if !ok || b.Name() != "append" {
			return false
		}
		elems, ok := v.Call.Args[1].(*ssa.Slice)
		return ok && o.isRequestIn(elems.X) || o.appendsRequest(v.Call.Args[0], seen)
	}
	return false
}

// isRequestIn reports whether an element of a new array is what the call gets that the root
// comes from.
func (o *observer) isRequestIn(array ssa.Value) bool {
	a, ok := array.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, use := range *a.Referrers() {
		at, ok := use.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, use := range *at.Referrers() {
			if store, ok := use.(*ssa.Store); ok && o.isRequest(store.Val) {
				return true
			}
		}
	}
	return false
}

// isRequest reports whether the call gets a value that the root comes from, or a part of it.
func (o *observer) isRequest(v ssa.Value) bool {
	if _, isConst := v.(*ssa.Const); isConst || ssainfo.IsError(v.Type()) {
		return false
	}
	var isOf func(arg ssa.Value) bool
	isOf = func(arg ssa.Value) bool {
		switch x := arg.(type) {
		case *ssa.UnOp:
			return x == v || isOf(x.X)
		case *ssa.FieldAddr:
			return x == v || isOf(x.X)
		case *ssa.Field:
			return x == v || isOf(x.X)
		}
		return arg == v
	}
	return slices.ContainsFunc(o.calls(), func(c *ssa.Call) bool { return slices.ContainsFunc(c.Call.Args, isOf) })
}
