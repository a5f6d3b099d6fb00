package narrow

import (
	"go/ast"
	"go/scanner"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/internal/scan"
)

// hasPieces reports whether a literal of a file may be a code or a piece of one,
// as its tokens tell: an import is none, and a piece is put together with others
// only in a sum or as a constant. It is asked of the files that are not seen at a
// glance to have none.
func hasPieces(codes *scan.Scanner, name string, source []byte) bool {
	r := &tokens{codes: codes, before: []token.Token{token.SEMICOLON}}
	file := token.NewFileSet().AddFile(name, -1, len(source))
	var s scanner.Scanner
	s.Init(file, source, func(token.Position, string) { r.found = true }, scanner.ScanComments) // whoever loads the package says why
	for !r.found {
		_, tok, text := s.Scan()
		if tok == token.EOF {
			break
		}
		r.read(tok, text)
	}
	return r.found
}

// tokens are those of a file, as they are read.
type tokens struct {
	codes *scan.Scanner
	found bool

	before []token.Token // what has been read of the statement, without comments
	region token.Token   // CONST or IMPORT in a declaration of that kind, or 0
	depth  int           // of parentheses in it

	waiting bool // a literal has been read that is a piece, if a plus follows
}

func (r *tokens) read(tok token.Token, text string) {
	switch tok {
	case token.COMMENT:
		r.found = strings.Contains(strings.ToLower(text), "cbclint") // a directive, or what is meant to be one
		return
	case token.CONST, token.IMPORT:
		r.region, r.depth = tok, 0
	case token.LPAREN:
		r.depth++
	case token.RPAREN:
		r.depth--
	case token.SEMICOLON:
		if r.depth <= 0 {
			r.region = token.ILLEGAL
		}
		r.before = r.before[:0]
	case token.STRING, token.CHAR:
		r.readLiteral(tok, text)
	}
	if tok == token.ADD && r.waiting {
		r.found = true
	}
	if tok != token.STRING && tok != token.CHAR && tok != token.RPAREN {
		r.waiting = false
	}
	r.before = append(r.before, tok)
}

func (r *tokens) readLiteral(tok token.Token, text string) {
	if r.region == token.IMPORT {
		return
	}
	value, err := strconv.Unquote(text) // of a rune, the text that it is converted to
	switch {
	case err != nil || tok == token.STRING && r.codes.IsCode(value):
		r.found = true
	case !r.codes.IsPiece(value):
	case r.region == token.CONST || r.followsPlus():
		r.found = true
	default:
		r.waiting = true
	}
}

// followsPlus reports whether a plus stands before, and between nothing but
// parentheses and the types of conversions.
func (r *tokens) followsPlus() bool {
	for _, tok := range slices.Backward(r.before) {
		switch tok {
		case token.ADD, token.RBRACK: // of T[int]("B")
			return true
		case token.ADD_ASSIGN, token.LPAREN, token.IDENT, token.PERIOD:
		default:
			return false
		}
	}
	return false
}

// mayBe reports whether a literal in the value of a constant may be a code or a
// piece of one.
func mayBe(codes *scan.Scanner, lit *ast.BasicLit) bool {
	if lit.Kind != token.STRING && lit.Kind != token.CHAR {
		return false
	}
	value, err := strconv.Unquote(lit.Value)
	return err != nil || codes.IsCode(value) || codes.IsPiece(value)
}
