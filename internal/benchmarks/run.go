package main

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"time"

	"github.com/nishanths/exhaustive"
	"github.com/sashamelentyev/usestdlibvars/pkg/analyzer"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/analysis/passes/printf"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/packages"

	cbclint "github.com/cbclint/cbclint/analyzer"
)

// rounds is how often each analyzer runs on each package. The median counts.
const rounds = 7

// runs measures Run alone and its peers, on packages that are loaded once.
func runs(dir, what string, patterns ...string) error {
	loaded, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax&^packages.NeedDeps | packages.NeedTypesSizes | packages.NeedModule, Dir: dir}, patterns...)
	if err != nil {
		return err
	}
	peers := []*analysis.Analyzer{cbclint.New(cbclint.Settings{}), visitor(), exhaustive.Analyzer, analyzer.New(), printf.Analyzer}
	times := make(map[string]time.Duration)
	for _, pkg := range loaded {
		if len(pkg.Errors) != 0 {
			continue
		}
		inspected := inspector.New(pkg.Syntax)
		all := make(map[string][]time.Duration)
		for range rounds {
			for _, a := range peers { // interleaved
				pass := newPass(a, pkg, inspected)
				start := time.Now()
				for _, required := range a.Requires { // a part of its work, but for what all share
					if required == inspect.Analyzer {
						continue
					}
					if pass.ResultOf[required], err = required.Run(newPass(required, pkg, inspected)); err != nil {
						return fmt.Errorf("%s: %s: %w", pkg.PkgPath, required.Name, err)
					}
				}
				if _, err := a.Run(pass); err != nil {
					return fmt.Errorf("%s: %s: %w", pkg.PkgPath, a.Name, err)
				}
				all[a.Name] = append(all[a.Name], time.Since(start))
			}
		}
		for name, list := range all {
			slices.Sort(list)
			times[name] += list[len(list)/2]
		}
	}
	fmt.Printf("Run alone on %s, %d packages, as a multiple of cbclint's time:\n\n", what, len(loaded))
	fmt.Println("| analyzer | time |\n| --- | --- |")
	for _, a := range peers {
		fmt.Printf("| %s | %.2f |\n", a.Name, float64(times[a.Name])/float64(times["cbclint"]))
	}
	fmt.Println()
	return nil
}

// visitor returns an analyzer that only visits the literals. No analyzer that has to see
// them is faster.
func visitor() *analysis.Analyzer {
	return &analysis.Analyzer{Name: "a visit of each literal", Run: func(pass *analysis.Pass) (any, error) {
		root := pass.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root()
		for range root.Preorder((*ast.BasicLit)(nil)) {
		}
		return nil, nil
	}}
}

// newPass returns a pass with everything that the analyzers require, except facts. So
// printf does not find wrappers in other packages.
func newPass(a *analysis.Analyzer, pkg *packages.Package, inspected *inspector.Inspector) *analysis.Pass {
	return &analysis.Pass{
		Analyzer: a, Fset: pkg.Fset, Files: pkg.Syntax, Pkg: pkg.Types, TypesInfo: pkg.TypesInfo, TypesSizes: pkg.TypesSizes,
		ResultOf:          map[*analysis.Analyzer]any{inspect.Analyzer: inspected},
		Report:            func(analysis.Diagnostic) {},
		ImportObjectFact:  func(types.Object, analysis.Fact) bool { return false },
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportObjectFact:  func(types.Object, analysis.Fact) {},
		ExportPackageFact: func(analysis.Fact) {},
		AllObjectFacts:    func() []analysis.ObjectFact { return nil },
		AllPackageFacts:   func() []analysis.PackageFact { return nil },
	}
}
