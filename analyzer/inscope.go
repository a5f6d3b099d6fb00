package analyzer

import (
	"go/ast"
	"go/build"
	"go/build/constraint"
	"go/constant"
	"go/types"
	"io"
	"path/filepath"
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/codes"
)

// constantInScope returns how the file writes a constant that already names a
// code where a literal stands: one of this package, else one of a package that
// the file imports, other than package codes. It returns "" if there is none,
// if there are several to choose from, or if none keeps the literal's type.
func (f *file) constantInScope(lit literal, code codes.Code) string {
	if _, converted := astutil.Unwrap(f.TypesInfo, lit.expr); converted && f.isCodeType(astutil.TypeOf(f.TypesInfo, lit.expr)) {
		return "" // codes.Code("CBC.5003") is better replaced as a whole
	}
	if c := f.constantsOf(f.Pkg, f.isTest())[string(code)]; c != nil && f.keepsType(c, lit) &&
		f.lookup(c.Name(), lit.expr) == c && f.isSettled(c) {
		return c.Name()
	}
	for _, spec := range f.ast.Imports {
		name := f.TypesInfo.PkgNameOf(spec)
		if name == nil || f.isHome(name.Imported()) || name.Name() == "_" {
			continue
		}
		c := f.constantsOf(name.Imported(), false)[string(code)]
		if c == nil || !f.keepsType(c, lit) || !f.isAlwaysSettled(c) {
			continue
		}
		if name.Name() == "." && f.lookup(c.Name(), lit.expr) == c {
			return c.Name()
		}
		if f.lookup(name.Name(), lit.expr) == name {
			return name.Name() + "." + c.Name()
		}
	}
	return ""
}

type constantsKey struct {
	of    *types.Package
	tests bool
}

// constantsOf returns the constants of a package whose values are codes, by
// value: the exported ones of another package; all of the package under
// analysis, but those of its tests only if asked for, so that a file has the
// same fixes with the tests and without. A value that several constants have
// is nil.
func (p *pkg) constantsOf(of *types.Package, tests bool) map[string]*types.Const {
	key := constantsKey{of, tests}
	if found, ok := p.constants[key]; ok {
		return found
	}
	found := make(map[string]*types.Const)
	scope := of.Scope()
	for _, name := range scope.Names() {
		c, ok := scope.Lookup(name).(*types.Const)
		if !ok || c.Val().Kind() != constant.String || (of != p.Pkg && !c.Exported()) {
			continue
		}
		value := constant.StringVal(c.Val())
		if !p.catalog.IsCode(value) || of == p.Pkg && !tests && p.isTestFile(c.Pos()) {
			continue
		}
		if _, ok := found[value]; ok {
			c = nil // several: which is meant?
		}
		found[value] = c
	}
	if p.constants == nil {
		p.constants = make(map[constantsKey]map[string]*types.Const)
	}
	p.constants[key] = found
	return found
}

// keepsType reports whether a constant in the place of a literal, or of the
// operand of its conversions, keeps the type of the whole.
func (f *file) keepsType(c *types.Const, lit literal) bool {
	target, converted := astutil.Unwrap(f.TypesInfo, lit.expr)
	if b, ok := c.Type().(*types.Basic); ok && b.Kind() == types.UntypedString {
		return converted || astutil.IsUntyped(target)
	}
	return converted || types.Identical(c.Type(), astutil.TypeOf(f.TypesInfo, target)) && !f.steersInference(lit)
}

// isBuiltWith reports whether a constant of this package is there whenever the
// file is: it is in the same file, or in one that no build leaves out.
func (f *file) isBuiltWith(c *types.Const) bool {
	if f.Fset.File(c.Pos()) == f.Fset.File(f.ast.FileStart) {
		return true
	}
	for _, other := range f.Files {
		if other.FileStart <= c.Pos() && c.Pos() < other.FileEnd {
			return !f.isLeftOut(other)
		}
	}
	return false
}

// isLeftOut reports whether some builds of the package leave a file of it out.
func (p *pkg) isLeftOut(file *ast.File) bool {
	known, ok := p.constrained[file]
	if !ok {
		known = isConstrained(file, p.Fset.File(file.FileStart).Name())
		if p.constrained == nil {
			p.constrained = make(map[*ast.File]bool)
		}
		p.constrained[file] = known
	}
	return known
}

// isConstrained reports whether some builds leave a file out.
func isConstrained(file *ast.File, name string) bool {
	for _, group := range file.Comments {
		if group.Pos() > file.Package {
			break
		}
		for _, comment := range group.List {
			if comment.Text == cgoHeader {
				return true
			}
			if constraint.IsGoBuild(comment.Text) || constraint.IsPlusBuild(comment.Text) {
				return true
			}
		}
	}
	// A build for no system takes only files whose names name none.
	nowhere := build.Context{
		GOOS: "none", GOARCH: "none",
		OpenFile: func(string) (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader("package p")), nil
		},
	}
	for _, spec := range file.Imports {
		if spec.Path.Value == `"C"` {
			return true // by a build without cgo
		}
	}
	match, err := nowhere.MatchFile(filepath.Split(name))
	return err != nil || !match
}
