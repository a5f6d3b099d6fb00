package analyzer

import (
	"fmt"
	"go/types"
	"path"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/gomod"
)

// A home is a package that has the constants of codes.
type home struct {
	path    string
	name    string                // of the package
	members map[codes.Code]member // what it is known to have
}

// A member is the constant of a code in its home.
type member struct {
	*home
	constant string // its name
	typeName string // of its type, which the home declares; "" if the constant is untyped
}

// isOfType reports whether a type is that of the constant.
func (m member) isOfType(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || m.typeName == "" {
		return false
	}
	obj := named.Obj()
	return obj.Name() == m.typeName && obj.Pkg() != nil && obj.Pkg().Path() == m.path
}

// isCodeType reports whether a type is the one that a package of constants has
// for codes.
func (c *config) isCodeType(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "Code" && c.isCodes(named.Obj())
}

// qualified returns the name of the constant of a code for a message, or "" if
// there is none that the settings and the catalog know of.
func (p *pkg) qualified(e catalog.Entry) string {
	of := p.homePath(e)
	if of == "" {
		return ""
	}
	if of != catalog.CodesPath {
		if h := p.homeAt(of); h != nil {
			return h.name + "." + h.members[e.Code].constant
		}
	}
	return path.Base(of) + "." + e.Name
}

// homePath returns the path of the package that has the constant of a code, or
// "" if there is none.
func (p *pkg) homePath(e catalog.Entry) string {
	switch {
	case p.codesPackage == catalog.CodesPath:
		if _, ok := codes.Lookup(e.Code); !ok && e.Package == catalog.CodesPath {
			return "" // a file says so, and is wrong
		}
	case e.Package == "" || e.Package == catalog.CodesPath:
		return p.codesPackage
	case gomod.IsBelow(e.Package, catalog.CodesPath):
		if h := p.homeAt(p.codesPackage); h != nil && h.members[e.Code].constant != "" {
			return p.codesPackage // it has the codes of the gateway, too
		}
	}
	return e.Package
}

// isHome reports whether a package is where the constants of codes are taken from,
// rather than one that happens to have some.
func (c *config) isHome(of *types.Package) bool { return c.packages[of.Path()] }

// memberOf returns the constant of a code, and whether the package under analysis
// could use it.
func (p *pkg) memberOf(e catalog.Entry) (member, bool) {
	of := p.homePath(e)
	if of == "" || of == p.src.Pkg.Path() {
		return member{}, false
	}
	h := p.homeAt(of)
	if h == nil {
		return member{}, false
	}
	m := h.members[e.Code]
	if m.constant == "" && of == catalog.CodesPath {
		p.result.Hint = fmt.Sprintf("no fix for %s: this module has a version of the constants without it; run \"go get %s@latest\"", e.Code, of)
	}
	return m, m.constant != ""
}

// lacksMember reports whether the package that should have the constant of a code
// is known not to have it: it may have the codes of some families alone.
func (p *pkg) lacksMember(e catalog.Entry) bool {
	of := p.homePath(e)
	if of == catalog.CodesPath {
		return false // an older one may lack it: still it is there to be had
	}
	if of == p.src.Pkg.Path() {
		return true // it has what it has
	}
	h := p.homeAt(of)
	if h == nil {
		return false
	}
	return h.members[e.Code].constant == ""
}

// homeAt returns what is known of a package of constants, or nil if the package
// under analysis cannot import it.
func (p *pkg) homeAt(of string) *home {
	h, known := p.homes[of]
	if !known {
		h = p.findHome(of)
		if p.homes == nil {
			p.homes = make(map[string]*home)
		}
		p.homes[of] = h
	}
	return h
}
