package analyzer

import (
	"fmt"
	"go/types"
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/gomod"
)

// findHome finds out what constants a package has: from its types if the package
// under analysis imports it, else from its sources.
func (p *pkg) findHome(path string) *home {
	for _, imported := range p.src.Pkg.Imports() {
		if imported.Path() == path && imported.Complete() && imported.Name() != "main" {
			return p.homeOfTypes(imported)
		}
	}
	if !gomod.MayImport(p.src.Pkg.Path(), path) || strings.HasPrefix(p.src.Pkg.Path(), path+"/internal/") {
		return nil
	}
	dir, vendor := gomod.PackageDir(p.src.Dir(), path)
	if dir == "" {
		p.result.Hint = fmt.Sprintf("no fixes without the constants: run \"go get %s\"", path)
		if vendor != "" {
			p.result.Hint = fmt.Sprintf("no fixes without the constants: %s lacks %s; import it once and run \"go mod vendor\"", vendor, path)
		}
		return nil
	}
	read := p.parsed.read(dir, path)
	err := read.err
	for _, imported := range read.imports {
		if err == nil && path != catalog.CodesPath && p.mayComeBack(imported) {
			err = fmt.Errorf("it imports %s, which may import this package", imported)
		}
	}
	if err != nil {
		p.result.Hint = fmt.Sprintf("no fixes without the constants: %s: %s", path, err)
		return nil
	}
	return read.home
}

func (p *pkg) homeOfTypes(of *types.Package) *home {
	h := &home{path: of.Path(), name: of.Name(), members: make(map[codes.Code]member)}
	for code, c := range p.constantsOf(of, false) {
		if c == nil || of.Path() != catalog.CodesPath && !p.src.IsAlwaysSettled(c) {
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

// mayComeBack reports whether a package that a package of constants imports may
// import the package under analysis: it is that, or of the same module.
func (p *pkg) mayComeBack(imported string) bool {
	if imported == p.src.Pkg.Path() {
		return true
	}
	if astutil.IsOfGo(imported) && !p.src.IsOwn(imported) {
		return false
	}
	_, mod := gomod.Read(p.src.Dir())
	return mod == nil || mod.Module == nil || gomod.IsBelow(imported, mod.Module.Mod.Path)
}
