package analyzer

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// unbuilt are the names that the package declares in files of its folder that are
// not under analysis: tests, and files for other systems. An import must have
// none of these names.
type unbuilt map[string]bool

// unbuiltFiles returns the names. Files are read only for a package with an
// import to add, and then once.
func (p *pkg) unbuiltFiles() unbuilt {
	if p.unbuilt == nil {
		p.unbuilt = make(unbuilt)
		p.readUnbuilt()
	}
	return p.unbuilt
}

func (p *pkg) readUnbuilt() {
	known := make(map[string]bool)
	for _, file := range p.Files {
		known[filepath.Base(p.Fset.File(file.FileStart).Name())] = true
	}
	dir := p.dir()
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // e.g. a file that exists in an editor only
	}
	for _, entry := range entries {
		if name := entry.Name(); strings.HasSuffix(name, ".go") && !known[name] {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.SkipObjectResolution)
			if err == nil && file.Name.Name == p.Pkg.Name() {
				p.unbuilt.add(file)
			}
		}
	}
}

func (u unbuilt) add(file *ast.File) {
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil {
				u[decl.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					u[spec.Name.Name] = true
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						u[name.Name] = true
					}
				}
			}
		}
	}
}
