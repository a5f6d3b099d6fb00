package narrow

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/internal/scan"
)

// hasPieces reports whether a literal of a file may be a code or a piece of one,
// as its syntax tells: an import is none, and a piece is put together with others
// only in a sum or as a constant. It is asked of the few files that are not seen
// at a glance to have none.
func hasPieces(scanner *scan.Scanner, name string, source []byte) bool {
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return true // whoever loads the package says why
	}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if strings.Contains(strings.ToLower(comment.Text), "cbclint") {
				return true // a directive, or what is meant to be one
			}
		}
	}
	v := &literalVisitor{scanner: scanner, found: new(bool)}
	for _, decl := range file.Decls {
		if gen, ok := decl.(*ast.GenDecl); !ok || gen.Tok != token.IMPORT {
			ast.Walk(v, decl)
		}
	}
	return *v.found
}

// A literalVisitor visits expressions; what is joined is a part of a sum or the
// value of a constant.
type literalVisitor struct {
	scanner *scan.Scanner
	found   *bool
	joined  bool
}

func (v *literalVisitor) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.GenDecl:
		return &literalVisitor{v.scanner, v.found, n.Tok == token.CONST}
	case *ast.BinaryExpr:
		return &literalVisitor{v.scanner, v.found, v.joined || n.Op == token.ADD}
	case *ast.FuncLit:
		return &literalVisitor{v.scanner, v.found, false}
	case *ast.BasicLit:
		*v.found = *v.found || mayBe(v.scanner, n, v.joined)
	}
	return v
}

// mayBe reports whether a literal may be a code or, if it is joined with others,
// a piece of one.
func mayBe(scanner *scan.Scanner, lit *ast.BasicLit, joined bool) bool {
	if lit.Kind != token.STRING && (lit.Kind != token.CHAR || !joined) {
		return false
	}
	value, err := strconv.Unquote(lit.Value) // of a rune, the text that it is converted to
	return err != nil || scanner.IsCode(value) || joined && scanner.IsPiece(value)
}
