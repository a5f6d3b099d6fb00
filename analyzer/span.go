package analyzer

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A span is a range of source text.
type span struct{ pos, end token.Pos }

func (s span) Pos() token.Pos { return s.pos }
func (s span) End() token.Pos { return s.end }

// spanOf returns where the bytes from start to end of a literal's value stand
// in the source, or the whole literal if they come from several parts of it. It
// returns nil if they come from a named constant, whose declaration is the
// place to speak about them.
func (f *file) spanOf(lit literal, start, end int) analysis.Range {
	expr := lit.expr
	for {
		switch e := expr.(type) {
		case *ast.ParenExpr:
			expr = e.X
		case *ast.CallExpr: // a conversion
			expr = e.Args[0]
		case *ast.BinaryExpr:
			left, _ := f.stringValue(e.X)
			switch n := len(left); {
			case end <= n:
				expr = e.X
			case start >= n:
				expr = e.Y
				start, end = start-n, end-n
			default:
				return lit.expr
			}
		case *ast.BasicLit:
			return f.spanIn(e, start, end)
		default:
			return nil
		}
	}
}

// spanIn returns where the bytes from start to end of a string literal's
// value stand in the source.
func (f *file) spanIn(lit *ast.BasicLit, start, end int) analysis.Range {
	if raw, ok := strings.CutPrefix(lit.Value, "`"); ok {
		from := f.posInRaw(lit, raw[:start])
		return span{from, from + token.Pos(end-start)}
	}
	from, to := offsetInSource(lit.Value, start), offsetInSource(lit.Value, end)
	return span{lit.Pos() + token.Pos(from), lit.Pos() + token.Pos(to)}
}

// posInRaw returns the position that follows a part of a raw string literal.
// It counts by lines, since the parser drops carriage returns from the value.
func (f *file) posInRaw(lit *ast.BasicLit, before string) token.Pos {
	newlines := strings.Count(before, "\n")
	if newlines == 0 {
		return lit.Pos() + token.Pos(len("`")+len(before))
	}
	tok := f.Fset.File(lit.Pos())
	column := len(before) - strings.LastIndexByte(before, '\n') - 1
	line := tok.PositionFor(lit.Pos(), false).Line + newlines
	return tok.LineStart(line) + token.Pos(column)
}

// offsetInSource returns the offset in the source of an interpreted string
// literal, quotes included, of the byte at an offset in its value.
func offsetInSource(source string, offset int) int {
	rest := source[1:]
	for offset > 0 {
		r, multibyte, tail, err := strconv.UnquoteChar(rest, '"')
		if err != nil {
			break // cannot be: the parser has accepted the literal
		}
		if rest = tail; multibyte {
			offset -= len(string(r))
		} else {
			offset--
		}
	}
	return len(source) - len(rest)
}
