package analyzer

import (
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"

	"github.com/cbclint/cbclint/codes"
)

// findHome finds out what constants a package has: from its types if the package
// under analysis imports it, else from its sources.
func (p *pkg) findHome(path string) *home {
	for _, imported := range p.Pkg.Imports() {
		if imported.Path() == path && imported.Complete() && imported.Name() != "main" {
			return p.homeOfTypes(imported)
		}
	}
	if !isVisible(path, p.Pkg.Path()) {
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

// isVisible reports whether a package may import another as far as internal
// folders matter.
func isVisible(path, from string) bool {
	before, _, internal := cutLast("/"+path+"/", "/internal/")
	return !internal || isBelow(strings.TrimSuffix(from, "_test"), strings.TrimPrefix(before, "/"))
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
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
	return mod == nil || mod.Module == nil || isBelow(imported, mod.Module.Mod.Path)
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

// dirOf returns the folder of a package of this module or of one that it
// requires, or "".
func (p *pkg) dirOf(path string) string {
	root, mod := moduleOf(p.dir())
	if mod == nil || mod.Module == nil {
		return "" // e.g. a build by Bazel
	}
	if isBelow(path, mod.Module.Mod.Path) {
		dir := filepath.Join(root, filepath.FromSlash(strings.TrimPrefix(path, mod.Module.Mod.Path)))
		if of, _ := moduleOf(dir); of == root || !exists(dir) {
			return dir
		}
	}
	if vendor := vendorOf(root); vendor != "" {
		return existing(filepath.Join(vendor, filepath.FromSlash(path)))
	}
	for _, used := range usedModules(root) {
		if isBelow(path, used.path) {
			return existing(filepath.Join(used.dir, filepath.FromSlash(strings.TrimPrefix(path, used.path))))
		}
	}
	var longest module.Version
	for _, r := range mod.Require {
		if isBelow(path, r.Mod.Path) && len(r.Mod.Path) > len(longest.Path) {
			longest = r.Mod
		}
	}
	if dir := moduleDir(root, mod, longest); dir != "" {
		return existing(filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(path, longest.Path))))
	}
	return ""
}

// A usedModule is one of a workspace.
type usedModule struct{ path, dir string }

// usedModules returns the modules of the workspace around a module.
func usedModules(root string) []usedModule {
	if os.Getenv("GOWORK") == "off" {
		return nil
	}
	for dir := root; ; dir = filepath.Dir(dir) {
		name := filepath.Join(dir, "go.work")
		if data, err := os.ReadFile(name); err == nil {
			work, err := modfile.ParseWork(name, data, nil)
			if err != nil {
				return nil // the go command says so better
			}
			return modulesOf(work, dir)
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

func modulesOf(work *modfile.WorkFile, dir string) []usedModule {
	var used []usedModule
	for _, use := range work.Use {
		at := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(at) {
			at = filepath.Join(dir, at)
		}
		data, err := os.ReadFile(filepath.Join(at, "go.mod"))
		if err != nil {
			continue
		}
		used = append(used, usedModule{modfile.ModulePath(data), at})
	}
	return used
}

// moduleDir returns the folder of a module that another requires.
func moduleDir(root string, mod *modfile.File, of module.Version) string {
	if of.Path == "" {
		return ""
	}
	for _, r := range mod.Replace {
		if r.Old.Path != of.Path || r.Old.Version != "" && r.Old.Version != of.Version {
			continue
		}
		if of = r.New; of.Version == "" {
			if filepath.IsAbs(of.Path) {
				return of.Path
			}
			return filepath.Join(root, filepath.FromSlash(of.Path))
		}
	}
	path, err := module.EscapePath(of.Path)
	if err != nil {
		return ""
	}
	version, err := module.EscapeVersion(of.Version)
	if err != nil {
		return ""
	}
	cache := os.Getenv("GOMODCACHE")
	if cache == "" {
		cache = filepath.Join(build.Default.GOPATH, "pkg", "mod")
	}
	return filepath.Join(cache, filepath.FromSlash(path)+"@"+version)
}

func existing(dir string) string {
	if !exists(dir) {
		return ""
	}
	return dir
}
