package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"sort"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// MeansString reports whether the name string has its usual meaning at a node, in all
// builds of the package.
func (f *File) MeansString(at ast.Node) bool {
	return f.Lookup("string", at) == types.Universe.Lookup("string") && !f.UnbuiltNames()["string"]
}

// ImportsByDot reports whether the file has a dot import of a package, so that it may use
// the names of the package with or without a qualifier.
func (f *File) ImportsByDot(path string) bool {
	return slices.ContainsFunc(f.AST.Imports, func(spec *ast.ImportSpec) bool {
		name := f.TypesInfo.PkgNameOf(spec)
		return name != nil && name.Name() == "." && name.Imported().Path() == path
	})
}

// QualifierOf returns the qualifier of an imported package at a node, and whether the
// file has one there. It ignores dot imports.
func (f *File) QualifierOf(imported *types.Package, at ast.Node) (string, bool) {
	for _, spec := range f.AST.Imports {
		name := f.TypesInfo.PkgNameOf(spec)
		if name != nil && name.Imported() == imported && f.Lookup(name.Name(), at) == name {
			return name.Name() + ".", true
		}
	}
	return "", false
}

// Lookup returns what a name means at a node of the file, or nil.
func (f *File) Lookup(name string, at ast.Node) types.Object {
	_, obj := f.ScopeAt(at.Pos()).LookupParent(name, at.Pos())
	return obj
}

// ScopeAt returns the innermost scope around a position in the file.
// [types.Scope.Innermost] does the same, but is slow in a function with many blocks.
func (f *File) ScopeAt(pos token.Pos) *types.Scope {
	top := f.TypesInfo.Scopes[f.AST]
	if f.scopes == nil {
		f.scopes = astutil.ScopesIn(top)
	}
	i := sort.Search(len(f.scopes), func(i int) bool { return f.scopes[i].Pos() > pos })
	if i == 0 {
		return top
	}
	scope := f.scopes[i-1]
	for scope != top && !scope.Contains(pos) {
		scope = scope.Parent()
	}
	return scope
}

// Declared returns the names that any scope of the file declares.
func (f *File) Declared() map[string]bool {
	if f.names == nil {
		f.names = make(map[string]bool)
		var add func(*types.Scope)
		add = func(scope *types.Scope) {
			for _, name := range scope.Names() {
				f.names[name] = true
			}
			for child := range scope.Children() {
				add(child)
			}
		}
		add(f.TypesInfo.Scopes[f.AST])
	}
	return f.names
}
