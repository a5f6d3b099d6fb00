package analyzer_test

import (
	"fmt"
	"go/doc"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
)

// TestDocRules: the documentation of each rule begins with the usage of its flag. It ends
// with an example and the message for it.
func TestDocRules(t *testing.T) {
	a := analyzer.New(everyRule(t))
	for _, example := range docExamples(t) {
		if messages := messagesOf(t, example.source, a)[example.rule]; !slices.Equal(messages, []string{example.message}) {
			t.Errorf("the example of %s gives %q; the documentation says %q", example.rule, messages, example.message)
		}
		usage := analyzer.Analyzer.Flags.Lookup(example.rule).Usage
		if want := "Package " + example.rule + " " + strings.Replace(usage, "report", "reports", 1) + "."; example.synopsis != want {
			t.Errorf("the documentation of %s begins %q; want %q", example.rule, example.synopsis, want)
		}
		if !strings.Contains(a.Doc, fmt.Sprintf("\n%-14s %s", example.rule, usage)) {
			t.Errorf("the help lacks %s", example.rule)
		}
	}
}

// TestGoplsRules: one of the two analyzers for gopls reports only hints, and the other
// only warnings. Nothing is reported twice.
func TestGoplsRules(t *testing.T) {
	settings := everyRule(t)
	warnings, hints := analyzer.NewForGopls(func(*analysis.Pass) (analyzer.Settings, error) { return settings, nil })
	for _, example := range docExamples(t) {
		speaks, silent := warnings, hints
		if analyzer.IsHint(example.rule) {
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

// TestUnusedIgnores: a directive without rules is reported as unused only if every rule
// that is on by default is on.
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

// A docExample is the documentation of a rule.
type docExample struct{ rule, synopsis, source, message string }

// docExamples returns the documentation of all rules. Each has its first sentence, and an
// example that ends with a message in a comment.
func docExamples(t *testing.T) []docExample {
	t.Helper()
	var examples []docExample
	for _, rule := range analyzer.RuleNames() {
		name := filepath.Join("internal", "rule", rule, rule+".go")
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		text := file.Doc.Text()
		example := docExample{rule: rule, synopsis: new(doc.Package).Synopsis(text)}
		for _, block := range new(comment.Parser).Parse(text).Content {
			if block, ok := block.(*comment.Code); ok {
				example.source, example.message, _ = strings.Cut(strings.TrimSpace(block.Text), "\n// ")
			}
		}
		examples = append(examples, example)
	}
	return examples
}

// everyRule returns settings with all rules on.
func everyRule(t *testing.T) analyzer.Settings {
	t.Helper()
	var s analyzer.Settings
	for _, rule := range analyzer.RuleNames() {
		if err := s.Set(rule, "true"); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// messagesOf returns the messages of the analyzer for the declarations of a source, by
// rule.
func messagesOf(t *testing.T, source string, a *analysis.Analyzer) map[string][]string {
	t.Helper()
	messages := make(map[string][]string)
	for _, d := range run(t, check(t, "package p\n\n"+importsOf(source)+source+"\n"), a) {
		messages[d.Category] = append(messages[d.Category], d.Message)
	}
	return messages
}

// importsOf returns the imports that a source needs.
func importsOf(source string) string {
	var imports []string
	for _, imported := range []string{"encoding/json", "errors", "net/http", "strings", "github.com/cbclint/cbclint/codes"} {
		if strings.Contains(source, path.Base(imported)+".") {
			imports = append(imports, "import "+strconv.Quote(imported)+"\n")
		}
	}
	if len(imports) == 0 {
		return ""
	}
	return strings.Join(imports, "") + "\n"
}
