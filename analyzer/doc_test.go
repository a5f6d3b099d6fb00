package analyzer_test

import (
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
)

// TestDocRules: the package documentation has a section for every rule, in
// order, with an example that ends in the message which it gives.
func TestDocRules(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	on := true
	a := analyzer.New(analyzer.Settings{Twin: &on})
	var rules []string
	for _, block := range docOf(file).Content {
		switch block := block.(type) {
		case *comment.Heading:
			if rule, ok := strings.CutPrefix(string(block.Text[0].(comment.Plain)), "Rule "); ok {
				rules = append(rules, rule)
			}
		case *comment.Code:
			source, message, ok := strings.Cut(strings.TrimSpace(block.Text), "\n// ")
			if !ok {
				continue // e.g. a body in JSON
			}
			rule := rules[len(rules)-1]
			if messages := messagesOf(t, source, a)[rule]; !slices.Equal(messages, []string{message}) {
				t.Errorf("the example of %s gives %q; the documentation says %q", rule, messages, message)
			}
			rules[len(rules)-1] += " with example"
		}
	}
	var want []string
	for _, rule := range analyzer.RuleNames() {
		want = append(want, rule+" with example")
	}
	if !slices.Equal(rules, want) {
		t.Errorf("the documentation has the rules %q; want %q", rules, want)
	}
}

func docOf(file *ast.File) *comment.Doc { return new(comment.Parser).Parse(file.Doc.Text()) }

// messagesOf returns the messages that the analyzer has for the declarations of
// a source, by rule.
func messagesOf(t *testing.T, source string, a *analysis.Analyzer) map[string][]string {
	t.Helper()
	messages := make(map[string][]string)
	for _, d := range run(t, check(t, "package p\n\n"+source+"\n"), a) {
		messages[d.Category] = append(messages[d.Category], d.Message)
	}
	return messages
}
