package directive

import (
	"fmt"
	"go/ast"
	"regexp"
	"slices"
	"strings"
)

// likeDirective matches every comment that is, or is meant to be, a directive.
var likeDirective = regexp.MustCompile(`^(//cbclint\b|/[/*]\s*(?i:cbclint)\s*:)`)

// parse parses the text of a comment. It returns false if the comment is not a directive
// and does not look like one. If the directive is wrong, problem says why. Otherwise
// rules has the known rules that it names, or is nil for all.
//
//	//cbclint:ignore [rule,…] [-- reason]
func parse(text string, known []string) (rules []string, problem string, ok bool) {
	if !mayBeDirective(text) || !likeDirective.MatchString(text) {
		return nil, "", false
	}
	rest, ok := strings.CutPrefix(text, "//cbclint:")
	if !ok {
		return nil, "a directive is written //cbclint:ignore, without spaces before the rules", true
	}
	word := rest
	if i := strings.IndexAny(rest, " \t"); i >= 0 {
		word, rest = rest[:i], rest[i:]
	} else {
		rest = ""
	}
	if word != "ignore" {
		return nil, fmt.Sprintf("unknown directive //cbclint:%s; want //cbclint:ignore", word), true
	}
	fields := strings.Fields(rest)
	if i := slices.Index(fields, "--"); i >= 0 {
		fields = fields[:i] // the reason follows
	}
	if len(fields) == 0 {
		return nil, "", true
	}
	for name := range strings.SplitSeq(strings.Join(fields, " "), ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(known, name) {
			return nil, fmt.Sprintf("unknown rule %q in //cbclint:ignore; want some of %s, and a reason only after --",
				name, strings.Join(known, ",")), true
		}
		rules = append(rules, name)
	}
	return rules, "", true
}

// MayBeIn reports whether a file may have a directive. It is a quick test.
func MayBeIn(file *ast.File) bool {
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if mayBeDirective(comment.Text) {
				return true
			}
		}
	}
	return false
}

// mayBeDirective is a quick test. It is true for every comment that is, or is meant to
// be, a directive.
func mayBeDirective(text string) bool {
	const name = "cbclint"
	for i := len("//"); i < len(text); i++ {
		switch text[i] {
		case 'c', 'C':
			return len(text)-i >= len(name) && strings.EqualFold(text[i:i+len(name)], name)
		case ' ', '\t', '\n', '\v', '\f', '\r':
		default:
			return false
		}
	}
	return false
}
