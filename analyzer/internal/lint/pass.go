// Package lint has what a rule needs: a [Pass] over a file, with the settings, the
// literals of the file, what is known about codes, and ways to report.
package lint

import (
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/directive"
	"github.com/cbclint/cbclint/analyzer/internal/fate"
	"github.com/cbclint/cbclint/analyzer/internal/source"
	"github.com/cbclint/cbclint/analyzer/internal/textflow"
)

// A Package is what the passes over the files of a package share.
type Package struct {
	Source *source.Package
	*Config
	Options
	Constants *constpkg.Finder
	Fates     *fate.Package

	Codes map[FindingKey]string // the code of each finding that is about one

	texts *textflow.Flow // memo of Texts
	memos map[any]any    // of PerPackage
}

// A Pass is the analysis of one file.
type Pass struct {
	*source.File
	*Config
	Options
	Constants *constpkg.Finder
	Fates     *fate.Package
	pkg       *Package
	ignores   *directive.Ignores
	nolint    directive.Nolint
}

func (p *Package) addCode(of FindingKey, code string) {
	if p.Codes == nil {
		p.Codes = make(map[FindingKey]string)
	}
	p.Codes[of] = code
}

// NewPass returns the pass over the file at a cursor.
func NewPass(p *Package, cur inspector.Cursor) *Pass {
	f := source.NewFile(p.Source, cur)
	return &Pass{
		File: f, Config: p.Config, Options: p.Options, pkg: p, Constants: p.Constants,
		Fates: p.Fates, nolint: directive.Nolint{File: f},
	}
}

// Texts returns how texts flow in the package.
func (p *Pass) Texts() *textflow.Flow {
	if p.pkg.texts == nil {
		p.pkg.texts = textflow.New(p.pkg.Source, p.Cursor.Inspector().Root())
	}
	return p.pkg.texts
}

// PerPackage returns what compute returns, which it calls once for the package. The key is
// of a type of the rule's own.
func PerPackage[T any](p *Pass, key any, compute func() T) T {
	if known, ok := p.pkg.memos[key]; ok {
		return known.(T)
	}
	if p.pkg.memos == nil {
		p.pkg.memos = make(map[any]any)
	}
	value := compute()
	p.pkg.memos[key] = value
	return value
}
