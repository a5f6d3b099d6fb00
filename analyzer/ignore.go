package analyzer

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ast/inspector"
)

// An ignore is a //cbclint:ignore directive, and what it is about.
type ignore struct {
	line    int  // all on a line
	node    span // and a node that begins there
	comment *ast.Comment
	rules   []string // none for all
	used    bool
}

// findIgnores finds the directives of the file and reports those that are not
// good ones.
func (f *file) findIgnores() {
	for _, group := range f.ast.Comments {
		for _, comment := range group.List {
			rules, problem, ok := parseDirective(comment.Text)
			if !ok {
				continue
			}
			if problem != "" {
				f.reportDirective(comment, problem)
				continue
			}
			about := f.ignoreAt(group, comment)
			if about == nil {
				f.reportDirective(comment, "//cbclint:ignore applies to nothing: neither does code stand on its line nor begin on the next")
				continue
			}
			about.rules = rules
			f.ignores = append(f.ignores, about)
		}
	}
}

func (f *file) reportDirective(comment *ast.Comment, problem string) {
	if f.directives {
		f.report(categoryDirective, comment, nil, "%s", problem)
	}
}

// isIgnored reports whether a directive covers what a rule reports at pos.
func (f *file) isIgnored(rule string, pos token.Pos) bool {
	if rule == categoryDirective {
		return false
	}
	line := f.line(pos)
	ignored := false
	for _, i := range f.ignores {
		if (i.line == line || i.node.pos <= pos && pos < i.node.end) && (i.rules == nil || slices.Contains(i.rules, rule)) {
			i.used, ignored = true, true
		}
	}
	return ignored
}

// checkUnusedIgnores reports the directives that suppressed nothing, though
// their rules were on.
func (f *file) checkUnusedIgnores() {
	if !f.reportUnusedIgnores {
		return
	}
	for _, i := range f.ignores {
		rules := i.rules
		if rules == nil {
			rules = []string{ruleUnknown, ruleMalformed, ruleRetryable, ruleConstant, ruleMisclassified} // those on by default
		}
		if !i.used && !slices.ContainsFunc(rules, func(rule string) bool { return !f.isRuleOn(rule) }) {
			f.reportDirective(i.comment, "//cbclint:ignore suppresses nothing here")
		}
	}
}

// ignoreAt returns what a directive is about: its own line if code stands
// before it, else the next line and the outermost node that begins on it. It
// returns nil if there is neither.
func (f *file) ignoreAt(group *ast.CommentGroup, comment *ast.Comment) *ignore {
	var about *ignore
	line, next := f.line(comment.Pos()), f.line(group.End())+1
	f.cur.Inspect(nil, func(cur inspector.Cursor) bool {
		n := cur.Node()
		switch n.(type) {
		case *ast.File:
			return true
		case *ast.Comment, *ast.CommentGroup:
			return false
		}
		start, end := f.line(n.Pos()), f.line(n.End())
		switch {
		case about != nil && about.line == line || n == f.ast.Name:
		case n.Pos() < comment.Pos() && (start == line || end == line && n.End() <= comment.Pos()):
			about = &ignore{line: line, comment: comment}
		case start == next && about == nil:
			about = &ignore{line: next, node: span{n.Pos(), n.End()}, comment: comment}
		}
		return start <= next && line <= end
	})
	return about
}
