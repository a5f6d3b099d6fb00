// Package analyzertest runs an analyzer on packages in memory, applies its fixes and
// type-checks the result. Package analysistest does not type-check the result.
package analyzertest

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/packages"
)

// A Package is a type-checked package.
type Package struct {
	Fset    *token.FileSet
	Files   []*ast.File
	Types   *types.Package
	Info    *types.Info
	Sources map[string]string // by file name

	importer Importer
	path     string
}

// An Importer imports the packages that were loaded with it.
type Importer struct {
	fset     *token.FileSet
	packages map[string]*types.Package
}

// Import returns a package.
func (i Importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if pkg := i.packages[path]; pkg != nil {
		return pkg, nil
	}
	return nil, fmt.Errorf("package %q is not loaded", path)
}

// NewImporter returns an importer of the packages that the patterns match, and of
// everything that they import.
func NewImporter(dir string, patterns ...string) (Importer, error) {
	i := Importer{token.NewFileSet(), make(map[string]*types.Package)}
	loaded, err := packages.Load(&packages.Config{
		Dir:  dir,
		Fset: i.fset,
		Mode: packages.NeedName | packages.NeedImports | packages.NeedDeps | packages.NeedTypes,
	}, patterns...)
	if err != nil {
		return i, err
	}
	packages.Visit(loaded, nil, func(pkg *packages.Package) {
		i.packages[pkg.PkgPath] = pkg.Types
		for _, broken := range pkg.Errors {
			err = errors.Join(err, broken)
		}
	})
	return i, err
}

// Check parses and type-checks the files of a package, by name. It returns an error if
// the package has type errors.
func Check(importer Importer, path string, sources map[string]string) (*Package, error) {
	p := &Package{
		Fset:     importer.fset,
		Sources:  sources,
		importer: importer,
		path:     path,
		Info: &types.Info{
			Types:      make(map[ast.Expr]types.TypeAndValue),
			Instances:  make(map[*ast.Ident]types.Instance),
			Defs:       make(map[*ast.Ident]types.Object),
			Uses:       make(map[*ast.Ident]types.Object),
			Implicits:  make(map[ast.Node]types.Object),
			Selections: make(map[*ast.SelectorExpr]*types.Selection),
			Scopes:     make(map[ast.Node]*types.Scope),
		},
	}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		file, err := parser.ParseFile(p.Fset, name, sources[name], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.Files = append(p.Files, file)
	}
	conf := types.Config{Importer: importer}
	pkg, err := conf.Check(path, p.Fset, p.Files, p.Info)
	p.Types = pkg
	return p, err
}

// Run returns the diagnostics of an analyzer that requires only the inspector.
func (p *Package) Run(a *analysis.Analyzer) ([]analysis.Diagnostic, error) {
	var diagnostics []analysis.Diagnostic
	_, err := a.Run(&analysis.Pass{
		Analyzer:  a,
		Fset:      p.Fset,
		Files:     p.Files,
		Pkg:       p.Types,
		TypesInfo: p.Info,
		ResultOf:  map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(p.Files)},
		ReadFile: func(name string) ([]byte, error) {
			if text, ok := p.Sources[name]; ok {
				return []byte(text), nil
			}
			return os.ReadFile(name)
		},
		Report: func(d analysis.Diagnostic) { diagnostics = append(diagnostics, d) },
	})
	return diagnostics, err
}
