package constpkg

import "go/types"

// Paths are the paths of all packages with constants.
type Paths map[string]bool

// IsCodeType reports whether a type is the type for codes of a package of constants.
func (p Paths) IsCodeType(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "Code" && p.Declare(named.Obj())
}

// Has reports whether a package is a package of constants. Any other package may happen
// to have some.
func (p Paths) Has(of *types.Package) bool { return p[of.Path()] }

// Declare reports whether an object belongs to a package of constants.
func (p Paths) Declare(obj types.Object) bool { return obj.Pkg() != nil && p.Has(obj.Pkg()) }
