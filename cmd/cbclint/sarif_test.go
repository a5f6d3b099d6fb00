package main

import (
	"cmp"
	"encoding/json"
	"go/format"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/sarif"
	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestSARIFFixes: a reader that applies the fixes of a log gets what -fix writes,
// whatever files and lines //line directives name.
func TestSARIFFixes(t *testing.T) {
	takesTime(t)
	const code = "func F%s(s string) bool { return \"余\" != s && s == \"CBC.5003\" }\n"
	function := func(name string) string { return strings.Replace(code, "%s", name, 1) }
	files := map[string]string{
		"a/a.go": "package a\n\n" + function("A") + "\n//line a.go:1\n\n" + function("B") + "\n//line a.go:2:3\n\n" + function("C"),
		"b/b.go": "package b\n\n//line gone.y:70\n\n" + function("A") + "\n//line b.go:1\n\n" + function("B"),
		"c/c.go": "package c\n\n//line d.go:1\n\n" + function("A"),
		"c/d.go": "package c\n\n" + function("D"),
		"e/e.go": "//line other.go:10\npackage e\n\nimport \"fmt\"\n\nvar _ = fmt.Sprint\n\n" + function("A"),
	}
	dir := drivertest.Module(t, files)
	r := drivertest.Run(t, dir, exe, "-format=sarif", "./...")
	log := readLog(t, r)
	replacements := make(map[string][]sarif.Replacement)
	fixes := 0
	for _, result := range log.Runs[0].Results {
		for _, fix := range result.Fixes {
			fixes++
			for _, change := range fix.ArtifactChanges {
				name := change.ArtifactLocation.URI
				replacements[name] = append(replacements[name], change.Replacements...)
			}
		}
	}
	if fixes != 5 {
		t.Errorf("%d fixes; want one for each function whose file is the one that it says", fixes)
	}
	if r := drivertest.Run(t, dir, exe, "-fix", "./..."); r.Exit == 1 {
		t.Fatalf("-fix: exit code %d, %s", r.Exit, r.Stderr)
	}
	for name, text := range files {
		got, err := format.Source([]byte(replaced(t, text, replacements[name])))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != string(want) {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, got, want)
		}
	}
}

// TestSARIFOutside: a file below the folder of the log has a relative URI, and any other
// has an absolute one. An annotation has the path of the file.
func TestSARIFOutside(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"a b/p.go": strings.Replace(unknownCode, "package p", "package ab", 1)})
	uris := func(workspace string) (all []string) {
		r := drivertest.RunIn(t, dir, []string{"GOWORK=off", "GITHUB_WORKSPACE=" + workspace}, exe, "-format=sarif", "a b/p.go")
		for _, result := range readLog(t, r).Runs[0].Results {
			all = append(all, result.Locations[0].PhysicalLocation.ArtifactLocation.URI)
		}
		return all
	}
	if got, want := uris(filepath.Join(dir, "in")), []string{"file://DIR/a%20b/p.go"}; !slices.Equal(got, want) {
		t.Errorf("outside: %q; want %q", got, want)
	}
	if got, want := uris(dir), []string{"a%20b/p.go"}; !slices.Equal(got, want) {
		t.Errorf("below: %q; want %q", got, want)
	}
	r := drivertest.RunIn(t, dir, []string{"GOWORK=off", "GITHUB_WORKSPACE=" + filepath.Join(dir, "in")}, exe, "-format=github", "a b/p.go")
	if !strings.Contains(r.Stdout, "file=DIR/a b/p.go,") {
		t.Errorf("annotation: %s", r.Stdout)
	}
}

// readLog returns the log that a run has written. It fails if the log has unknown fields.
func readLog(t *testing.T, r drivertest.Result) sarif.Log {
	t.Helper()
	var log sarif.Log
	decoder := json.NewDecoder(strings.NewReader(r.Stdout))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&log); err != nil {
		t.Fatalf("%v: exit code %d, %s", err, r.Exit, r.Stderr)
	}
	return log
}

// replaced applies replacements to a text. Replacements that are equal apply once.
func replaced(t *testing.T, text string, replacements []sarif.Replacement) string {
	t.Helper()
	lines := strings.SplitAfter(text, "\n")
	offset := func(line, column int) int {
		if line == 0 || column == 0 || line > len(lines) {
			t.Fatal("a region has no column, or no line of the file")
		}
		before := strings.Join(lines[:line-1], "")
		return len(before) + len(string([]rune(lines[line-1])[:column-1]))
	}
	type edit struct {
		start, end int
		text       string
	}
	var edits []edit
	for _, r := range replacements {
		at := r.DeletedRegion
		edits = append(edits, edit{offset(at.StartLine, at.StartColumn), offset(at.EndLine, at.EndColumn), r.InsertedContent.Text})
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(b.start-a.start, b.end-a.end) })
	for _, e := range slices.Compact(edits) {
		text = text[:e.start] + e.text + text[e.end:]
	}
	return text
}
