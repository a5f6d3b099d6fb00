package constfix

import (
	"go/ast"
	"path"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/edit"
	"github.com/cbclint/cbclint/internal/catalog"
)

// ImportPackage returns the qualifier for one constant of a package at a node: "codes.",
// or "" with a dot import. If the file does not import the package, it also returns the
// edit that imports it. All fixes of a file have the same such edit, which drivers merge.
func (f *Fixer) ImportPackage(h *constpkg.Package, at ast.Node, member string) (qualifier string, edits []analysis.TextEdit) {
	for _, spec := range f.AST.Imports {
		name := f.TypesInfo.PkgNameOf(spec)
		if name == nil || name.Imported().Path() != h.Path {
			continue
		}
		if name.Name() == "." {
			if obj := f.Lookup(member, at); obj != nil && obj.Pkg() == name.Imported() {
				return "", nil
			}
		} else if f.Lookup(name.Name(), at) == name {
			return name.Name() + ".", nil
		}
	}
	added := f.importing(h)
	return added.name + ".", []analysis.TextEdit{added.edit}
}

// An importSpec is an import that the file does not have yet.
type importSpec struct {
	name string
	edit analysis.TextEdit
}

// importing returns the new import of a package of constants for the fixes of the file.
func (f *Fixer) importing(h *constpkg.Package) importSpec {
	added, ok := f.imports[h.Path]
	if !ok {
		name := f.freshName(h)
		added = importSpec{name, edit.AddImport(f.File, h.Path, h.Name, name)}
		if f.imports == nil {
			f.imports = make(map[string]importSpec)
		}
		f.imports[h.Path] = added
	}
	return added
}

// freshName returns the name for a new import of a package of constants. It is the
// package's own name if nothing in the file or the package has that name, else a name
// like cbccodes.
func (f *Fixer) freshName(h *constpkg.Package) string {
	name := h.Name
	others := f.otherNames(h)
	for i := 1; f.Pkg.Scope().Lookup(name) != nil || f.UnbuiltNames()[name] || f.Declared()[name] || others[name]; i++ {
		name = "cbc" + strings.TrimPrefix(h.Name, "cbc")
		if name == h.Name {
			name += "codes"
		}
		if i > 1 {
			name += strconv.Itoa(i)
		}
	}
	return name
}

// otherNames returns the names that fixes of the same run may give to other packages of
// constants. Only packages with a smaller path count, so that they choose first.
func (f *Fixer) otherNames(h *constpkg.Package) map[string]bool {
	names := make(map[string]bool)
	for of := range f.Packages {
		if of >= h.Path || of == f.Pkg.Path() {
			continue
		}
		other := &constpkg.Package{Path: of, Name: path.Base(of)}
		if of != catalog.CodesPath {
			if other = f.Constants.Package(of); other == nil {
				continue
			}
		}
		names[f.freshName(other)] = true
	}
	return names
}
