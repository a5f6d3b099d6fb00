package main

import (
	"encoding/json"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/cmd/cbclint/internal/baseline"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/finding"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/output"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/sarif"
	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestSARIF: the log has each finding of the text with its rule, and fixes that make what -fix makes.
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
	// The literal of the last file, counted in characters.
	for _, r := range fixed["mine/%C3%BC%20y.go"] {
		if r.DeletedRegion.StartLine == 4 && r.DeletedRegion.StartColumn != 59 {
			t.Errorf("the literal is at column %d; want 59", r.DeletedRegion.StartColumn)
		}
	}
}

// TestSARIFNone: without findings there is a log, without results.
func TestSARIFNone(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"m.go": "package m\n"})
	r := drivertest.Run(t, dir, exe, "-format=sarif", "./...")
	if log := readLog(t, r); r.Exit != 0 || len(log.Runs) != 1 || log.Runs[0].Results == nil {
		t.Errorf("exit code %d\n%s", r.Exit, r.Stdout)
	}
}

// TestLineDirectives: a position that a directive names may have no column, and
// its file need not be there.
func TestLineDirectives(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"m.go": "package m\n\n//line gone.y:1\nvar X = \"CBC.5030\"\n"})
	for _, format := range []string{"sarif", "github"} {
		if r := drivertest.Run(t, dir, exe, "-format="+format, "."); r.Exit != 3 || !strings.Contains(r.Stdout, "gone.y") || strings.Contains(r.Stdout, "col=0") {
			t.Errorf("%s: exit code %d, %s%s", format, r.Exit, r.Stdout, r.Stderr)
		}
	}
}

// TestGitHub: annotations are escaped as the runner reads them.
func TestGitHub(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"ab/a,b.go": "package m\n\nvar X = \"100% CBC.5030\"\n\nfunc F(code string) bool { return code == \"CBC.5003\" }\n"})
	r := drivertest.Run(t, dir, exe, "-format=github", "./...")
	want := "::warning file=ab/a%2Cb.go,line=3,endLine=3,col=15,endColumn=23,title=cbclint unknown::unknown CBC error code \"CBC.5030\"; did you mean \"CBC.5003\" (Insufficient balance.)?\n" +
		"::notice file=ab/a%2Cb.go,line=5,endLine=5,col=43,endColumn=53,title=cbclint constant::use codes.InsufficientBalance5003 instead of the literal \"CBC.5003\"\n"
	if r.Exit != 3 || r.Stdout != want {
		t.Errorf("exit code %d\n%s\nwant\n%s", r.Exit, r.Stdout, want)
	}
	inRepo := drivertest.RunIn(t, filepath.Join(dir, "ab"), []string{"GOWORK=off", "GITHUB_WORKSPACE=" + dir}, exe, "-format=github", ".")
	if inRepo.Stdout != want {
		t.Errorf("in a workflow:\n%s", inRepo.Stdout)
	}
}

// TestBaseline: what a baseline has is not reported, wherever it moves in its
// file; what is new is; what is gone is called stale.
func TestBaseline(t *testing.T) {
	const two = "package a\n\nvar X, Y = \"CBC.5030\", \"CBC.5030\"\n"
	dir := drivertest.Module(t, map[string]string{
		"a/a.go": two, "b/b.go": "package b\n\nfunc F(s string) {\n\tswitch s {\n\tcase \"CBC.0151\":\n\t}\n}\n",
		"c/c.go": "package c\n\nvar X = \"cbc.5003\"\n",
	})
	base := filepath.Join(dir, "baseline.json")
	r := drivertest.Run(t, dir, exe, "-write-baseline=baseline.json", "./...")
	if r.Exit != 0 || r.Stderr != "cbclint: wrote baseline.json with 5 findings\n" {
		t.Fatalf("exit code %d, %s", r.Exit, r.Stderr)
	}
	first, err := os.ReadFile(base)
	if err != nil {
		t.Fatal(err)
	}
	var parsed baseline.Baseline
	if err := json.Unmarshal(first, &parsed); err != nil || len(parsed.Findings) != 4 || parsed.Findings[0].Count != 2 {
		t.Errorf("%v\n%s", err, first)
	}
	drivertest.Run(t, filepath.Join(dir, "b"), exe, "-write-baseline="+base, "example.com/m/...")
	if again, _ := os.ReadFile(base); string(again) != string(first) {
		t.Errorf("from another folder it is another baseline:\n%s\n%s", first, again)
	}
	run := func(dir string, args ...string) string {
		r := drivertest.Run(t, dir, exe, append([]string{"-baseline=" + base}, args...)...)
		return strings.TrimSpace(strings.Join(append(drivertest.Findings(r.Stdout), strings.TrimSpace(r.Stderr)), "\n"))
	}
	if got := run(dir, "./..."); got != "" {
		t.Errorf("nothing has changed: %s", got)
	}
	overwrite(t, "package a\n\nvar Z = \"CBC.5030\"\n\n// moved\nvar X, Y = \"CBC.5030\", \"CBC.5030\"\n", dir, "a", "a.go")
	if got := run(dir, "./..."); !strings.Contains(got, `a/a.go:6:24: unknown CBC error code "CBC.5030"`) || strings.Contains(got, "stale") || strings.Count(got, "a.go") != 1 {
		t.Errorf("one more: %s", got)
	}
	overwrite(t, "package a\n\nvar X = \"CBC.5030\"\n", dir, "a", "a.go")
	if got := run(dir, "./..."); !strings.HasSuffix(got, "baseline.json: stale: a/a.go unknown CBC.5030: 1 of 2 findings gone") {
		t.Errorf("one less: %s", got)
	}
	if got := run(dir, "./c"); got != "" {
		t.Errorf("another package alone: %s", got)
	}
	if err := os.RemoveAll(filepath.Join(dir, "c")); err != nil {
		t.Fatal(err)
	}
	if got := run(dir, "./b"); !strings.Contains(got, "stale: c/c.go malformed cbc.5003") {
		t.Errorf("a file that is gone: %s", got)
	}
}

