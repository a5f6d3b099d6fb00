package constpkg

import (
	"go/constant"
	"go/types"
)

// A constantsKey is a package, and whether the constants in its tests count.
type constantsKey struct {
	of    *types.Package
	tests bool
}

// InScope returns the constants of a package whose values are codes, by value. For
// another package, these are the exported ones. For the package under analysis, these are
// all, and with tests set also those of its tests. Without them, a file gets the same
// fixes with and without the tests. A value of several constants maps to nil.
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
			c = nil // several constants: nobody knows which is meant
		}
		found[value] = c
	}
	if f.inScope == nil {
		f.inScope = make(map[constantsKey]map[string]*types.Const)
	}
	f.inScope[key] = found
	return found
}
