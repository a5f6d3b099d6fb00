package analyzer_test

import (
	"flag"
	"fmt"
	"go/format"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
)

var (
	heading = regexp.MustCompile(`(?m)^### ([a-z]+)$`)
	ruleRow = regexp.MustCompile("(?m)^\\| \\[`([a-z]+)`\\]\\(docs/([a-z]+)\\.md\\) \\| (.*?) \\| (on|off) \\|")
	block   = regexp.MustCompile("(?ms)^```(go|text)\n(.*?)^```$")
	row     = regexp.MustCompile("(?m)^\\| `-([a-z-]+)` \\| (?:`([^`]*)`)? ?\\| (.*) \\|$")
)

func readme(t *testing.T) string { return page(t, "README.md") }

// page returns the text of a page of the documentation.
func page(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestReadmeOpening: the first example of the README is a fixture, and has the
// diagnostics that the README shows.
func TestReadmeOpening(t *testing.T) {
	blocks := block.FindAllStringSubmatch(readme(t), 2)
	pkg := load(t, "handle")
	var got strings.Builder
	for _, d := range run(t, pkg, analyzer.Analyzer) {
		posn := pkg.Fset.Position(d.Pos)
		fmt.Fprintf(&got, "%s:%d:%d: %s\n", filepath.Base(posn.Filename), posn.Line, posn.Column, d.Message)
	}
	if got.String() != blocks[1][2] {
		t.Errorf("the diagnostics are\n%s\nthe README has\n%s", got.String(), blocks[1][2])
	}
	for _, source := range pkg.Sources {
		if !strings.HasSuffix(source, blocks[0][2]) {
			t.Errorf("testdata/handle lacks the README's\n%s", blocks[0][2])
		}
	}
}

// endToEnd begins the part of a page that shows the mistake in a program that is tested
// elsewhere.
const endToEnd = "## From end to end"

// TestReadmeRules: the README has a heading and a row for every rule, and docs have a page
// with a bad example, its exact message, and a good example. If the bad one has a fix, the
// good one is the fixed code. More bad examples may follow.
func TestReadmeRules(t *testing.T) {
	_, text, _ := strings.Cut(readme(t), "## The rules")
	var found, rows []string
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		found = append(found, m[1])
	}
	for _, m := range ruleRow.FindAllStringSubmatch(text, -1) {
		rows = append(rows, m[1])
		f := analyzer.Analyzer.Flags.Lookup(m[1])
		if f == nil || m[1] != m[2] || f.Usage != "report "+m[3] || (f.DefValue == "true") != (m[4] == "on") {
			t.Errorf("the row of %s is %q", m[1], m[0])
		}
	}
	if want := analyzer.RuleNames(); !slices.Equal(found, want) || !slices.Equal(rows, want) {
		t.Errorf("the README has headings for %q and rows for %q; want %q", found, rows, want)
	}
	for _, rule := range found {
		body, _, _ := strings.Cut(page(t, "docs/"+rule+".md"), endToEnd)
		t.Run(rule, func(t *testing.T) { checkExample(t, rule, block.FindAllStringSubmatch(body, -1)) })
	}
}

func checkExample(t *testing.T, rule string, blocks [][]string) {
	if len(blocks)%2 != 1 || len(blocks) < 3 || blocks[0][1] != "go" || blocks[1][1] != "text" || blocks[2][1] != "go" {
		t.Fatal("want a bad example, its message, and a good example")
	}
	complete := func(source string) string { return "package p\n\n" + importsOf(source) + source }
	bad, message, good := complete(blocks[0][2]), strings.TrimSpace(blocks[1][2]), complete(blocks[2][2])
	a := analyzer.New(everyRule(t))

	checkBad(t, a, rule, bad, message, good)
	for i := 3; i < len(blocks); i += 2 {
		checkBad(t, a, rule, complete(blocks[i][2]), strings.TrimSpace(blocks[i+1][2]), "")
	}
	for _, d := range run(t, check(t, good), a) {
		if d.Category != "twin" || rule == "twin" { // other examples handle one code
			t.Errorf("the good example gives %s", d.Message)
		}
	}
}

