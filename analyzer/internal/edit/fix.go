// Package edit makes edits of the source: fixes, and the imports that they need.
package edit

import (
	"go/ast"
	"go/token"
	"unicode/utf8"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// A Fix is an edit of the program. All its edits are in the file of the diagnostic,
// because golangci-lint applies them to that file, whatever file they name.
type Fix struct {
	Message  string
	Constant string // the constant that replaces a literal, or ""
	Edits    []analysis.TextEdit
}

// Suggested returns a fix in the form for drivers. If an edit would touch a word, as in
// case"CBC.5003":, it adds a space before the edit.
func Suggested(f *source.File, x *Fix) analysis.SuggestedFix {
	text := f.Text()
	if len(text) == 0 {
		return analysis.SuggestedFix{Message: x.Message, TextEdits: x.Edits}
	}
	for i, e := range x.Edits {
		tok := f.Fset.File(e.Pos)
		behind := e.NewText
		if len(behind) == 0 {
			behind = text[tok.Offset(e.End):]
		}
		if isWordAt(text, tok.Offset(e.Pos)-1) && isWordAt(behind, 0) {
			x.Edits[i].NewText = append([]byte(" "), e.NewText...)
		}
	}
	return analysis.SuggestedFix{Message: x.Message, TextEdits: x.Edits}
}

// isWordAt reports whether a byte of a text is part of a name or a keyword.
func isWordAt(text []byte, i int) bool {
	if i < 0 || i >= len(text) {
		return false
	}
	c := text[i]
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf
}

// Replacing returns the fix that replaces a literal with a text and the constant in it.
func Replacing(text, constant string, edits ...analysis.TextEdit) *Fix {
	return &Fix{"Replace with " + text, constant, edits}
}

// Replace returns the edit that replaces an expression with a text.
func Replace(expr ast.Expr, text string) analysis.TextEdit {
	return analysis.TextEdit{Pos: expr.Pos(), End: expr.End(), NewText: []byte(text)}
}

// Insert returns the edit that inserts a text.
func Insert(pos token.Pos, text string) analysis.TextEdit {
	return analysis.TextEdit{Pos: pos, End: pos, NewText: []byte(text)}
}
