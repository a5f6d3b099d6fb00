package fate

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// build makes the SSA form of the functions that may decide by codes. It reports false if
// there is none, or if the package does not type-check.
func (p *Package) build() bool {
	if p.functions != nil {
		return p.prog != nil
	}
	p.functions = make(map[ast.Node]*ssa.Function)
	if len(p.src.TypeErrors) != 0 {
		return false
	}
	chosen := p.choose()
	if chosen == nil {
		return false
	}
	p.u, p.terms = newUniverse(p.domain.Codes()), &terms{make(map[term]*term)}
	p.known, p.flows = make(map[*ssa.Function]*shape), make(map[*ssa.Function][]*Flow)
	p.surveys, p.runs = make(map[*ssa.Function]*run), make(map[rootKey]*run)
	p.predicate = make(map[Predicate]Set)
	prog := ssa.NewProgram(p.src.Fset, 0)
	prog.SetNoReturn(isNoReturn)
	for _, imported := range p.src.Pkg.Imports() {
		prog.CreatePackage(imported, nil, nil, true)
	}
	p.chosen = chosen
	p.pkg = prog.CreatePackage(p.src.Pkg, chosen.files(), chosen.info(), false)
	p.pkg.Build()
	p.prog = prog
	for _, file := range p.src.Files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok && chosen.deciding[decl] {
				if obj, ok := p.src.TypesInfo.Defs[decl.Name].(*types.Func); ok {
					p.addFunction(decl, prog.FuncValue(obj))
				}
			}
		}
	}
	p.addFunction(nil, p.pkg.Func("init"))
	p.globals = p.initialState(chosen)
	return true
}

// addFunction notes a function and the literals in it.
func (p *Package) addFunction(n ast.Node, fn *ssa.Function) {
	if fn == nil {
		return
	}
	if n != nil {
		p.functions[n] = fn
	}
	for _, lit := range fn.AnonFuncs {
		p.addFunction(lit.Syntax(), lit)
	}
}

// files returns the files of the package with only the chosen bodies.
func (s *selection) files() []*ast.File {
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
func (s *selection) info() *types.Info {
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

// isNoReturn reports whether a function does not return.
func isNoReturn(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	switch fn.Name() {
	case "Exit":
		return fn.Pkg().Path() == "os" || fn.Pkg().Path() == "syscall"
	case "Goexit":
		return fn.Pkg().Path() == "runtime"
	case "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln":
		return fn.Pkg().Path() == "log" || fn.Signature().Recv() != nil
	case "FailNow", "SkipNow":
		return fn.Pkg().Path() == "testing"
	}
	return false
}
