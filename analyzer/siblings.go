package analyzer

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// siblings are the files of the package's folder that are not under analysis:
// tests, and files for other systems.
type siblings struct {
	declared  map[string]bool // for the package: an import must have none of these names
	mentioned map[string]bool // anywhere
}

// siblingFiles returns the siblings. They are read only for a package with an
// import to add or a constant to change, and then once.
func (p *pkg) siblingFiles() *siblings {
	if p.siblings == nil {
		p.siblings = &siblings{make(map[string]bool), make(map[string]bool)}
		p.readSiblings()
	}
	return p.siblings
}

func (p *pkg) readSiblings() {
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
				p.siblings.add(file)
			}
		}
	}
}

func (s *siblings) add(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			s.mentioned[id.Name] = true
		}
		return true
	})
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil {
				s.declared[decl.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					s.declared[spec.Name.Name] = true
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						s.declared[name.Name] = true
					}
				}
			}
		}
	}
}
