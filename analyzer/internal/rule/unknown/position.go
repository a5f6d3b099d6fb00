package unknown

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
)

// A locator tells where parts of a literal's value are in the source. It answers from
// left to right, and so reads the source only once.
type locator struct {
	*lint.Pass
	lit      lint.Literal
	operands []lint.Operand

	in   *ast.BasicLit // the operand of the last answer
	at   int           // an offset in its value
	from int           // the same place as an offset in its source; in a raw literal, 1 + the lines before
	line int           // in a raw literal, the offset in its value at which the line begins
}

func newLocator(f *lint.Pass, lit lint.Literal) *locator {
	return &locator{Pass: f, lit: lit, operands: f.OperandsOf(lit)}
}

// spanOf returns where the bytes from start to end of the value are in the source. If
// they come from several operands, it returns the whole literal. It returns nil if they
// come from a named constant, because a finding belongs to its declaration. It also
// returns nil if the first bytes, which are the letters of the code, come from several
// operands.
func (l *locator) spanOf(start, end, letters int) analysis.Range {
	first := lint.OperandAt(l.operands, start)
	if first.End < start+letters {
		return nil
	}
	if first.End < end {
		return l.lit.Expr
	}
	lit, ok := first.Expr.(*ast.BasicLit)
	if !ok {
		return nil
	}
	if l.in != lit {
		l.in, l.at, l.from, l.line = lit, 0, 1, 0 // after the quote
	}
	return astutil.Span{From: l.posOf(start - first.Start), To: l.posOf(end - first.Start)}
}

// posOf returns the position of the byte at an offset of the literal's value.
func (l *locator) posOf(offset int) token.Pos {
	if offset < l.at {
		l.at, l.from, l.line = 0, 1, 0
	}
	if raw, ok := strings.CutPrefix(l.in.Value, "`"); ok {
		return l.posInRaw(raw, offset)
	}
	for l.at < offset {
		r, multibyte, tail, err := strconv.UnquoteChar(l.in.Value[l.from:], '"')
		if err != nil {
			break // impossible: the parser has accepted the literal
		}
		l.from = len(l.in.Value) - len(tail)
		if multibyte {
			l.at += len(string(r))
		} else {
			l.at++
		}
	}
	return l.in.Pos() + token.Pos(l.from)
}

// posInRaw is like posOf for a raw string literal. It counts lines, because the parser
// drops carriage returns from the value.
func (l *locator) posInRaw(raw string, offset int) token.Pos {
	passed := raw[l.at:offset]
	if i := strings.LastIndexByte(passed, '\n'); i >= 0 {
		l.line = l.at + i + 1
		l.from += strings.Count(passed, "\n")
	}
	l.at = offset
	if l.line == 0 {
		return l.in.Pos() + token.Pos(len("`")+offset)
	}
	tok := l.Fset.File(l.in.Pos())
	return tok.LineStart(tok.PositionFor(l.in.Pos(), false).Line+l.from-1) + token.Pos(offset-l.line)
}
