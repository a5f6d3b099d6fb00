package fate

import (
	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
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
func (o *observer) Does(s *codeflow.State, what any) { o.effect(what, s.Reach()) }

// Stops notes that ways end with a panic or the exit of the program.
func (o *observer) Stops(s *codeflow.State, i ssa.Instruction, how string) {
	o.end(s, i, how, GivenUp, false, s.Reach())
}
