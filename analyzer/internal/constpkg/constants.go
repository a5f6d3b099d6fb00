package constpkg

import (
	"go/constant"
	"go/types"
)

// A constantsKey is a package, and whether the constants of its tests count.
type constantsKey struct {
	of    *types.Package
	tests bool
}

// InScope returns the constants of a package whose values are codes, by
// value: the exported ones of another package; all of the package under
// analysis, but those of its tests only if asked for, so that a file has the
// same fixes with the tests and without. A value that several constants have
// is nil.
func (f *Finder) InScope(of *types.Package, tests bool) map[string]*types.Const {
	key := constantsKey{of, tests}
	if found, ok := f.inScope[key]; ok {
		return found
	}
	found := make(map[string]*types.Const)
	scope := of.Scope()
	for _, name := range scope.Names() {
		c, ok := scope.Lookup(name).(*types.Const)
		if !ok || c.Val().Kind() != constant.String || (of != f.Source.Pkg && !c.Exported()) {
			continue
		}
		value := constant.StringVal(c.Val())
		if !f.Catalog.IsCode(value) || of == f.Source.Pkg && !tests && f.Source.IsTestFile(c.Pos()) {
			continue
		}
		if _, ok := found[value]; ok {
			c = nil // several: which is meant?
		}
		found[value] = c
	}
	if f.inScope == nil {
		f.inScope = make(map[constantsKey]map[string]*types.Const)
	}
	f.inScope[key] = found
	return found
}
