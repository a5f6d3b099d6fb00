package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// checkNames checks that the name of no constant is taken. The other files of the package
// declare names, and each family has a constant.
func checkNames(dir string, rows []entry) error {
	taken := make(map[string]string) // by name: what has taken it
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return err
	}
	for _, name := range names {
		if base := filepath.Base(name); base == outputFile || strings.HasSuffix(base, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			for _, id := range declared(decl) {
				taken[id.Name] = filepath.Base(name)
			}
		}
	}
	for _, row := range rows {
		taken[familyName(row.family)] = "the family " + row.family
	}
	for _, row := range rows {
		if by := taken[row.name]; by != "" {
			return fmt.Errorf("%s: the name %s of %s is taken by %s", row.where, row.name, row.code, by)
		}
	}
	return nil
}

// declared returns the names that a declaration adds to the package.
func declared(decl ast.Decl) []*ast.Ident {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Recv == nil {
			return []*ast.Ident{decl.Name}
		}
	case *ast.GenDecl:
		var names []*ast.Ident
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, spec.Name)
			case *ast.ValueSpec:
				names = append(names, spec.Names...)
			}
		}
		return names
	}
	return nil
}
