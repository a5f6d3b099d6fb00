package directive

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/cbclint/cbclint/analyzer/internal/source"
)

var nolint = regexp.MustCompile(`^nolint( |:|$)`)

// Nolint has the //nolint comments of a file. It reads them only if there is something to
// report.
type Nolint struct {
	File  *source.File
	lines []bool // memo of linesOf
}

// Cover reports whether a //nolint comment covers the line of a position. It reads these
// comments as golangci-lint does.
func (n *Nolint) Cover(pos token.Pos) bool {
	if n.lines == nil {
		n.lines = linesOf(n.File)
	}
	return n.lines[n.File.Line(pos)]
}

// linesOf returns the lines that //nolint comments cover. A comment covers its own lines,
// and the lines of a node that begins directly below in the same column.
func linesOf(f *source.File) []bool {
	type place struct{ line, column int }
	begin := make(map[place]int) // by where a covered node begins: the first line of the comment
	depth := make([]int, f.Fset.File(f.AST.FileStart).LineCount()+2)
	cover := func(from, to int) {
		depth[from]++
		depth[to+1]--
	}
	for _, group := range f.AST.Comments {
		if slices.ContainsFunc(group.List, isNolintComment) {
			from, to := f.Line(group.Pos()), f.Line(f.EndOf(group.List[len(group.List)-1]))
			cover(from, to)
			begin[place{to + 1, f.Fset.PositionFor(group.Pos(), false).Column}] = from
		}
	}
	if len(begin) > 0 {
		for cur := range f.Cursor.Preorder() {
			n := cur.Node()
			start := f.Fset.PositionFor(n.Pos(), false)
			if from, ok := begin[place{start.Line, start.Column}]; ok {
				cover(from, f.Line(n.End()))
			}
		}
	}
	covered := make([]bool, len(depth))
	sum := 0
	for line, change := range depth {
		sum += change
		covered[line] = sum > 0
	}
	return covered
}

// isNolintComment reports whether a comment is a //nolint for this linter, by name or for
// all linters.
func isNolintComment(comment *ast.Comment) bool {
	text := strings.TrimLeft(comment.Text, "/ ")
	if !nolint.MatchString(text) {
		return false
	}
	list, ok := strings.CutPrefix(text, "nolint:")
	if !ok || strings.HasPrefix(list, "all") {
		return true
	}
	list, _, _ = strings.Cut(list, "//") // an explanation may follow
	for name := range strings.SplitSeq(list, ",") {
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "cbclint", "all":
			return true
		}
	}
	return false
}
