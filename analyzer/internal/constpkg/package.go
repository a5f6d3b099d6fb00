package constpkg

import (
	"go/types"

	"github.com/cbclint/cbclint/codes"
)

// A Package is a package that has the constants of codes.
type Package struct {
	Path      string
	Name      string                  // in its package clause
	Constants map[codes.Code]Constant // the known constants
}

// A Constant is the constant of a code in its package.
type Constant struct {
	Package  *Package
	Name     string
	TypeName string // name of the type, which the package declares; "" if the constant is untyped
}

// IsOfType reports whether a type is the type of the constant.
func (c Constant) IsOfType(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || c.TypeName == "" {
		return false
	}
	obj := named.Obj()
	return obj.Name() == c.TypeName && obj.Pkg() != nil && obj.Pkg().Path() == c.Package.Path
}

// add adds a constant. If a code has several constants, none is used, because nobody
// knows which is meant.
func (p *Package) add(code, constant, typeName string) {
	if _, again := p.Constants[codes.Code(code)]; again {
		constant = ""
	}
	p.Constants[codes.Code(code)] = Constant{p, constant, typeName}
}
