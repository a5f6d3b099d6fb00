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

// Packages returns the packages that the patterns match, and those of them that
// may name a code: a literal in them may be one or a part of one, or they import
// a package whose constants may be. What the go command says of a pattern or a
// package that cannot be loaded is an error.
func Packages(req Request) (Result, error) {
	all, warning, err := list(req)
	if err != nil {
		return Result{}, err
	}
	overlay, err := readOverlay(req.Dir)
	if err != nil {
		return Result{}, err
	}
	scanAll(all, req.Tests, overlay)
	n := &narrowing{all: make(map[string]*listed), exported: make(map[string]bool), overlay: overlay}
	for _, p := range all {
		n.all[p.ImportPath] = p
	}
	result := Result{Warning: warning}
	for _, p := range all {
		if !p.isAskedFor() {
			continue
		}
		this := Package{p.ImportPath, p.Dir}
		result.Matched = append(result.Matched, this)
		if n.mayName(p, req.Tests) {
			result.MayName = append(result.MayName, this)
		}
	}
	return result, nil
}

// A narrowing is the search for the packages that may name a code.
type narrowing struct {
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
		n.exported[p.ImportPath] = (p.found || fromImports) && exportsPieces(p, fromImports, n.overlay)
	}
	return n.exported[p.ImportPath]
}

// scanAll reads the files of the packages.
func scanAll(all []*listed, tests bool, overlay overlay) {
	table := scan.NewTable()
	work := make(chan *listed)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for p := range work {
				p.found = p.scan(table, overlay, p.GoFiles, p.CgoFiles)
				if tests && p.isAskedFor() {
					p.foundInTests = p.scan(table, overlay, p.TestGoFiles, p.XTestGoFiles)
				}
			}
		})
	}
	for _, p := range all {
		if !p.Standard || p.isAskedFor() {
			work <- p
		}
	}
	close(work)
	wg.Wait()
}

// scan reports whether a literal in files of a package may be a code or a piece
// of one.
func (p *listed) scan(table *scan.Table, overlay overlay, groups ...[]string) bool {
	return slices.ContainsFunc(slices.Concat(groups...), func(name string) bool {
		return slices.ContainsFunc(overlay.texts(p.path(name)), func(text string) bool {
			source, err := os.ReadFile(text)
			if err != nil {
				return true // whoever loads the package says why it cannot be read
			}
			return !table.IsPlain(source) && hasPieces(name, source)
		})
	})
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
