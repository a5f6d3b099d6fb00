// Package preselect finds the packages that may mention a code. Only these have to be
// loaded with types. It reads the sources of all others as bytes.
package preselect

import (
	"runtime"
	"slices"
	"sync"

	"github.com/cbclint/cbclint/internal/scan"
)

// A Request says which packages are asked for.
type Request struct {
	Dir      string   // the folder of relative patterns; "" means the working folder
	Patterns []string // in the form of the go command
	Tests    bool     // whether their tests are asked for, too

	// Prefixes returns the prefixes of the codes to look for, without the dot. It gets
	// the packages that the patterns match. The error says what is wrong with their
	// settings.
	Prefixes func(matched []Package) ([]string, error)
}

// A Package is a package that a pattern matches.
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
	files *files // for the prefixes that are likely
}

// New returns a search. It reads files before it knows the packages and their settings. So
// it has to be told the prefixes that are likely, or it reads files twice.
func New(req Request, prefixes ...string) *Search {
	return &Search{req, newFiles(prefixes)}
}

// Packages returns the packages that the patterns match, and those among them that may
// mention a code, either in a literal or through an imported constant. It returns the
// error of the go command for a pattern or a package that cannot be loaded.
func (s *Search) Packages() (Result, error) {
	all, warning, err := s.all()
	if err != nil {
		return Result{}, err
	}
	result, err := s.search(all)
	result.Warning = warning
	return result, err
}

// search finds the packages that may mention a code among all that have been listed.
func (s *Search) search(all []*listed) (result Result, err error) {
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

// all returns the packages that the patterns match and those that matter to them. What the
// walk does not know, the go command does, and it says what is wrong.
func (s *Search) all() (all []*listed, warning string, err error) {
	flags, err := goFlags(s.req.Dir)
	if err != nil {
		return nil, "", err
	}
	if !modfileFlag.MatchString(flags) {
		if all, err := s.walk(); err == nil {
			return all, "", nil
		}
	}
	return list(s.req)
}

// A selecting decides which packages may mention a code.
type selecting struct {
	scanner  *scan.Scanner
	all      map[string]*listed // by path
	exported map[string]bool    // results of exports, by path
}

// mayMention reports whether a package may mention a code, itself or through an import.
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

// exports reports whether an exported constant of a package may mention a code. It parses
// the package only if a file of it, or an import, may mention one.
func (n *selecting) exports(p *listed) bool {
	if known, ok := n.exported[p.ImportPath]; ok {
		return known
	}
	n.exported[p.ImportPath] = false // the standard library has no codes
	if p.missing {
		n.exported[p.ImportPath] = true // so that the loader reports it
	} else if !p.Standard {
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
		// A C macro may be a code, and no Go file shows its value.
		p.found = len(p.CgoFiles) != 0 || files.scan(p, p.GoFiles)
		if s.req.Tests && p.isAskedFor() {
			p.foundInTests = files.scan(p, p.TestGoFiles, p.XTestGoFiles)
		}
	})
}

// inParallel calls a function with 0 to n-1, several at a time.
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
