package analyzer

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
)

// lines is a range of lines of a file.
type lines struct{ from, to int }

func (l lines) has(line int) bool { return l.from <= line && line <= l.to }

var nolint = regexp.MustCompile(`^nolint( |:|$)`)

// isNolint reports whether a //nolint comment covers the line of pos, as
// golangci-lint reads such comments. Comments are looked at only for a file
// with something to report.
func (f *file) isNolint(pos token.Pos) bool {
	if f.nolint == nil {
		found := f.findNolint()
		f.nolint = &found
	}
	line := f.line(pos)
	return slices.ContainsFunc(*f.nolint, func(l lines) bool { return l.has(line) })
}

// findNolint returns the lines that //nolint comments cover: their own, and
// those of the node that begins below one in its column.
func (f *file) findNolint() []lines {
	var found []lines
	for _, group := range f.ast.Comments {
		if !slices.ContainsFunc(group.List, isNolintComment) {
			continue
		}
		own := lines{f.line(group.Pos()), f.line(group.End())}
		column := f.Fset.PositionFor(group.Pos(), false).Column
		found = append(found, own)
		f.cur.Inspect(nil, func(cur inspector.Cursor) bool {
			n := cur.Node()
			start := f.Fset.PositionFor(n.Pos(), false)
			if start.Line == own.to+1 && start.Column == column {
				found = append(found, lines{own.from, f.line(n.End())})
			}
			return start.Line <= own.to+1 && own.to <= f.line(n.End())
		})
	}
	return found
}

// isNolintComment reports whether a comment is //nolint for this linter: for
// all, or with its name in the list.
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
