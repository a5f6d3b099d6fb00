package lint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/preselect"
)

// A loader loads packages with types. It can begin with a guess, because the go command
// takes time to say which packages are needed.
type loader struct {
	tests    bool
	fset     *token.FileSet
	cancel   context.CancelFunc
	guessed  chan []*packages.Package // closed after the one result
	patterns []string                 // what has been loaded
	read     sync.Map                 // by name: the []byte that a file had when it was first read
}

// newLoader returns a loader that at once loads the packages of a guess, if there are
// any.
func newLoader(tests bool, guess func() []string) *loader {
	ctx, cancel := context.WithCancel(context.Background())
	l := &loader{tests: tests, fset: token.NewFileSet(), cancel: cancel, guessed: make(chan []*packages.Package, 1)}
	go func() {
		defer close(l.guessed)
		patterns := guess()
		if len(patterns) == 0 || ctx.Err() != nil {
			return
		}
		if found, err := l.load(ctx, nil, patterns); err == nil { // after an error the packages are loaded again, if they matter
			l.guessed <- found
		}
	}()
	return l
}

// wait returns the packages that were loaded on the guess.
func (l *loader) wait() []*packages.Package { return <-l.guessed }

// stop ends the loading that the guess began.
func (l *loader) stop() {
	l.cancel()
	l.wait()
}

// load loads packages, with new texts for some files.
func (l *loader) load(ctx context.Context, texts map[string][]byte, patterns []string) ([]*packages.Package, error) {
	config := packages.Config{
		Context: ctx, Mode: packages.LoadSyntax | packages.NeedModule | packages.NeedForTest, Tests: l.tests, Fset: l.fset,
		Overlay: texts, ParseFile: l.parse,
	}
	found, err := packages.Load(&config, patterns...)
	found = slices.DeleteFunc(found, runsTests)
	if err == nil && len(found) == 0 {
		// With types, package packages hides the error of the go command.
		config.Mode = packages.NeedName | packages.NeedImports | packages.NeedDeps
		if _, err = packages.Load(&config, patterns...); err != nil {
			_, said, _ := strings.Cut(err.Error(), "stderr: ")
			err = errors.New(strings.Join(strings.Fields(cmp.Or(said, err.Error())), " "))
		}
	}
	return found, err
}

func (l *loader) parse(fset *token.FileSet, name string, text []byte) (*ast.File, error) {
	l.read.LoadOrStore(name, text)
	return parser.ParseFile(fset, name, text, parser.AllErrors|parser.ParseComments|parser.SkipObjectResolution)
}

// reload loads the same packages again, with new texts for some files.
func (l *loader) reload(texts map[string][]byte) ([]*packages.Package, error) {
	return l.load(context.Background(), texts, l.patterns)
}

// loadAll returns the packages that patterns match.
func (l *loader) loadAll(patterns []string) ([]*packages.Package, error) {
	l.stop()
	l.patterns = patterns
	found, err := l.reload(nil)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("%s matched no packages", strings.Join(patterns, " "))
	}
	return found, err
}

// loadSelected returns the wanted packages, with their variants for tests. It takes those
// that the guess has loaded, and loads the others.
func (l *loader) loadSelected(wanted []preselect.Package) ([]*packages.Package, error) {
	missing := make(map[string]bool, len(wanted))
	for _, p := range wanted {
		missing[p.Path] = true
		l.patterns = append(l.patterns, p.Path)
	}
	var found []*packages.Package
	done := make(map[string]bool)
	for _, p := range l.wait() {
		if path := testedBy(p, missing); missing[path] {
			found, done[path] = append(found, p), true
		}
	}
	for path := range done {
		delete(missing, path)
	}
	if len(missing) == 0 {
		return found, nil
	}
	var patterns []string
	for _, p := range wanted {
		if missing[p.Path] {
			patterns = append(patterns, p.Path)
		}
	}
	rest, err := l.load(context.Background(), nil, patterns)
	return append(found, rest...), err
}

// testedBy returns the path of a package. For a variant or a program that runs tests, it
// returns the path of the tested package. A wanted package is never such a program, even
// if its path ends in ".test".
func testedBy(p *packages.Package, wanted map[string]bool) string {
	switch {
	case p.ForTest != "":
		return p.ForTest
	case wanted[p.ID]:
		return p.ID
	}
	return strings.TrimSuffix(p.ID, ".test")
}

// runsTests reports whether a package is the program that the go command makes to run
// tests. Its file is in the build cache, so it is no part of any module.
func runsTests(p *packages.Package) bool {
	return p.ForTest == "" && len(p.GoFiles) == 1 && filepath.Ext(p.GoFiles[0]) != ".go"
}
