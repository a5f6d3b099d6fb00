// Package source has the package and the files under analysis. It says what they import,
// declare and use, what their text is, and what other builds of the package would leave
// out. It knows nothing about codes.
package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/internal/gomod"
)

// A Package is the package under analysis.
type Package struct {
	*analysis.Pass

	leftOut      map[*ast.File]bool                  // memo of isLeftOut
	plainNames   map[string]map[string]bool          // memo of IsAlwaysSettled, by file
	initializers map[token.Pos]ast.Expr              // of constants; for IsSettled
	unbuilt      map[string]bool                     // memo of UnbuiltNames
	uses         map[types.Object][]inspector.Cursor // memo of UsesOf
	decls        map[types.Object]*ast.FuncDecl      // memo of Decls
}

// IsTestFile reports whether a position is in a test of the package.
func (p *Package) IsTestFile(pos token.Pos) bool {
	return strings.HasSuffix(p.Fset.File(pos).Name(), "_test.go")
}

// Dir returns the folder of the package.
func (p *Package) Dir() string {
	for _, name := range slices.Concat(p.OtherFiles, p.IgnoredFiles) {
		if filepath.IsAbs(name) {
			return filepath.Dir(name) // true even if cgo made all other files
		}
	}
	for _, file := range p.Files { // cgo writes its files elsewhere; a //line comment names the original, if there is one
		if from := p.Fset.Position(file.Package).Filename; IsMadeByCgo(file) && from != p.Fset.File(file.FileStart).Name() {
			return filepath.Dir(from)
		}
	}
	for _, file := range p.Files {
		return filepath.Dir(p.Fset.File(file.FileStart).Name())
	}
	return "" // e.g. a folder that has only tests, without these
}

// UsesOf returns all uses of a variable or constant of the package.
func (p *Package) UsesOf(obj types.Object) []inspector.Cursor {
	if obj == nil {
		return nil
	}
	if p.uses == nil {
		p.uses = make(map[types.Object][]inspector.Cursor)
		for cur := range p.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root().Preorder((*ast.Ident)(nil)) {
			if used := p.TypesInfo.Uses[cur.Node().(*ast.Ident)]; used != nil && used.Pkg() == p.Pkg {
				p.uses[used] = append(p.uses[used], cur)
			}
		}
	}
	return p.uses[obj]
}

// IsOwn reports whether a package may belong to the same module. Its path may begin like
// the path of a standard library package.
func (p *Package) IsOwn(path string) bool {
	if p.Module != nil && p.Module.Path != "" {
		return gomod.IsBelow(path, p.Module.Path)
	}
	first, _, _ := strings.Cut(p.Pkg.Path(), "/")
	return gomod.IsBelow(path, first)
}

// DeclOf returns the declaration of a function of the package, or nil.
func (p *Package) DeclOf(fn types.Object) *ast.FuncDecl { return p.Decls()[fn] }

// Decls returns the declarations of all functions of the package.
func (p *Package) Decls() map[types.Object]*ast.FuncDecl {
	if p.decls == nil {
		p.decls = make(map[types.Object]*ast.FuncDecl)
		for _, file := range p.Files {
			for _, decl := range file.Decls {
				if decl, ok := decl.(*ast.FuncDecl); ok {
					p.decls[p.TypesInfo.Defs[decl.Name]] = decl
				}
			}
		}
	}
	return p.decls
}

// DeclaredAs returns the variable that an expression initializes, or nil.
func (p *Package) DeclaredAs(cur inspector.Cursor) *types.Var {
	v, _ := p.TypesInfo.Defs[astutil.IdentOf(astutil.LeftOf(cur))].(*types.Var)
	return v
}

// Assigned returns the variable or constant that gets the value at cur, or nil.
func (p *Package) Assigned(cur inspector.Cursor) types.Object {
	_, i := cur.ParentEdge()
	switch n := cur.Parent().Node().(type) {
	case *ast.ValueSpec:
		if i < len(n.Names) {
			return p.TypesInfo.ObjectOf(n.Names[i])
		}
	case *ast.AssignStmt:
		if i < len(n.Lhs) {
			if id, ok := n.Lhs[i].(*ast.Ident); ok {
				return p.TypesInfo.ObjectOf(id)
			}
		}
	}
	return nil
}