// checkBad compares what a rule says of an example with a message, and its fix, if it has
// one, with another example.
func checkBad(t *testing.T, a *analysis.Analyzer, rule, bad, message, good string) {
	t.Helper()
	pkg := check(t, bad)
	var messages []string
	for _, d := range run(t, pkg, a) {
		if d.Category != rule {
			continue // e.g. constant, which has its own example
		}
		messages = append(messages, d.Message)
		if d.SuggestedFixes == nil {
			continue
		}
		fixed, err := pkg.Fix(d)
		if err != nil {
			t.Fatal(err)
		}
		for source := range maps.Values(fixed.Sources) {
			if formatted, err := format.Source([]byte(source)); err != nil || string(formatted) != good {
				t.Errorf("the fix gives\n%s\nthe README says\n%s", formatted, good)
			}
		}
	}
	if len(messages) != 1 || messages[0] != message {
		t.Errorf("the bad example gives\n%s\nthe README says\n%s", strings.Join(messages, "\n"), message)
	}
}

// TestReadmeSettings: the table of settings has all flags in the order of Settings, with
// their defaults and texts.
func TestReadmeSettings(t *testing.T) {
	_, text, _ := strings.Cut(readme(t), "## Settings")
	var names []string
	for _, m := range row.FindAllStringSubmatch(text, -1) {
		name, def, usage := m[1], m[2], m[3]
		names = append(names, name)
		f := analyzer.Analyzer.Flags.Lookup(name)
		if f == nil {
			t.Errorf("there is no flag -%s", name)
			continue
		}
		want, wantDefault, ok := strings.Cut(strings.ReplaceAll(f.Usage, "`", ""), " (default ")
		if wantDefault = strings.TrimSuffix(wantDefault, ")"); !ok {
			wantDefault = f.DefValue
		}
		if usage != want {
			t.Errorf("-%s: the README says %q, -help says %q", name, usage, want)
		}
		if def != wantDefault {
			t.Errorf("-%s: the README has the default %q, -help has %q", name, def, wantDefault)
		}
	}
	var flags []string
	analyzer.Analyzer.Flags.VisitAll(func(f *flag.Flag) { flags = append(flags, f.Name) })
	if sorted := slices.Sorted(slices.Values(names)); !slices.Equal(sorted, flags) {
		t.Errorf("the README has the flags %q; the analyzer has %q", sorted, flags)
	}
	if want := settingNames(); !slices.Equal(names, want) {
		t.Errorf("the README has the order %q; Settings has %q", names, want)
	}
}

func settingNames() []string {
	var names []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[analyzer.Settings]()) {
		names = append(names, field.Tag.Get("json"))
	}
	return names
}

// TestEndToEnd: the code in the last part of a rule's page is that of its example, which is
// tested.
func TestEndToEnd(t *testing.T) {
	pages := 0
	for _, rule := range analyzer.RuleNames() {
		_, text, ok := strings.Cut(page(t, "docs/"+rule+".md"), endToEnd)
		if !ok {
			continue
		}
		pages++
		example := page(t, filepath.Join("examples", rule, rule+".go"))
		for _, m := range block.FindAllStringSubmatch(text, -1) {
			if m[1] == "go" && !strings.Contains(example, m[2]) {
				t.Errorf("the example of %s has no\n%s", rule, m[2])
			}
		}
	}
	if pages == 0 {
		t.Error("no page shows a mistake from end to end")
	}
}

// TestLinks: the links between the pages, and from them to files, lead somewhere.
func TestLinks(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil || len(pages) == 0 {
		t.Fatal("there are no pages", err)
	}
	for _, name := range append(pages, filepath.Join(root, "README.md"), filepath.Join(root, "CONTRIBUTING.md")) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range linkTo.FindAllStringSubmatch(string(data), -1) {
			file, anchor, _ := strings.Cut(m[1], "#")
			if strings.Contains(file, ":") {
				continue // elsewhere
			}
			to := name
			if file != "" {
				to = filepath.Join(filepath.Dir(name), file)
			}
			target, err := os.ReadFile(to)
			if err != nil {
				t.Errorf("%s links to %s: %v", name, m[1], err)
			} else if anchor != "" && !slices.Contains(anchors(string(target)), anchor) {
				t.Errorf("%s links to %s; there is no such heading", name, m[1])
			}
		}
	}
}

var linkTo = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// anchors returns the anchors that GitHub gives the headings of a page.
func anchors(text string) []string {
	var all []string
	for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(text, -1) {
		kept := regexp.MustCompile(`[^a-z0-9 -]`).ReplaceAllString(strings.ToLower(m[1]), "")
		all = append(all, strings.ReplaceAll(kept, " ", "-"))
	}
	return all
}