// TestFormatErrors: what does not go together, and what is no baseline.
func TestFormatErrors(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{
		"m.go": "package m\n\nvar X = \"CBC.5030\"\n", "bad.json": "{\"version\": 1,\n\"finding\": []}\n", "new.json": "{\"version\": 2, \"findings\": []}\n",
		"old.json": "{\"version\": 1, \"findings\": []}\n", "more.json": "{\"version\": 1, \"findings\": []}{}\n", "broken/b.go": "package b\n\nvar X int = \"CBC.5030\"\n",
	})
	for flags, want := range map[string]string{
		"-format=xml .":                     `unknown format "xml"; want text, json, sarif or github`,
		"-format=sarif -diff .":             "-diff prints a patch and no findings; leave out -format and -c",
		"-format=sarif -c=2 .":              "-c needs -format=text",
		"-diff -c=2 .":                      "-diff prints a patch and no findings; leave out -format and -c",
		"-baseline=old.json -fix .":         "-baseline does not go together with -fix, -diff and -json",
		"-format=sarif -write-baseline=b .": "-write-baseline prints no findings; leave out -format",
		"-baseline=a -write-baseline=b .":   "-write-baseline prints no findings; leave out -format, -baseline",
		"-write-baseline=b -fix .":          "-write-baseline prints no findings; leave out -format, -baseline, -fix",
		". -fix":                            `-fix stands behind a package; flags come first, as in "cbclint -fix ."`,
		"-constant=false":                   "name the packages to look at",
		"-baseline=none.json .":             "none.json: no such file or directory; write one by -write-baseline=none.json",
		"-baseline=bad.json .":              `bad.json:2: no baseline: json: unknown field "finding"`,
		"-baseline=new.json .":              "new.json: version 2; this cbclint knows version 1",
		"-baseline=more.json .":             "more.json:1: no baseline: there is more behind the object",
		"-format=sarif ./broken":            `cannot use "CBC.5030"`,
		"-format=github -allow=5003 .":      `invalid value "5003" for flag -allow`,
	} {
		r := drivertest.Run(t, dir, exe, strings.Fields(flags)...)
		if r.Exit != 1 || !strings.Contains(r.Stderr, want) || r.Stdout != "" {
			t.Errorf("%s: exit code %d, %q, %s; want %s", flags, r.Exit, r.Stdout, r.Stderr, want)
		}
	}
}

// TestFormatFlags: flags that say what they would without, and a format along
// with a baseline, go together.
func TestFormatFlags(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"m.go": unknownCode, "b.json": "{\"version\": 1, \"findings\": []}\n"})
	for _, flags := range []string{
		"-format=github -baseline=b.json .", "-format=github -full -c=-1 -json=false .", "-baseline=b.json -format=text .", "-c=2 -format=text .",
	} {
		r := drivertest.Run(t, dir, exe, strings.Fields(flags)...)
		if !strings.Contains(r.Stdout+r.Stderr, "CBC.5030") || r.Exit != 3 {
			t.Errorf("%s: exit code %d, %s%s", flags, r.Exit, r.Stdout, r.Stderr)
		}
	}
}

// TestContext: -c shows the lines around a finding.
func TestContext(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"p.go": "package p\n\n// before\nvar X = \"CBC.5030\"\n// after\n"})
	r := drivertest.Run(t, dir, exe, "-c=1", "./...")
	if want := "3\t// before\n4\tvar X = \"CBC.5030\"\n5\t// after\n"; r.Exit != 3 || !strings.HasSuffix(r.Stdout, want) {
		t.Errorf("exit code %d, %q; want it to end in %q", r.Exit, r.Stdout, want)
	}
}

// TestGitHubNames: a file's name cannot control the log of a workflow, nor end a
// command or a property of it.
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
