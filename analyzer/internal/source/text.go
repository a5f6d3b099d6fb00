package source

import (
	"bytes"
	"go/ast"
	"go/token"
	"os"
	"sort"
	"strings"
)

// LineEnd returns the end of the comments that follow pos on its line, before the node at
// next. It returns pos if there are none.
func (f *File) LineEnd(pos, next token.Pos) token.Pos {
	groups := f.AST.Comments
	for _, group := range groups[sort.Search(len(groups), func(i int) bool { return groups[i].End() > pos }):] {
		for _, comment := range group.List {
			if comment.Pos() >= next || f.Line(comment.Pos()) > f.Line(pos) {
				return pos
			}
			if pos <= comment.Pos() {
				pos = f.EndOf(comment)
			}
		}
	}
	return pos
}

// Line returns the line of a position, whatever //line comments say.
func (f *File) Line(pos token.Pos) int { return f.Fset.PositionFor(pos, false).Line }

// Text returns the text of the file. It returns nothing if the file cannot be read, or if
// its text is not the one that was parsed.
func (f *File) Text() []byte {
	if f.text == nil {
		tok := f.Fset.File(f.AST.FileStart)
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

// EndOf returns the end of a comment. [ast.Comment.End] is too small if the parser has
// dropped carriage returns from the comment.
func (f *File) EndOf(comment *ast.Comment) token.Pos {
	tok := f.Fset.File(comment.Pos())
	start := tok.Offset(comment.Pos())
	text := f.Text()
	if !strings.HasPrefix(comment.Text, "/*") || len(text) == 0 {
		return comment.End()
	}
	return comment.Pos() + token.Pos(bytes.Index(text[start:], []byte("*/"))+len("*/"))
}

// lineBreak returns the line break of the file.
func (f *File) lineBreak() string {
	text := f.Text()
	if end := bytes.IndexByte(text, '\n'); end > 0 && text[end-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// IndentOf returns the white space at the beginning of the line of a position.
func (f *File) IndentOf(pos token.Pos) string {
	tok := f.Fset.File(pos)
	start := tok.LineStart(tok.PositionFor(pos, false).Line)
	text := f.Text()
	if len(text) == 0 {
		return strings.Repeat("\t", f.Fset.PositionFor(pos, false).Column-1) // correct for a brace in the format of gofmt
	}
	line := text[tok.Offset(start):tok.Offset(pos)]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

// BehindText returns the start of the white space before a position.
func (f *File) BehindText(pos token.Pos) token.Pos {
	text := f.Text()
	if len(text) == 0 {
		return pos
	}
	before := text[:f.Fset.File(pos).Offset(pos)]
	return pos - token.Pos(len(before)-len(bytes.TrimRight(before, " \t")))
}

// WithLineBreaks returns text with the line breaks of the file.
func (f *File) WithLineBreaks(text string) string {
	if lineBreak := f.lineBreak(); lineBreak != "\n" {
		return strings.ReplaceAll(text, "\n", lineBreak)
	}
	return text
}
