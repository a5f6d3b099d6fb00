// Package narrow finds the packages that have to be loaded with types: those
// that may name a code. It reads the sources of all others as bytes.
package narrow

import (
	"os"
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
	Matched []Package // all packages that the patterns match
	MayName []Package // those of them that may name a code
	Warning string    // what the go command said about the patterns
}

// A Search looks for the packages that may name a code.
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
// may name a code: a literal in them may be one or a part of one, or they import
// a package whose constants may be. What the go command says of a pattern or a
// package that cannot be loaded is an error.
func (s *Search) Packages() (Result, error) {
	all, warning, err := list(s.req)
	if err != nil {
		return Result{}, err
	}
	overlay, err := readOverlay(s.req.Dir)
	if err != nil {
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
	s.scanAll(all, files, overlay)
	n := &narrowing{scanner: files.scanner, all: make(map[string]*listed), exported: make(map[string]bool), overlay: overlay}
	for _, p := range all {
		n.all[p.ImportPath] = p
	}
	for _, p := range all {
		if p.isAskedFor() && n.mayName(p, s.req.Tests) {
			result.MayName = append(result.MayName, Package{p.ImportPath, p.Dir})
		}
	}
	return result, nil
}

// A narrowing is the search for the packages that may name a code.
type narrowing struct {
	scanner  *scan.Scanner
	all      map[string]*listed // by path
	exported map[string]bool    // memo of exports
	overlay  overlay
}

// mayName reports whether a package may name a code, with what it imports.
func (n *narrowing) mayName(p *listed, tests bool) bool {
	return p.found || n.imports(p, p.Imports) ||
		tests && (p.foundInTests || n.imports(p, p.TestImports) || n.imports(p, p.XTestImports))
}

// imports reports whether a package imports constants that may be pieces.
func (n *narrowing) imports(p *listed, paths []string) bool {
	return slices.ContainsFunc(paths, func(path string) bool {
		q := n.all[p.resolve(path)]
		return q != nil && n.exports(q)
	})
}

// exports reports whether exported constants of a package may be codes or pieces
// of codes. It parses a package only if there is something in it or in what it
// imports.
func (n *narrowing) exports(p *listed) bool {
	if known, ok := n.exported[p.ImportPath]; ok {
		return known
	}
	n.exported[p.ImportPath] = false // nothing of the standard library is a piece of a code
	if !p.Standard {
		fromImports := n.imports(p, p.Imports)
		n.exported[p.ImportPath] = (p.found || fromImports) && exportsPieces(n.scanner, p, fromImports || len(p.CgoFiles) != 0, n.overlay)
	}
	return n.exported[p.ImportPath]
}

// scanAll reads the files of the packages.
func (s *Search) scanAll(all []*listed, files *files, overlay overlay) {
	inParallel(len(all), func(i int) {
		p := all[i]
		if p.Standard && !p.isAskedFor() {
			return
		}
		// Constants of C are nowhere in Go: a macro may be a code.
		p.found = len(p.CgoFiles) != 0 || files.scan(p, overlay, p.GoFiles)
		if s.req.Tests && p.isAskedFor() {
			p.foundInTests = files.scan(p, overlay, p.TestGoFiles, p.XTestGoFiles)
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

// An overlay has the files that stand for others, as the flag -overlay of the
// go command names them.
type overlay map[string]string

// texts returns the file that stands for one, and that one if it is there: the
// go command reads the former, and the loader of x/tools the latter.
func (o overlay) texts(name string) []string {
	by, ok := o[name]
	if !ok || by == "" {
		return []string{name}
	}
	if _, err := os.Stat(name); err != nil {
		return []string{by}
	}
	return []string{by, name}
}
