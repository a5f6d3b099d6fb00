package analyzer_test

import (
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
	on := true
	a := analyzer.New(analyzer.Settings{Twin: &on})
	var rules []string
	for _, example := range docExamples(t) {
		rules = append(rules, example.rule)
		if messages := messagesOf(t, example.source, a)[example.rule]; !slices.Equal(messages, []string{example.message}) {
			t.Errorf("the example of %s gives %q; the documentation says %q", example.rule, messages, example.message)
		}
	}
	if want := analyzer.RuleNames(); !slices.Equal(rules, want) {
		t.Errorf("the documentation has examples of the rules %q; want %q", rules, want)
	}
}

// TestGoplsRules: of the two analyzers for gopls, the hints have what the rule
// constant reports, and the warnings the rest: nothing is reported twice.
func TestGoplsRules(t *testing.T) {
	on := true
	warnings, hints := analyzer.NewForGopls(func(*analysis.Pass) (analyzer.Settings, error) {
		return analyzer.Settings{Twin: &on}, nil
	})
	for _, example := range docExamples(t) {
		speaks, silent := warnings, hints
		if example.rule == "constant" {
			speaks, silent = hints, warnings
		}
		if got := messagesOf(t, example.source, speaks)[example.rule]; !slices.Equal(got, []string{example.message}) {
			t.Errorf("%s gives %q for the example of %s; want %q", speaks.Name, got, example.rule, example.message)
		}
		if got := messagesOf(t, example.source, silent)[example.rule]; got != nil {
			t.Errorf("%s gives %q, too, for the example of %s", silent.Name, got, example.rule)
		}
	}
}

// TestUnusedIgnores: a directive that names no rule is called unused where
// every rule that is on by default is on, and not where one of them is off.
func TestUnusedIgnores(t *testing.T) {
	const source = "func f() {} //cbclint:ignore -- for all rules"
	settings := analyzer.Settings{ReportUnusedIgnores: true}
	if got := messagesOf(t, source, analyzer.New(settings))["directive"]; len(got) != 1 {
		t.Errorf("with every rule: %q", got)
	}
	for _, rule := range analyzer.RuleNames() {
		if analyzer.Analyzer.Flags.Lookup(rule).DefValue == "false" {
			continue
		}
		settings := settings
		if err := settings.Set(rule, "false"); err != nil {
			t.Fatal(err)
		}
		if got := messagesOf(t, source, analyzer.New(settings))["directive"]; got != nil {
			t.Errorf("without %s: %q", rule, got)
		}
	}
}

// A docExample is an example of the package documentation.
type docExample struct{ rule, source, message string }

// docExamples returns the examples below the headings of rules that end in a
// comment with a message.
func docExamples(t *testing.T) []docExample {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	var examples []docExample
	rule := ""
	for _, block := range new(comment.Parser).Parse(file.Doc.Text()).Content {
		switch block := block.(type) {
		case *comment.Heading:
			if text, ok := block.Text[0].(comment.Plain); ok {
				rule, _ = strings.CutPrefix(string(text), "Rule ")
			}
		case *comment.Code:
			if source, message, ok := strings.Cut(strings.TrimSpace(block.Text), "\n// "); ok {
				examples = append(examples, docExample{rule, source, message})
			}
		}
	}
	if len(examples) == 0 {
		t.Fatal("doc.go has no examples")
	}
	return examples
}

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
