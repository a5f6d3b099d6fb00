// Package fate says what becomes of error codes in functions. For a function that compares
// a value with codes, it finds the fate of each code that the value may be. It knows nothing
// of settings, reports and fixes. What it has to know about codes, a [codeset.Domain] tells
// it.
//
// The packages below it follow the codes: bodies makes the SSA form of the functions that
// matter, codeflow runs them with sets of codes, and knowncall executes the calls of
// functions that are known. The observer here hears where the ways end, and what others see
// of them on the way (observer.go). It classifies each end by what is returned (end.go, say.go,
// role.go), or by the turn of a loop (turn.go). When the function has been run, the ends are
// compared with each other (settle.go), and a [Flow] answers the questions of the rules
// (flow.go).
package fate

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeflow"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/fate/knowncall"
	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// A Fate is what becomes of a code at the end of a way through a function.
type Fate = idiom.Fate

// The fates.
const (
	Unclear  = idiom.Unclear
	Told     = idiom.Told
	GivenUp  = idiom.GivenUp
	PassedOn = idiom.PassedOn
	Retried  = idiom.Retried
)

// A Compare is a place where a value is compared with codes.
type Compare = codeflow.Compare

// An Ask is a place where a retry predicate is asked.
type Ask = codeflow.Ask

// A Package follows the codes of a package.
type Package struct {
	prog  *codeflow.Program
	flows map[*ssa.Function][]*Flow // memo of Flows
}

// NewPackage returns what follows the codes of a package.
func NewPackage(src *source.Package, d codeset.Domain) *Package {
	return &Package{codeflow.NewProgram(src, d, knowncall.Call, newObserver), make(map[*ssa.Function][]*Flow)}
}

// A Flow is what becomes of the codes that one value of a function may be.
type Flow struct {
	u        *codeset.Universe
	fn       *ssa.Function
	Compares []*codeflow.Compare // by position
	Asks     []codeflow.Ask
	Ends     []*End
	effects  []codeset.Set // the codes that come to calls and assignments that others can see
	told     []codeset.Set // those that come to some that only tell
	touched  []codeset.Set // those that come to assignments that nobody else sees
	turns    codeset.Set   // those with which a loop sends the same request again

	endsOf map[int][]*End // memo of EndsOf
	united []*End         // memo of alike
}

// An End is where ways through the function end.
type End struct {
	Pos    token.Pos
	Fate   Fate
	Plain  bool // the program says so itself
	Polled bool // it is retried until something exists

	what    string // what it ends with; equal for equal ends
	site    any    // where it ends
	results []said
	isNil   bool        // it returns no error, though the function may
	hasBool bool        // its first result is a truth value
	with    codeset.Set // the codes that come here
	asked   codeset.Set // those of them that come here because a retry predicate has said yes
	askedAt token.Pos
	others  codeset.Set // those that come here for another reason
	cond    codeset.Set // the codes that come here on a condition about something else
}

// Flows returns the flows of a function, and of the function literals in it.
func (p *Package) Flows(n ast.Node) []*Flow {
	fn := p.prog.Function(n)
	if fn == nil {
		return nil
	}
	return p.flowsOf(fn)
}

func (p *Package) flowsOf(fn *ssa.Function) []*Flow {
	if flows, ok := p.flows[fn]; ok {
		return flows
	}
	var flows []*Flow
	p.prog.Each(fn, func(r *codeflow.Run) {
		if flow := r.Observer.(*observer).finish(); len(flow.Compares) > 0 {
			flows = append(flows, flow)
		}
	})
	for _, lit := range fn.AnonFuncs {
		flows = append(flows, p.flowsOf(lit)...)
	}
	p.flows[fn] = flows
	return flows
}
