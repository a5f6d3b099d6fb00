package bodies

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/fate/ssainfo"
	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// Build makes the SSA form of the functions of a package that may decide by codes, and of
// what these call. It returns nil if there is none, or if the package does not type-check.
func Build(src *source.Package, d codeset.Domain) *Selection {
	if len(src.TypeErrors) != 0 {
		return nil
	}
	s := choose(src, d)
	if s == nil {
		return nil
	}
	s.Prog = ssa.NewProgram(src.Fset, 0)
	s.Prog.SetNoReturn(ssainfo.IsNoReturn)
	for _, imported := range src.Pkg.Imports() {
		s.Prog.CreatePackage(imported, nil, nil, true)
	}
	s.Pkg = s.Prog.CreatePackage(src.Pkg, s.files(), s.info(), false)
	s.Pkg.Build()
	for _, file := range src.Files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok && s.deciding[decl] {
				if obj, ok := src.TypesInfo.Defs[decl.Name].(*types.Func); ok {
					s.addFunction(decl, s.Prog.FuncValue(obj))
				}
			}
		}
	}
	s.addFunction(nil, s.Pkg.Func("init"))
	return s
}

// addFunction notes a function and the literals in it.
func (s *Selection) addFunction(n ast.Node, fn *ssa.Function) {
	if fn == nil {
		return
	}
	if n != nil {
		s.Functions[n] = fn
	}
	for _, lit := range fn.AnonFuncs {
		s.addFunction(lit.Syntax(), lit)
	}
}

// files returns the files of the package with only the chosen bodies.
func (s *Selection) files() []*ast.File {
	var files []*ast.File
	for _, file := range s.src.Files {
		trimmed := *file
		trimmed.Decls = nil
		for _, decl := range file.Decls {
			if d, ok := decl.(*ast.FuncDecl); ok {
				if d.Name.Name == "_" || d.Recv == nil && d.Name.Name == "init" && s.bodies[d] == 0 {
					continue
				}
				if s.bodies[d] == 0 {
					bare := *d
					bare.Body = nil
					decl = &bare
				}
			}
			trimmed.Decls = append(trimmed.Decls, decl)
		}
		files = append(files, &trimmed)
	}
	return files
}

// info returns what is known of the types of the package, with only those initializers of
// variables that name codes.
func (s *Selection) info() *types.Info {
	trimmed := *s.src.TypesInfo
	trimmed.InitOrder = nil
	for _, init := range s.src.TypesInfo.InitOrder {
		for _, v := range init.Lhs {
			if s.vars[v] {
				trimmed.InitOrder = append(trimmed.InitOrder, init)
				break
			}
		}
	}
	return &trimmed
}

// IsFixed reports whether nothing changes a variable of the package that holds a table.
func (s *Selection) IsFixed(g *ssa.Global) bool {
	v, ok := g.Object().(*types.Var)
	return ok && s.Fixed[v] && !v.Exported()
}
