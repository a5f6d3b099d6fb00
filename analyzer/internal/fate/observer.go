package fate

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
)

// An observer finds out what becomes of the codes that a run follows.
type observer struct {
	*codeflow.Run
	flow    *Flow
	ends    map[endKey]*End
	effects map[any]codeset.Set
	told    []codeset.Set // what comes to calls and assignments that only tell
	touched []codeset.Set // what comes to assignments that nobody else sees
	turns   codeset.Set   // what sends the same request again in a loop
}

func newObserver(r *codeflow.Run) codeflow.Observer {
	return &observer{Run: r, flow: &Flow{u: r.Universe, fn: r.Fn}, ends: make(map[endKey]*End), effects: make(map[any]codeset.Set), turns: r.Universe.None()}
}

// Does notes that ways with some of the codes do what others can see.
func (o *observer) Does(s *codeflow.State, what any) {
	if fn, ok := what.(*ssa.Function); ok && slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool { return idiom.IsOfHTTP(p.Type()) }) {
		o.tells(s) // it writes an answer to a client
		return
	}
	o.effect(s, what)
}

// Stops notes that ways end with a panic or the exit of the program.
func (o *observer) Stops(s *codeflow.State, i ssa.Instruction, how string) {
	o.end(s, i, how, GivenUp, false, s.Reach())
}
