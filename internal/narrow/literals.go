package narrow

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/internal/scan"
)

// literals returns what the literals of a file may hold, as its syntax tells: an
// import is none, and a piece is put together with others only in a sum or as a
// constant. It is asked of the few files whose bytes may hold something.
func literals(name string, source []byte, table *scan.Table) scan.Found {
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return scan.Whole // whoever loads the package says why
	}
	l := literalScan{table: table}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if strings.Contains(strings.ToLower(comment.Text), "cbclint") {
				return scan.Whole // a directive, or what is meant to be one
			}
		}
	}
	for _, decl := range file.Decls {
		if gen, ok := decl.(*ast.GenDecl); !ok || gen.Tok != token.IMPORT {
			ast.Walk(l.in(false), decl)
		}
	}
	return l.found
}

type literalScan struct {
	table *scan.Table
	found scan.Found
}

// A literalVisitor visits expressions; what is joined is a part of a sum or the
// value of a constant.
type literalVisitor struct {
	*literalScan
	joined bool
}

func (l *literalScan) in(joined bool) literalVisitor { return literalVisitor{l, joined} }

func (v literalVisitor) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.GenDecl:
		return v.in(n.Tok == token.CONST)
	case *ast.BinaryExpr:
		return v.in(v.joined || n.Op == token.ADD)
	case *ast.FuncLit:
		return v.in(false)
	case *ast.BasicLit:
		if n.Kind != token.STRING {
			return nil
		}
		f := v.table.Literal(n.Value)
		if f&scan.Whole != 0 && !mayBeCode(n.Value) {
			f &^= scan.Whole
		}
		if !v.joined {
			f &= scan.Whole
		}
		v.found |= f
	}
	return v
}

// mayBeCode reports whether a literal may be a code, or mentions one: a text
// that is too long for a code mentions one as it is spelled, or not at all.
func mayBeCode(literal string) bool {
	const longest = 128
	value, err := strconv.Unquote(literal)
	return err != nil || strings.Contains(value, "CBC.") || len(value) <= longest && !strings.ContainsAny(value, "\r\n")
}
