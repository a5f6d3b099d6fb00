package analyzer

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"sort"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// An ignore is a //cbclint:ignore directive, and what it is about.
type ignore struct {
	comment *ast.Comment
	rules   []string // none for all
	used    bool

	line   int          // all on a line
	node   astutil.Span // and a node that begins there; empty if there is none
	around *ignore      // the innermost other one whose node is around this one's
}

// ignores are the directives of a file.
type ignores struct {
	all    []*ignore
	byLine map[int][]*ignore
	nodes  []*ignore // those about a node, by where that begins
}

// findIgnores finds the directives of the file and reports those that are not
// good ones.
func (f *file) findIgnores() {
	var found []*ignore
	next := make(map[*ignore]int) // the line below the comments
	for _, group := range f.AST.Comments {
		for _, comment := range group.List {
			rules, problem, ok := parseDirective(comment.Text)
			switch {
			case !ok:
			case problem != "":
				f.reportDirective(comment, problem)
			default:
				i := &ignore{comment: comment, rules: rules}
				found = append(found, i)
				next[i] = f.Line(f.EndOf(group.List[len(group.List)-1])) + 1
			}
		}
	}
	if len(found) == 0 {
		return
	}
	f.attach(found, next)
	f.ignores.byLine = make(map[int][]*ignore)
	for _, i := range found {
		if i.line == 0 {
			f.reportDirective(i.comment, "//cbclint:ignore applies to nothing: neither does code stand on its line nor begin on the next")
			continue
		}
		f.ignores.all = append(f.ignores.all, i)
		f.ignores.byLine[i.line] = append(f.ignores.byLine[i.line], i)
		if i.node != (astutil.Span{}) {
			f.ignores.nodes = append(f.ignores.nodes, i)
		}
	}
	f.ignores.nest()
}

// attach finds what directives are about: their own line if code stands before
// them, else the line below and the outermost node that begins on it.
func (f *file) attach(found []*ignore, next map[*ignore]int) {
	own, below := make(map[int][]*ignore), make(map[int][]*ignore)
	for _, i := range found {
		line := f.Line(i.comment.Pos())
		own[line] = append(own[line], i)
		below[next[i]] = append(below[next[i]], i)
	}
	for cur := range f.Cursor.Preorder() {
		n := cur.Node()
		switch n.(type) {
		case *ast.File, *ast.Comment, *ast.CommentGroup:
			continue
		}
		if n == f.AST.Name {
			continue
		}
		start, end := f.Line(n.Pos()), f.Line(n.End())
		for _, i := range own[start] {
			if n.Pos() < i.comment.Pos() {
				i.line, i.node = start, astutil.Span{}
			}
		}
		for _, i := range own[end] {
			if n.End() <= i.comment.Pos() {
				i.line, i.node = end, astutil.Span{}
			}
		}
		for _, i := range below[start] {
			if i.line == 0 {
				i.line, i.node = start, astutil.Span{From: n.Pos(), To: n.End()}
			}
		}
	}
}

// nest sorts the directives about nodes, and notes which are around others.
func (all *ignores) nest() {
	slices.SortStableFunc(all.nodes, func(a, b *ignore) int {
		return cmp.Or(cmp.Compare(a.node.From, b.node.From), cmp.Compare(b.node.To, a.node.To))
	})
	var last *ignore
	for _, i := range all.nodes {
		for last != nil && last.node.To <= i.node.From {
			last = last.around
		}
		i.around = last
		last = i
	}
}

// at returns the directives that cover a position on a line.
func (all *ignores) at(pos token.Pos, line int) []*ignore {
	found := slices.Clone(all.byLine[line])
	n := sort.Search(len(all.nodes), func(n int) bool { return all.nodes[n].node.From > pos })
	if n == 0 {
		return found
	}
	for i := all.nodes[n-1]; i != nil; i = i.around {
		if pos < i.node.To {
			found = append(found, i)
		}
	}
	return found
}

func (f *file) reportDirective(comment *ast.Comment, problem string) {
	if f.directives {
		f.report(categoryDirective, comment, nil, "%s", problem)
	}
}

// isIgnored reports whether a directive covers what a rule reports at pos.
func (f *file) isIgnored(rule string, pos token.Pos) bool {
	if rule == categoryDirective || len(f.ignores.all) == 0 {
		return false
	}
	ignored := false
	for _, i := range f.ignores.at(pos, f.Line(pos)) {
		if i.rules == nil || slices.Contains(i.rules, rule) {
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
	for _, i := range f.ignores.all {
		rules := i.rules
		if rules == nil {
			rules = []string{ruleUnknown, ruleMalformed, ruleRetryable, ruleConstant, ruleMisclassified} // those on by default
		}
		if !i.used && !slices.ContainsFunc(rules, func(rule string) bool { return !f.isRuleOn(rule) }) {
			f.reportDirective(i.comment, "//cbclint:ignore suppresses nothing here")
		}
	}
}
