package edit

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// AddImport returns the edit that imports a package under a name. The name in the package
// clause is packageName. The import goes into the import group of the file, in the order
// of its third-party packages, or else into a declaration of its own. The edit is right
// wherever line breaks are.
func AddImport(f *source.File, importPath, packageName, name string) analysis.TextEdit {
	spec := strconv.Quote(importPath)
	if name == packageName && name == path.Base(importPath) {
		name = ""
	} else {
		spec = name + " " + spec
	}
	var last *ast.GenDecl // the last import declaration
	next := f.AST.FileEnd // the start of what follows the import declarations
	for _, decl := range f.AST.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.IMPORT {
			next = decl.Pos()
			break
		}
		if gen.Lparen.IsValid() && len(gen.Specs) > 0 {
			return addToGroup(f, gen, importPath, name, spec)
		}
		last = gen
	}
	switch {
	case last == nil:
		return insertBehind(f, f.AST.Name.End(), next, "\n\nimport "+spec, "; import "+spec)
	case last.Lparen.IsValid(): // import ()
		return Insert(last.Lparen+1, f.WithLineBreaks("\n\t"+spec+"\n"))
	}
	return insertBehind(f, last.End(), next, "\nimport "+spec, "; import "+spec)
}

// insertBehind returns the edit that inserts a line after end and the comments that
// follow on its line. If next is on that line, too, it inserts text instead, which needs
// no line of its own.
func insertBehind(f *source.File, end, next token.Pos, line, text string) analysis.TextEdit {
	if behind := f.LineEnd(end, next); f.Line(behind) != f.Line(next) || next == f.AST.FileEnd {
		return Insert(behind, f.WithLineBreaks(line))
	}
	return Insert(end, text)
}

// addToGroup returns the edit that adds an import to a group in parentheses. The import
// goes into the first block with a third-party package, in the order of paths. If there
// is no such block, it goes into a new block at the end.
func addToGroup(f *source.File, decl *ast.GenDecl, path, name, spec string) analysis.TextEdit {
	var block []ast.Spec // the first block with a third-party package
	for _, b := range blocks(f, decl) {
		for _, s := range b {
			if block == nil && !astutil.IsOfGo(astutil.ImportPath(s)) {
				block = b
			}
		}
	}
	if block == nil {
		last := decl.Specs[len(decl.Specs)-1]
		return insertBehind(f, last.End(), decl.Rparen, "\n\n\t"+spec, "; "+spec)
	}
	for _, s := range block {
		if astutil.ImportPath(s) > path || astutil.ImportPath(s) == path && astutil.ImportName(s) > name {
			return insertBefore(f, decl, s, spec)
		}
	}
	last, next := block[len(block)-1], decl.Rparen
	for _, s := range slices.Backward(decl.Specs) {
		if s == last {
			break
		}
		next = start(s)
	}
	return insertBehind(f, last.End(), next, "\n\t"+spec, "; "+spec)
}

// insertBefore returns the edit that inserts an import before another one of its group.
func insertBefore(f *source.File, decl *ast.GenDecl, before ast.Spec, spec string) analysis.TextEdit {
	end := decl.Lparen // the end of what is before the import
	for _, s := range decl.Specs {
		if s == before {
			break
		}
		end = s.End()
	}
	start := start(before)
	if f.Line(f.LineEnd(end, start)) == f.Line(start) {
		return Insert(start, spec+"; ")
	}
	return Insert(start, f.WithLineBreaks(spec+"\n\t"))
}

// start returns the start of an import, including its comment.
func start(spec ast.Spec) token.Pos {
	if doc := spec.(*ast.ImportSpec).Doc; doc != nil {
		return doc.Pos()
	}
	return spec.Pos()
}

// blocks returns the blocks of a group of imports, which blank lines separate.
func blocks(f *source.File, decl *ast.GenDecl) [][]ast.Spec {
	var (
		blocks [][]ast.Spec
		line   int // the last line of the import before
	)
	for _, spec := range decl.Specs {
		if len(blocks) == 0 || f.Line(start(spec)) > line+1 {
			blocks = append(blocks, nil)
		}
		last := len(blocks) - 1
		blocks[last] = append(blocks[last], spec)
		line = f.Line(spec.End())
	}
	return blocks
}
