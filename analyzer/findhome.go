package analyzer

import (
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/gomod"
)

// findHome finds out what constants a package has: from its types if the package
// under analysis imports it, else from its sources.
func (p *pkg) findHome(path string) *home {
	for _, imported := range p.Pkg.Imports() {
		if imported.Path() == path && imported.Complete() && imported.Name() != "main" {
			return p.homeOfTypes(imported)
		}
	}
	if !gomod.MayImport(p.Pkg.Path(), path) {
		return nil
	}
	dir := p.dirOf(path)
	if dir == "" {
		p.result.Hint = fmt.Sprintf("no fixes without the constants: run \"go get %s\"", path)
		return nil
	}
	h, err := p.homeOfSources(path, dir)
	if err != nil {
		p.result.Hint = fmt.Sprintf("no fixes without the constants: %s: %s", path, err)
		return nil
	}
	return h
}

func (p *pkg) homeOfTypes(of *types.Package) *home {
	h := &home{path: of.Path(), name: of.Name(), members: make(map[codes.Code]member)}
	for code, c := range p.constantsOf(of, false) {
		if c == nil || !p.isAlwaysBuilt(c) {
			continue // several, or one that some builds lack
		}
		switch t := types.Unalias(c.Type()).(type) {
		case *types.Basic:
			if t.Kind() == types.UntypedString {
				h.add(code, c.Name(), "")
			}
		case *types.Named:
			if t.Obj().Pkg() == of {
				h.add(code, c.Name(), t.Obj().Name())
			}
		}
	}
	return h
}

// add adds a member; a code with several constants has none: which is meant?
func (h *home) add(code, constant, typeName string) {
	if _, again := h.members[codes.Code(code)]; again {
		constant = ""
	}
	h.members[codes.Code(code)] = member{h, constant, typeName}
}

// homeOfSources reads the constants of a package that are plainly written, in
// files that no build leaves out.
func (p *pkg) homeOfSources(path, dir string) (*home, error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	h := &home{path: path, members: make(map[codes.Code]member)}
	for _, entry := range files {
		name := filepath.Join(dir, entry.Name())
		if !strings.HasSuffix(name, ".go") || strings.HasPrefix(entry.Name(), ".") || strings.HasPrefix(entry.Name(), "_") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		test := strings.HasSuffix(name, "_test.go")
		if test && strings.HasSuffix(file.Name.Name, "_test") || file.Name.Name == "documentation" || !test && isConstrained(file, name) {
			continue
		}
		for _, spec := range file.Imports {
			if p.mayComeBack(importPath(spec)) {
				return nil, fmt.Errorf("it imports %s, which may import this package", importPath(spec))
			}
		}
		if !test {
			h.name = file.Name.Name
			h.addFile(file)
		}
	}
	switch h.name {
	case "":
		return nil, fmt.Errorf("there are no Go files in %s", dir)
	case "main":
		return nil, errors.New("it is a program")
	}
	return h, nil
}

// mayComeBack reports whether a package that a package of constants imports may
// import the package under analysis: it is that, or of the same module.
func (p *pkg) mayComeBack(imported string) bool {
	if imported == p.Pkg.Path() {
		return true
	}
	if isOfGo(imported) && !p.isOwn(imported) {
		return false
	}
	_, mod := moduleOf(p.dir())
	return mod == nil || mod.Module == nil || gomod.IsBelow(imported, mod.Module.Mod.Path)
}

func (h *home) addFile(file *ast.File) {
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.CONST {
			continue
		}
		for _, spec := range gen.Specs {
			spec := spec.(*ast.ValueSpec)
			typeName := ""
			if id, ok := spec.Type.(*ast.Ident); ok {
				typeName = id.Name
			}
			if len(spec.Names) != 1 || len(spec.Values) != 1 || !spec.Names[0].IsExported() || spec.Type != nil && !ast.IsExported(typeName) {
				continue
			}
			if lit, ok := spec.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				h.add(constant.StringVal(constant.MakeFromLiteral(lit.Value, token.STRING, 0)), spec.Names[0].Name, typeName)
			}
		}
	}
}
