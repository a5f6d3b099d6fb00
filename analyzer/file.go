package analyzer

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/directive"
	"github.com/cbclint/cbclint/analyzer/internal/source"
	"github.com/cbclint/cbclint/analyzer/internal/textflow"
)

// A pkg is one package under analysis.
type pkg struct {
	src *source.Package
	*config
	options
	constants *constpkg.Finder

	texts       *textflow.Flow                 // memo of isNormalized
	sets        map[*types.Var]*codeSet        // memo of setOf
	literalSets map[*ast.CompositeLit]*codeSet // memo of setOf
	effects     map[*ast.FuncDecl]*summary     // memo of summaryOf
	toldBy      map[predicate]handled          // memo of told
}

// A file is one file of a package under analysis.
type file struct {
	*source.File
	*pkg
	ignores *directive.Ignores
	nolint  directive.Nolint

	tags      map[tagKey]bool       // memo of fitsTags
	condition condition             // memo of wouldRepeat
	imports   map[string]importSpec // memo of importing, by path

	deciding      map[*ast.BlockStmt]int // memo of firstDeciding
	unconditional map[ast.Node]bool      // memo of isUnconditional

	terms *terms              // the values of all flows
	flows map[ast.Node]*flow  // memo of flowOf
	times map[*types.Var]int  // memo of timesSet
	parts map[*types.Var]bool // memo of partsSet
}

func newFile(p *pkg, cur inspector.Cursor) *file {
	f := source.NewFile(p.src, cur)
	return &file{File: f, pkg: p, nolint: directive.Nolint{File: f}}
}
