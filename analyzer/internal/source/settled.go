package source

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/internal/gomod"
)

// IsSettled reports whether a constant of this package has the same value in every build
// that has the file. Its value consists of literals and of settled constants.
func (f *File) IsSettled(c *types.Const) bool {
	if known, ok := f.settled[c]; ok {
		return known
	}
	if f.settled == nil {
		f.settled = make(map[*types.Const]bool)
	}
	if f.initializers == nil {
		f.initializers = initializersOf(f.Files)
	}
	f.settled[c] = false // a constant that depends on itself does not compile
	value, ok := f.initializers[c.Pos()]
	f.settled[c] = ok && f.isBuiltWith(c) && astutil.IsMadeOf(value, func(id *ast.Ident) bool {
		switch obj := f.TypesInfo.Uses[id].(type) {
		case *types.TypeName, *types.PkgName:
			return true
		case *types.Const:
			return obj.Pkg() == f.Pkg && f.IsSettled(obj) || obj.Pkg() != nil && obj.Pkg() != f.Pkg && f.IsAlwaysSettled(obj)
		}
		return false
	})
	return f.settled[c]
}

// initializersOf returns the values of constants and variables, by the positions of their
// names. It leaves out constants without a value of their own.
func initializersOf(files []*ast.File) map[token.Pos]ast.Expr {
	values := make(map[token.Pos]ast.Expr)
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			for i, name := range spec.Names {
				if i < len(spec.Values) {
					values[name.Pos()] = spec.Values[i]
				}
			}
			return true
		})
	}
	return values
}

// IsAlwaysSettled reports whether no build leaves out the file that declares a constant
// of another package, and its value depends on no other file.
func (p *Package) IsAlwaysSettled(c *types.Const) bool {
	position := p.Fset.PositionFor(c.Pos(), false).Filename
	names, ok := p.plainNames[position]
	if !ok {
		names = plainConstants(p.sourceOf(c, position))
		if p.plainNames == nil {
			p.plainNames = make(map[string]map[string]bool)
		}
		p.plainNames[position] = names
	}
	return names[c.Name()]
}

// sourceOf returns the file that declares a constant of another package. The constant's
// position does not name it if that package was built with -trimpath.
func (p *Package) sourceOf(c *types.Const, position string) string {
	root, mod := gomod.Read(p.Dir())
	if mod == nil || mod.Module == nil || !gomod.IsBelow(c.Pkg().Path(), mod.Module.Mod.Path) {
		return position
	}
	below := strings.TrimPrefix(c.Pkg().Path(), mod.Module.Mod.Path)
	return filepath.Join(root, filepath.FromSlash(below), filepath.Base(position))
}

// plainConstants returns the constants of a file whose values depend on nothing outside
// the file. It returns none if some builds leave out the file.
func plainConstants(name string) map[string]bool {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil || IsConstrained(file, name) {
		return nil
	}
	plain, types := make(map[string]bool), map[string]bool{"string": true}
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range gen.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				types[spec.Name.Name] = true
			case *ast.ValueSpec:
				for i, name := range spec.Names {
					if gen.Tok == token.CONST && i < len(spec.Values) {
						plain[name.Name] = astutil.IsMadeOf(spec.Values[i], func(id *ast.Ident) bool { return plain[id.Name] || types[id.Name] })
					}
				}
			}
		}
	}
	return plain
}
