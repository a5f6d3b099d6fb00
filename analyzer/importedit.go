package analyzer

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// addImport returns the edit that imports a package under a name: in the
// file's import group, sorted among its third-party packages, or else in a
// declaration of its own.
func (f *file) addImport(h *home, name string) analysis.TextEdit {
	spec := strconv.Quote(h.path)
	if name == h.name && name == path.Base(h.path) {
		name = ""
	} else {
		spec = name + " " + spec
	}
	var last *ast.GenDecl // the last import declaration
	next := f.ast.FileEnd // where what follows it begins
	for _, decl := range f.ast.Decls {
		decl, ok := decl.(*ast.GenDecl)
		if !ok || decl.Tok != token.IMPORT {
			break
		}
		if decl.Lparen.IsValid() && len(decl.Specs) > 0 {
			return f.addToGroup(decl, h.path, name, spec)
		}
		last = decl
	}
	for _, decl := range f.ast.Decls {
		if last == nil || decl.Pos() > last.Pos() {
			next = decl.Pos()
			break
		}
	}
	if last != nil && last.Lparen.IsValid() { // import ()
		return insert(last.Lparen+1, "\n\t"+spec+"\n")
	}
	text, pos := "\n\nimport "+spec, f.ast.Name.End()
	if last != nil {
		pos = last.End()
		if !isImportC(last) {
			text = "\nimport " + spec
		}
	}
	if pos = f.lineEnd(pos, next); f.line(pos) == f.line(next) {
		text += "\n" // more follows on the line
	}
	return insert(pos, text)
}

// addToGroup returns the edit that adds an import to a group in parentheses:
// in the order of paths to its first block with a third-party package, or in a
// new block at its end.
func (f *file) addToGroup(decl *ast.GenDecl, path, name, spec string) analysis.TextEdit {
	var block []ast.Spec // the first block with a third-party package
	for _, b := range f.blocks(decl) {
		for _, s := range b {
			if block == nil && !isStandard(importPath(s)) {
				block = b
			}
		}
	}
	if block == nil {
		last := decl.Specs[len(decl.Specs)-1]
		return insert(f.lineEnd(last.End(), decl.Rparen), "\n\n\t"+spec)
	}
	for _, s := range block {
		if importPath(s) > path || importPath(s) == path && nameOf(s) > name {
			return insert(f.start(s), spec+"\n\t")
		}
	}
	last, next := block[len(block)-1], decl.Rparen
	for _, s := range slices.Backward(decl.Specs) {
		if s == last {
			break
		}
		next = f.start(s)
	}
	return insert(f.lineEnd(last.End(), next), "\n\t"+spec)
}

// start returns where an import begins, with its comment.
func (f *file) start(spec ast.Spec) token.Pos {
	if doc := spec.(*ast.ImportSpec).Doc; doc != nil {
		return doc.Pos()
	}
	return spec.Pos()
}

// blocks returns the imports of a group as the blank lines between them divide
// them.
func (f *file) blocks(decl *ast.GenDecl) [][]ast.Spec {
	var (
		blocks [][]ast.Spec
		line   int // of the end of the import before
	)
	for _, spec := range decl.Specs {
		if len(blocks) == 0 || f.line(f.start(spec)) > line+1 {
			blocks = append(blocks, nil)
		}
		last := len(blocks) - 1
		blocks[last] = append(blocks[last], spec)
		line = f.line(spec.End())
	}
	return blocks
}

// lineEnd returns the end of the comments that follow pos on its line, before
// the node that begins at next, or pos.
func (f *file) lineEnd(pos, next token.Pos) token.Pos {
	for _, group := range f.ast.Comments {
		for _, comment := range group.List {
			if pos <= comment.Pos() && comment.Pos() < next && f.line(comment.Pos()) == f.line(pos) {
				pos = comment.End()
			}
		}
	}
	return pos
}

func (f *file) line(pos token.Pos) int { return f.Fset.PositionFor(pos, false).Line }

// importPath returns the path of an import.
func importPath(spec ast.Spec) string {
	path, err := strconv.Unquote(spec.(*ast.ImportSpec).Path.Value)
	if err != nil {
		return "" // cannot be: the parser has accepted the import
	}
	return path
}

// isStandard reports whether a package is of the standard library, or has at
// least a path like one: without a dot in its first element.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// nameOf returns the name under which a file imports a package, or "".
func nameOf(spec ast.Spec) string {
	if name := spec.(*ast.ImportSpec).Name; name != nil {
		return name.Name
	}
	return ""
}

func isImportC(decl *ast.GenDecl) bool {
	return len(decl.Specs) == 1 && importPath(decl.Specs[0]) == "C"
}
