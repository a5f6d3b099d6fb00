package preselect

import (
	"go/scanner"
	"go/token"
	"strconv"
	"strings"

	"github.com/cbclint/cbclint/internal/scan"
)

// mentions reports whether a string literal of a file may mention a code, or a comment is
// meant as a directive of cbclint. Only files that a quick scan could not rule out need
// it.
func mentions(codes *scan.Scanner, name string, source []byte) bool {
	found := false
	file := token.NewFileSet().AddFile(name, -1, len(source))
	var s scanner.Scanner
	s.Init(file, source, func(token.Position, string) { found = true }, scanner.ScanComments) // the loader reports a syntax error
	imports, depth := false, 0
	for !found {
		_, tok, text := s.Scan()
		switch tok {
		case token.EOF:
			return false
		case token.COMMENT:
			found = strings.Contains(strings.ToLower(text), "cbclint")
		case token.IMPORT:
			imports, depth = true, 0
		case token.LPAREN:
			depth++
		case token.RPAREN:
			depth--
		case token.SEMICOLON:
			imports = imports && depth > 0
		case token.STRING:
			found = !imports && mayMention(codes, text)
		}
	}
	return true
}

// mayMention reports whether a string literal in its source form may mention a code.
func mayMention(codes *scan.Scanner, literal string) bool {
	value, err := strconv.Unquote(literal)
	return err != nil || codes.MayMention(value)
}
