package analyzer

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// siblingNames returns what the files of the package's folder declare that are
// not under analysis: tests, and files for other systems. An import must have
// none of these names, or the package does not compile with those files. They
// are read only for a package with an import to add, and then once.
func (p *pkg) siblingNames() map[string]bool {
	if p.siblings == nil {
		p.siblings = make(map[string]bool)
		p.readSiblings(p.siblings)
	}
	return p.siblings
}

func (p *pkg) readSiblings(names map[string]bool) {
	known := make(map[string]bool)
	for _, file := range p.Files {
		known[filepath.Base(p.Fset.File(file.FileStart).Name())] = true
	}
	dir := filepath.Dir(p.Fset.File(p.Files[0].FileStart).Name())
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // e.g. a file that exists in an editor only
	}
	for _, entry := range entries {
		if name := entry.Name(); strings.HasSuffix(name, ".go") && !known[name] {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.SkipObjectResolution)
			if err == nil && file.Name.Name == p.Pkg.Name() {
				addNames(names, file)
			}
		}
	}
}

// addNames adds what a file declares for its package.
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
					for _, name := range spec.Names {
						names[name.Name] = true
					}
				}
			}
		}
	}
}
