package source

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// UnbuiltNames returns the names that files outside of the analysis declare for the
// package: tests, and files for other systems. An import must have none of these names.
// Only a package that needs a new import reads these files, and only once.
func (p *Package) UnbuiltNames() map[string]bool {
	if p.unbuilt == nil {
		p.unbuilt = make(map[string]bool)
		p.readUnbuilt()
	}
	return p.unbuilt
}

func (p *Package) readUnbuilt() {
	known := make(map[string]bool)
	for _, file := range p.Files {
		known[filepath.Base(p.Fset.File(file.FileStart).Name())] = true
	}
	dir := p.Dir()
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // e.g. the file exists only in an editor
	}
	for _, entry := range entries {
		if name := entry.Name(); strings.HasSuffix(name, ".go") && !known[name] {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.SkipObjectResolution)
			if err == nil && file.Name.Name == p.Pkg.Name() {
				addNames(p.unbuilt, file)
			}
		}
	}
}

// addNames adds the names that a file declares for its package.
func addNames(names map[string]bool, file *ast.File) {
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil {
				names[decl.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					names[spec.Name.Name] = true
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						names[id.Name] = true
					}
				}
			}
		}
	}
}
