// Package directive reads the comments that suppress findings: //cbclint:ignore, and
// golangci-lint's //nolint.
package directive

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"sort"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/source"
)

// An ignore is a //cbclint:ignore directive and what it applies to.
type ignore struct {
	comment *ast.Comment
	rules   []string // nil means all
	used    bool

	line   int          // it applies to everything on this line
	node   astutil.Span // and to this node, which begins there; empty if there is none
	around *ignore      // the directive with the innermost node around this one
}

// Ignores are the directives of a file.
type Ignores struct {
	file   *source.File
	all    []*ignore
	byLine map[int][]*ignore
	nodes  []*ignore // those with a node, by its start
}

// A Problem says what is wrong with a directive.
type Problem struct {
	Comment *ast.Comment
	Text    string
}

// Find returns the directives of a file, which may name the given rules. It also returns
// what is wrong with other directives.
func Find(f *source.File, rules []string) (*Ignores, []Problem) {
	all := &Ignores{file: f, byLine: make(map[int][]*ignore)}
	var problems []Problem
	var found []*ignore
	next := make(map[*ignore]int) // the line below the comments
	for _, group := range f.AST.Comments {
		for _, comment := range group.List {
			names, problem, ok := parse(comment.Text, rules)
			switch {
			case !ok:
			case problem != "":
				problems = append(problems, Problem{comment, problem})
			default:
				i := &ignore{comment: comment, rules: names}
				found = append(found, i)
				next[i] = f.Line(f.EndOf(group.List[len(group.List)-1])) + 1
			}
		}
	}
	if len(found) == 0 {
		return all, problems
	}
	attach(f, found, next)
	for _, i := range found {
		if i.line == 0 {
			problems = append(problems, Problem{i.comment, "//cbclint:ignore applies to nothing: neither does code stand on its line nor begin on the next"})
			continue
		}
		all.all = append(all.all, i)
		all.byLine[i.line] = append(all.byLine[i.line], i)
		if i.node != (astutil.Span{}) {
			all.nodes = append(all.nodes, i)
		}
	}
	all.nest()
	return all, problems
}

// attach finds what directives apply to. If there is code before a directive on its line,
// that is the line. Otherwise it is the line below the comment, and the outermost node
// that begins there.
func attach(f *source.File, found []*ignore, next map[*ignore]int) {
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

// nest sorts the directives with a node, and finds the innermost one around each.
func (all *Ignores) nest() {
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
func (all *Ignores) at(pos token.Pos, line int) []*ignore {
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

// Cover reports whether a directive suppresses a finding of a rule at a position.
func (all *Ignores) Cover(rule string, pos token.Pos) bool {
	if len(all.all) == 0 {
		return false
	}
	covered := false
	for _, i := range all.at(pos, all.file.Line(pos)) {
		if i.rules == nil || slices.Contains(i.rules, rule) {
			i.used, covered = true, true
		}
	}
	return covered
}

// Unused returns the directives that suppressed nothing although their rules were on. A
// directive that names no rule stands for the rules that are on by default.
func (all *Ignores) Unused(isOn func(rule string) bool, byDefault []string) []Problem {
	var unused []Problem
	for _, i := range all.all {
		rules := i.rules
		if rules == nil {
			rules = byDefault
		}
		if !i.used && !slices.ContainsFunc(rules, func(rule string) bool { return !isOn(rule) }) {
			unused = append(unused, Problem{i.comment, "//cbclint:ignore suppresses nothing here"})
		}
	}
	return unused
}
