package analyzer

import (
	"go/ast"

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

	texts *textflow.Flow // memo of isNormalized
}

// A file is one file of a package under analysis.
type file struct {
	*source.File
	*pkg
	ignores *directive.Ignores
	nolint  directive.Nolint
	values  *flow.File

	tags      map[tagKey]bool       // memo of fitsTags
	condition condition             // memo of wouldRepeat
	imports   map[string]importSpec // memo of importing, by path

	deciding      map[*ast.BlockStmt]int // memo of firstDeciding
	unconditional map[ast.Node]bool      // memo of isUnconditional
}

func newFile(p *pkg, cur inspector.Cursor) *file {
	f := source.NewFile(p.src, cur)
	return &file{File: f, pkg: p, nolint: directive.Nolint{File: f}, values: p.flows.NewFile(f.AST)}
}
