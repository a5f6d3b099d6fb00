package main

import (
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/output"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/sarif"
	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestSARIF: the log has each finding of the text output, with its rule.
func TestSARIF(t *testing.T) {
	files := drivertest.Fixture(t, "idioms")
	files["mine/ü y.go"] = "package mine\n\n// 余额不足\nfunc F(code string) bool { return \"余额\" != code && code == \"CBC.5003\" }\n"
	dir := drivertest.Module(t, files)
	r := drivertest.Run(t, dir, exe, "-format=sarif", "./...")
	text := drivertest.Run(t, dir, exe, "./...")
	if r.Exit != 3 || text.Exit != 3 {
		t.Fatalf("exit codes %d, %d\n%s", r.Exit, text.Exit, r.Stderr)
	}
	run := readLog(t, r).Runs[0]
	var got []string
	fixed := make(map[string][]sarif.Replacement)
	for _, result := range run.Results {
		at := result.Locations[0].PhysicalLocation
		uri := at.ArtifactLocation.URI
		got = append(got, strings.ReplaceAll(uri, "mine/%C3%BC%20y", "mine/ü y")+": "+result.Message.Text)
		if !slices.ContainsFunc(run.Tool.Driver.Rules, func(rule sarif.Rule) bool {
			return rule.ID == result.RuleID && rule.HelpURI == "https://github.com/cbclint/cbclint#"+rule.ID && rule.Help.Text != ""
		}) {
			t.Errorf("no rule %s", result.RuleID)
		}
		for _, fix := range result.Fixes {
			change := fix.ArtifactChanges[0]
			fixed[change.ArtifactLocation.URI] = append(fixed[change.ArtifactLocation.URI], change.Replacements...)
		}
	}
	var want []string
	for _, line := range drivertest.Findings(text.Output()) {
		file, rest, _ := strings.Cut(line, ":")
		_, message, _ := strings.Cut(rest, ": ")
		want = append(want, file+": "+message)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("SARIF has\n%s", strings.Join(difference(got, want), "\n"))
	}
	// The column of the literal in the last file counts characters, not bytes.
	for _, r := range fixed["mine/%C3%BC%20y.go"] {
		if r.DeletedRegion.StartLine == 4 && r.DeletedRegion.StartColumn != 59 {
			t.Errorf("the literal is at column %d; want 59", r.DeletedRegion.StartColumn)
		}
	}
}

// TestSARIFNone: without findings there is a log with an empty list of results.
func TestSARIFNone(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"m.go": "package m\n"})
	r := drivertest.Run(t, dir, exe, "-format=sarif", "./...")
	if log := readLog(t, r); r.Exit != 0 || len(log.Runs) != 1 || log.Runs[0].Results == nil {
		t.Errorf("exit code %d\n%s", r.Exit, r.Stdout)
	}
}

// TestGitHubNames: the name of a file cannot control the log of a workflow, nor end a
// command or one of its properties.
func TestGitHubNames(t *testing.T) {
	var b strings.Builder
	f := finding.Finding{Start: token.Position{Filename: "/m/\x1b[31m\n::error::a,b:c.go", Line: 1, Column: 1}, Category: "unknown", Message: "m"}
	if err := output.GitHub(&b, "/m", []finding.Finding{f}); err != nil {
		t.Fatal(err)
	}
	if want := "file=\ufffd[31m %3A%3Aerror%3A%3Aa%2Cb%3Ac.go,"; !strings.Contains(b.String(), want) || strings.Count(b.String(), "\n") != 1 {
		t.Errorf("got %q; want %q in it", b.String(), want)
	}
}
