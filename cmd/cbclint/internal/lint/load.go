package lint

import (
	"cmp"
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

// A loader loads packages with types.
type loader struct {
	tests    bool
	fset     *token.FileSet
	patterns []string // what has been loaded
	read     sync.Map // by name: the []byte that a file had when it was first read
}

func newLoader(tests bool) *loader { return &loader{tests: tests, fset: token.NewFileSet()} }

// load loads packages, with new texts for some files.
func (l *loader) load(texts map[string][]byte, patterns []string) ([]*packages.Package, error) {
	config := packages.Config{
		Mode: packages.LoadSyntax | packages.NeedModule | packages.NeedForTest, Tests: l.tests, Fset: l.fset,
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
	return l.load(texts, l.patterns)
}

// loadAll returns the packages that patterns match.
func (l *loader) loadAll(patterns []string) ([]*packages.Package, error) {
	l.patterns = patterns
	found, err := l.reload(nil)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("%s matched no packages", strings.Join(patterns, " "))
	}
	return found, err
}

// loadSelected returns the wanted packages, with their variants for tests.
func (l *loader) loadSelected(wanted []preselect.Package) ([]*packages.Package, error) {
	if len(wanted) == 0 {
		return nil, nil
	}
	patterns := make([]string, len(wanted))
	for i, p := range wanted {
		patterns[i] = p.Path
	}
	return l.loadAll(patterns)
}

// runsTests reports whether a package is the program that the go command makes to run
// tests. Its file is in the build cache, so it is no part of any module.
func runsTests(p *packages.Package) bool {
	return p.ForTest == "" && len(p.GoFiles) == 1 && filepath.Ext(p.GoFiles[0]) != ".go"
}
