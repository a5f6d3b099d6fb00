package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"sort"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// lookup returns what a name means where a node of the file stands, or nil.
func (f *file) lookup(name string, at ast.Node) types.Object {
	_, obj := f.scopeAt(at.Pos()).LookupParent(name, at.Pos())
	return obj
}

// scopeAt returns the innermost scope around a position in the file, as
// [types.Scope.Innermost] does: that is slow in a function with many blocks.
func (f *file) scopeAt(pos token.Pos) *types.Scope {
	top := f.TypesInfo.Scopes[f.ast]
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

// declared returns the names that any scope of the file declares.
func (f *file) declared() map[string]bool {
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
		add(f.TypesInfo.Scopes[f.ast])
	}
	return f.names
}
