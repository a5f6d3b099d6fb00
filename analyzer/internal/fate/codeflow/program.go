package codeflow

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/bodies"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/fate/symbolic"
	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// A Program follows the codes of a package.
type Program struct {
	Src     *source.Package
	Domain  codeset.Domain
	library Library
	observe func(r *Run) Observer

	isBuilt   bool
	chosen    *bodies.Selection // nil if there is nothing to follow
	Universe  *codeset.Universe
	Terms     *symbolic.Terms
	shapes    map[*ssa.Function]*ssainfo.Shape  // memo of ShapeOf
	surveys   map[*ssa.Function]*Run            // memo of survey
	runs      map[rootKey]*Run                  // memo of follow
	globals   *State                            // what variables of the package hold that nothing changes
	predicate map[codeset.Predicate]codeset.Set // memo of codesOf
}

// A Library executes a call and returns its results. It reports false if it does not know
// the function.
type Library func(r *Run, f *Frame, s *State, c *Calling) ([]*symbolic.Value, bool)

// NewProgram returns what follows the codes of a package, which a domain tells about. What
// a run comes to, the observer hears that observe returns for it.
func NewProgram(src *source.Package, d codeset.Domain, library Library, observe func(*Run) Observer) *Program {
	return &Program{Src: src, Domain: d, library: library, observe: observe}
}

// Function returns the function that a declaration or a literal is, or nil if it has
// nothing to do with codes.
func (p *Program) Function(n ast.Node) *ssa.Function {
	if !p.isBuilt {
		p.isBuilt = true
		p.build()
	}
	if p.chosen == nil {
		return nil
	}
	return p.chosen.Functions[n]
}

func (p *Program) build() {
	p.chosen = bodies.Build(p.Src, p.Domain)
	if p.chosen == nil {
		return
	}
	p.Universe, p.Terms = codeset.NewUniverse(p.Domain.Codes()), symbolic.NewTerms()
	p.shapes, p.predicate = make(map[*ssa.Function]*ssainfo.Shape), make(map[codeset.Predicate]codeset.Set)
	p.surveys, p.runs = make(map[*ssa.Function]*Run), make(map[rootKey]*Run)
	p.globals = p.initialState()
}

// Each calls a function with the runs of a function, one for each value that is compared
// with codes there. If the function is too large, it leaves out some.
func (p *Program) Each(fn *ssa.Function, f func(*Run)) {
	survey := p.survey(fn)
	if survey == nil {
		return
	}
	steps := survey.steps
	for _, root := range survey.sortedRoots() {
		r := p.follow(fn, root)
		if r == nil {
			continue
		}
		if steps += r.steps; steps > maxSteps {
			return
		}
		f(r)
	}
}

// ShapeOf returns the shape of a function.
func (p *Program) ShapeOf(fn *ssa.Function) *ssainfo.Shape {
	s := p.shapes[fn]
	if s == nil {
		s = ssainfo.NewShape(fn)
		p.shapes[fn] = s
	}
	return s
}

// An Observer hears what a run comes to.
type Observer interface {
	// Calls is called before a call that the function under analysis makes.
	Calls(s *State, c *Calling, i *ssa.Call)
	// CallsUnknown is called for a call of which nothing is known but its name.
	CallsUnknown(s *State, c *Calling, i *ssa.Call)
	// Does is called for what others can see: a call, a statement.
	Does(s *State, what any)
	// Stores is called for what is stored at an address.
	Stores(s *State, i *ssa.Store, addr, v *symbolic.Value)
	// Starts is called for a call in a goroutine of its own.
	Starts(s *State, i *ssa.Go, c *Calling)
	// Updates is called for what a map gets.
	Updates(s *State, i *ssa.MapUpdate, v *symbolic.Value)
	// Sends is called for what is sent over a channel.
	Sends(s *State, i *ssa.Send, v *symbolic.Value)
	// Returns is called where the function returns.
	Returns(s *State, i *ssa.Return, results []*symbolic.Value)
	// Stops is called where the program ends.
	Stops(s *State, i ssa.Instruction, how string)
	// Again is called where the value comes about again.
	Again(s *State)
	// Turns is called at the end of a turn of a loop, with what goes to the next turn. It
	// reports false if the way is not to be followed on.
	Turns(s *State, head *ssa.BasicBlock, carried []*symbolic.Value) bool
}

// nobody observes the runs without a root.
type nobody struct{}

func (nobody) Calls(*State, *Calling, *ssa.Call)                           {}
func (nobody) CallsUnknown(*State, *Calling, *ssa.Call)                    {}
func (nobody) Does(*State, any)                                            {}
func (nobody) Stores(*State, *ssa.Store, *symbolic.Value, *symbolic.Value) {}
func (nobody) Sends(*State, *ssa.Send, *symbolic.Value)                    {}
func (nobody) Returns(*State, *ssa.Return, []*symbolic.Value)              {}
func (nobody) Stops(*State, ssa.Instruction, string)                       {}
func (nobody) Again(*State)                                                {}
func (nobody) Turns(*State, *ssa.BasicBlock, []*symbolic.Value) bool       { return true }
func (nobody) Starts(*State, *ssa.Go, *Calling)                            {}
func (nobody) Updates(*State, *ssa.MapUpdate, *symbolic.Value)             {}

// initialState returns what the variables of the package hold that have a table of codes
// and that nothing changes.
func (p *Program) initialState() *State {
	init := p.chosen.Pkg.Func("init")
	if init == nil || len(init.Blocks) == 0 || len(p.chosen.Fixed) == 0 {
		return nil
	}
	r := p.newRun(init, nil)
	var last *State
	f := r.frame()
	s := r.newState()
	for _, b := range init.Blocks {
		f.local = make(map[ssa.Value]*symbolic.Value)
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.If, *ssa.Jump, *ssa.Return:
			case *ssa.Call:
				if results, ok := i.Type().(*types.Tuple); ok && results.Len() == 0 && len(i.Call.Args) == 0 {
					continue // of an imported package
				}
				r.instr(f, i, s)
			default:
				r.instr(f, i, s)
			}
		}
		last = s
	}
	last.own()
	for key := range last.Held {
		t, ok := key.(*symbolic.Term)
		if !ok {
			delete(last.Held, key)
			continue
		}
		for t.Op == symbolic.OpFieldAddr || t.Op == symbolic.OpElemAddr {
			t = t.X
		}
		if g, ok := t.Key.(*ssa.Global); ok && t.Op == symbolic.OpVar && !p.chosen.IsFixed(g) {
			delete(last.Held, key)
		}
	}
	return last
}
