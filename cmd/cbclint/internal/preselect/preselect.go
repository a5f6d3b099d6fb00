// Package preselect finds the packages that have to be loaded with types: those
// that may mention a code. It reads the sources of all others as bytes.
package preselect

import (
	"runtime"
	"slices"
	"sync"

	"github.com/cbclint/cbclint/internal/scan"
)

// A Request says which packages are asked for.
type Request struct {
	Dir      string   // where the patterns mean what they mean; "" for here
	Patterns []string // as the go command takes them
	Tests    bool     // whether their tests are asked for, too

	// Prefixes returns the prefixes of the codes to look for, without the dot,
	// given the packages that the patterns match; or why there are none.
	Prefixes func(matched []Package) ([]string, error)
}

// A Package is one that has to be loaded.
type Package struct {
	Path string
	Dir  string
}

// A Result is what a search has found.
type Result struct {
	Matched    []Package // all packages that the patterns match
	MayMention []Package // those of them that may mention a code
	Warning    string    // what the go command said about the patterns
}

// A Search looks for the packages that may mention a code.
type Search struct {
	req   Request
	files *files // what Guess looks for
}

// New returns a search. The prefixes are those that Guess is to look for, as long
// as it is not known what is asked for.
func New(req Request, prefixes ...string) *Search {
	return &Search{req, newFiles(prefixes)}
}

// Packages returns the packages that the patterns match, and those of them that
// may mention a code: in a literal, or by a constant that they import. What the
// go command says of a pattern or a package that cannot be loaded is an error.
func (s *Search) Packages() (Result, error) {
	all, warning, err := list(s.req)
	if err != nil {
		return Result{}, err
	}
	if err := refuseOverlay(s.req.Dir); err != nil {
		return Result{}, err
	}
	result := Result{Warning: warning}
	for _, p := range all {
		if p.isAskedFor() {
			result.Matched = append(result.Matched, Package{p.ImportPath, p.Dir})
		}
	}
	prefixes, err := s.req.Prefixes(result.Matched)
	if err != nil {
		return Result{}, err
	}
	files := s.files.lookingFor(prefixes)
	s.scanAll(all, files)
	n := &selecting{scanner: files.scanner, all: make(map[string]*listed), exported: make(map[string]bool)}
	for _, p := range all {
		n.all[p.ImportPath] = p
	}
	for _, p := range all {
		if p.isAskedFor() && n.mayMention(p, s.req.Tests) {
			result.MayMention = append(result.MayMention, Package{p.ImportPath, p.Dir})
		}
	}
	return result, nil
}

// A selecting is the search for the packages that may mention a code.
type selecting struct {
	scanner  *scan.Scanner
	all      map[string]*listed // by path
	exported map[string]bool    // memo of exports
}

// mayMention reports whether a package may mention a code, with what it imports.
func (n *selecting) mayMention(p *listed, tests bool) bool {
	return p.found || n.imports(p, p.Imports) ||
		tests && (p.foundInTests || n.imports(p, p.TestImports) || n.imports(p, p.XTestImports))
}

// imports reports whether a package imports a constant that may mention a code.
func (n *selecting) imports(p *listed, paths []string) bool {
	return slices.ContainsFunc(paths, func(path string) bool {
		q := n.all[p.resolve(path)]
		return q != nil && n.exports(q)
	})
}

// exports reports whether an exported constant of a package may mention a code. It
// parses a package only if there is something in it or in what it imports.
func (n *selecting) exports(p *listed) bool {
	if known, ok := n.exported[p.ImportPath]; ok {
		return known
	}
	n.exported[p.ImportPath] = false // no constant of the standard library does
	if !p.Standard {
		fromImports := n.imports(p, p.Imports)
		n.exported[p.ImportPath] = (p.found || fromImports) && exportsMention(n.scanner, p, fromImports || len(p.CgoFiles) != 0)
	}
	return n.exported[p.ImportPath]
}

// scanAll reads the files of the packages.
func (s *Search) scanAll(all []*listed, files *files) {
	inParallel(len(all), func(i int) {
		p := all[i]
		if p.Standard && !p.isAskedFor() {
			return
		}
		// Constants of C are nowhere in Go: a macro may be a code.
		p.found = len(p.CgoFiles) != 0 || files.scan(p, p.GoFiles)
		if s.req.Tests && p.isAskedFor() {
			p.foundInTests = files.scan(p, p.TestGoFiles, p.XTestGoFiles)
		}
	})
}

// inParallel calls a function with 0 to n-1.
func inParallel(n int, call func(int)) {
	work := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range work {
				call(i)
			}
		})
	}
	for i := range n {
		work <- i
	}
	close(work)
	wg.Wait()
}
