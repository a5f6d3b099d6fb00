package analyzer

import (
	"bytes"
	"go/ast"
	"go/token"
	"os"
	"strings"
)

// source returns the text of the file, or nothing if it cannot be read or is not
// what was parsed.
func (f *file) source() []byte {
	if f.text == nil {
		tok := f.Fset.File(f.ast.FileStart)
		read := f.ReadFile
		if read == nil {
			read = os.ReadFile // e.g. nogo
		}
		text, err := read(tok.Name())
		if err != nil || len(text) != tok.Size() {
			text = []byte{}
		}
		f.text = text
	}
	return f.text
}

// endOf returns the end of a comment. [ast.Comment.End] is too small by the carriage
// returns that the parser has dropped from the comment.
func (f *file) endOf(comment *ast.Comment) token.Pos {
	tok := f.Fset.File(comment.Pos())
	start := tok.Offset(comment.Pos())
	text := f.source()
	if !strings.HasPrefix(comment.Text, "/*") || len(text) == 0 {
		return comment.End()
	}
	return comment.Pos() + token.Pos(bytes.Index(text[start:], []byte("*/"))+len("*/"))
}

// lineBreak returns what ends the lines of the file.
func (f *file) lineBreak() string {
	text := f.source()
	if end := bytes.IndexByte(text, '\n'); end > 0 && text[end-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// indentOf returns the white space at the beginning of a line of the file.
func (f *file) indentOf(pos token.Pos) string {
	tok := f.Fset.File(pos)
	start := tok.LineStart(tok.PositionFor(pos, false).Line)
	text := f.source()
	if len(text) == 0 {
		return strings.Repeat("\t", f.Fset.PositionFor(pos, false).Column-1) // as gofmt writes a block's brace
	}
	line := text[tok.Offset(start):tok.Offset(pos)]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

// behindText returns where the white space before a position begins.
func (f *file) behindText(pos token.Pos) token.Pos {
	text := f.source()
	if len(text) == 0 {
		return pos
	}
	before := text[:f.Fset.File(pos).Offset(pos)]
	return pos - token.Pos(len(before)-len(bytes.TrimRight(before, " \t")))
}

// withLineBreaks returns text with the line breaks of the file.
func (f *file) withLineBreaks(text string) string {
	if lineBreak := f.lineBreak(); lineBreak != "\n" {
		return strings.ReplaceAll(text, "\n", lineBreak)
	}
	return text
}
