package analyzer

import (
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/directive"
	"github.com/cbclint/cbclint/analyzer/internal/flow"
	"github.com/cbclint/cbclint/analyzer/internal/source"
	"github.com/cbclint/cbclint/analyzer/internal/textflow"
)

// A pkg is one package under analysis.
type pkg struct {
	src *source.Package
	*config
	options
	constants *constpkg.Finder
	flows     *flow.Package

	texts *textflow.Flow // memo of textFlow
}

// A file is one file of a package under analysis.
type file struct {
	*source.File
	*config
	options
	pkg       *pkg
	constants *constpkg.Finder
	values    *flow.File
	ignores   *directive.Ignores
	nolint    directive.Nolint
}

func newFile(p *pkg, cur inspector.Cursor) *file {
	f := source.NewFile(p.src, cur)
	return &file{
		File: f, config: p.config, options: p.options, pkg: p, constants: p.constants,
		values: p.flows.NewFile(f.AST), nolint: directive.Nolint{File: f},
	}
}

// textFlow returns where texts of the package flow.
func (p *pkg) textFlow() *textflow.Flow {
	if p.texts == nil {
		p.texts = textflow.New(p.src, p.src.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root())
	}
	return p.texts
}
