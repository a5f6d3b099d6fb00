// Package flow tracks values through a function: at each point, which expressions are
// equal, and which codes they cannot be. What it has to know about codes, a [Domain]
// tells it.
package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/cfg"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// A Package tracks the values of a package.
type Package struct {
	*source.Package
	domain Domain

	sets        map[*types.Var]*codeSet        // memo of SetOf
	literalSets map[*ast.CompositeLit]*codeSet // memo of SetOf
	effects     map[*ast.FuncDecl]*summary     // memo of summaryOf
}

// NewPackage returns what tracks the values of a package.
func NewPackage(p *source.Package, d Domain) *Package {
	return &Package{Package: p, domain: d}
}

// A File tracks the values of a file.
type File struct {
	*Package
	ast *ast.File

	terms *terms                 // the values of all flows
	flows map[ast.Node]*function // memo of flowOf
	times map[*types.Var]int     // memo of timesSet
	parts map[*types.Var]bool    // memo of partsSet
}

// NewFile returns what tracks the values of a file of the package.
func (p *Package) NewFile(file *ast.File) *File {
	return &File{Package: p, ast: file}
}

// A function is what is known at each point of a function: which expressions are
// equal, and which codes they cannot be. It is solved only for a function with
// a decision in it, and once.
type function struct {
	*File
	literals
	graph   *cfg.CFG
	parents map[ast.Node]ast.Node // of conditions, cases, range variables

	blocks   map[ast.Node]*cfg.Block          // the block that a node is in
	entry    []*state                         // by block; nil if it cannot be reached
	asked    []question                       // in the order of evaluation
	closures map[*ast.FuncLit]*state          // what is known where one begins
	inlined  int                              // how deep in calls eval is
	ways     map[value][]way                  // by a boolean value where ways meet
	concl    map[conclusion]map[value]Handled // memo of concludeWays
}

// A question is an expression that asks about a code whether it is retryable,
// or for its retry class.
type question struct {
	pos   token.Pos
	about value
	tells Handled // what the answer tells from others
}

// flowAt returns the flow of the function around a node, or nil.
func (f *File) flowAt(cur inspector.Cursor) *function {
	for fn := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		return f.flowOf(fn)
	}
	return nil
}

// flowOf returns the flow of a function.
func (f *File) flowOf(fn inspector.Cursor) *function {
	if w, ok := f.flows[fn.Node()]; ok {
		return w
	}
	if f.flows == nil {
		f.flows, f.terms = make(map[ast.Node]*function), newTerms()
	}
	start := newState()
	var body *ast.BlockStmt
	switch n := fn.Node().(type) {
	case *ast.FuncDecl:
		body = n.Body
	case *ast.FuncLit:
		body = n.Body
		if outer := f.flowAt(fn.Parent()); outer != nil && outer.closures[n] != nil {
			start = outer.closures[n]
		}
	}
	w := &function{
		File:     f,
		literals: f.literalsOf(fn),
		graph:    cfg.New(body, func(call *ast.CallExpr) bool { return !astutil.IsNoReturn(f.TypesInfo, call) }),
		parents:  parentsOf(body),
		blocks:   make(map[ast.Node]*cfg.Block),
		closures: make(map[*ast.FuncLit]*state),
		ways:     make(map[value][]way),
		concl:    make(map[conclusion]map[value]Handled),
	}
	f.flows[fn.Node()] = w
	w.solve(start)
	w.record()
	return w
}

// record notes where each node is evaluated, and what is asked and known there.
func (w *function) record() {
	for _, block := range w.graph.Blocks {
		if w.entry[block.Index] == nil {
			continue
		}
		s := w.entry[block.Index].fork()
		for _, n := range block.Nodes {
			w.blocks[n] = block
			w.step(s, n)
			w.ask(s, n)
		}
	}
}

// at returns what is known where an expression has been evaluated: a tag, a
// condition, or a part of one. It returns nil if that cannot be reached.
func (w *function) at(expr ast.Expr) *state {
	for {
		if block := w.blocks[expr]; block != nil {
			s := w.entry[block.Index].fork()
			for _, n := range block.Nodes {
				w.step(s, n)
				if n == expr {
					break
				}
			}
			return s
		}
		// The graph has the parts of a condition in blocks of their own.
		switch e := expr.(type) {
		case *ast.ParenExpr:
			expr = e.X
		case *ast.UnaryExpr:
			expr = e.X
		case *ast.BinaryExpr:
			expr = e.X
		default:
			return nil
		}
	}
}

// known returns what is known of a value: of itself, or of what it is a part
// of, about which the user's predicates can be asked.
func (w *function) known(s *state, v value) Handled {
	h := s.facts.entries[v]
	switch t := w.terms.list[v]; t.op {
	case opField, opIndex, opDeref, opCall, opAs:
		h = h.And(w.known(s, t.a))
	case opPair:
		h = h.And(w.known(s, t.a)).And(w.known(s, t.b))
	}
	return h
}

// isPartOf reports whether a value is another, or a part of it.
func (w *function) isPartOf(v, whole value) bool {
	if v == whole {
		return true
	}
	switch t := w.terms.list[v]; t.op {
	case opField, opIndex, opDeref, opCall, opAs:
		return w.isPartOf(t.a, whole)
	case opPair:
		return w.isPartOf(t.a, whole) || w.isPartOf(t.b, whole)
	}
	return false
}

// ask notes the questions in a node, those in function literals included.
func (w *function) ask(s *state, n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		expr, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		switch expr := expr.(type) {
		case *ast.FuncLit:
			w.closures[expr] = w.closure(s, expr)
			return true
		case *ast.Ident, *ast.SelectorExpr, *ast.CallExpr:
		default:
			return true
		}
		if t := w.TypesInfo.TypeOf(expr); t == nil || !w.isAnswer(t) {
			return true
		}
		switch t := w.terms.list[w.eval(s, expr)]; t.op {
		case opClass:
			w.asked = append(w.asked, question{expr.Pos(), t.a, w.domain.Told(Predicate{w.domain.AllRetryable(), t.key.(string)})})
		case opPredicate:
			for _, about := range w.subjects(t.a) {
				w.asked = append(w.asked, question{expr.Pos(), about, w.domain.Told(t.key.(Predicate))})
			}
		}
		return true
	})
}

// isAnswer reports whether a type is that of a predicate's result, or of the
// Predicate itself, or codes.Retry.
func (w *function) isAnswer(t types.Type) bool {
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Name() == "Retry" && w.domain.Declares(named.Obj()) {
		return true
	}
	return astutil.IsBoolean(t)
}

// subjects returns the values that a predicate is asked about.
func (w *function) subjects(v value) []value {
	if t := w.terms.list[v]; t.op == opPair {
		return append(w.subjects(t.a), w.subjects(t.b)...)
	}
	return []value{v}
}

// askedIn returns what counts as handled by the questions about a value that
// are evaluated within a node.
func (w *function) askedIn(n ast.Node, about value) Handled {
	var h Handled
	for _, q := range w.asked {
		if n.Pos() <= q.pos && q.pos < n.End() && w.isPartOf(about, q.about) {
			h = h.orFor(q.tells)
		}
	}
	return h
}
