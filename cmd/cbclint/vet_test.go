package main

import (
	"encoding/json"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// fixturePackages returns every package of testdata that belongs to this module.
func fixturePackages(t *testing.T) []string {
	t.Helper()
	root := drivertest.Root(t)
	var packages []string
	err := filepath.WalkDir(filepath.Join(root, "testdata"), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() {
			return nil
		}
		if files, _ := filepath.Glob(filepath.Join(name, "go.mod")); len(files) != 0 {
			return fs.SkipDir
		}
		if files, _ := filepath.Glob(filepath.Join(name, "*.go")); len(files) != 0 {
			rel, err := filepath.Rel(root, name)
			packages = append(packages, "./"+filepath.ToSlash(rel))
			return err
		}
		return nil
	})
	if err != nil || len(packages) < 20 {
		t.Fatal(packages, err)
	}
	return packages
}

// TestVetFixtures: in every fixture, go vet finds what the command finds, as text and as
// JSON.
func TestVetFixtures(t *testing.T) {
	takesLong(t)
	root, packages := drivertest.Root(t), fixturePackages(t)
	for _, flags := range [][]string{
		nil,
		{"-constant=false", "-strict", "-twin", "-retry-scope=all", "-report-unused-ignores", "-constant-tests"},
	} {
		args := append(slices.Clone(flags), packages...)
		want := drivertest.Findings(drivertest.Run(t, root, exe, args...).Output())
		vet := append([]string{"vet", "-vettool=" + exe}, args...)
		got := drivertest.Findings(drivertest.Run(t, root, "go", vet...).Output())
		if len(want) < 100 || !slices.Equal(got, want) {
			t.Errorf("%s: go vet finds %d, the command %d\n%s", flags, len(got), len(want), strings.Join(difference(got, want), "\n"))
		}

		vet = append([]string{"vet", "-json", "-vettool=" + exe}, args...)
		r := drivertest.Run(t, root, "go", vet...)
		if got := jsonFindings(t, r.Stdout); r.Exit != 0 || !slices.Equal(got, want) {
			t.Errorf("%s: go vet -json: exit code %d, finds %d, the command %d\n%s", flags, r.Exit, len(got), len(want), strings.Join(difference(got, want), "\n"))
		}
	}
}

// difference returns the lines that only one of two lists has.
func difference(got, want []string) []string {
	var lines []string
	for _, line := range got {
		if !slices.Contains(want, line) {
			lines = append(lines, "+ "+line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			lines = append(lines, "- "+line)
		}
	}
	return lines
}

// jsonFindings returns the findings of "go vet -json" as the command prints them as text.
// It returns each once: the package and its variant for tests have files in common.
func jsonFindings(t *testing.T, output string) []string {
	t.Helper()
	var lines []string
	for decoder := json.NewDecoder(strings.NewReader(output)); decoder.More(); {
		var packages map[string]map[string][]struct{ Posn, Message string }
		if err := decoder.Decode(&packages); err != nil {
			t.Fatal(err)
		}
		for _, analyzers := range packages {
			for _, findings := range analyzers {
				for _, f := range findings {
					lines = append(lines, f.Posn+": "+f.Message)
				}
			}
		}
	}
	lines = drivertest.Findings(strings.Join(lines, "\n"))
	return slices.Compact(lines)
}

// TestVetFix: go vet -fix and go fix -fixtool make the same changes as -fix, and go fix
// -diff shows them.
func TestVetFix(t *testing.T) {
	takesLong(t)
	want := idioms(t)
	drivertest.Run(t, want, exe, "-fix", "./...")
	for _, command := range [][]string{
		{"vet", "-fix", "-vettool=" + exe, "./..."},
		{"fix", "-fixtool=" + exe, "./..."},
	} {
		dir := idioms(t)
		drivertest.Run(t, dir, "go", command...)
		drivertest.SameFiles(t, dir, want)
		if r := drivertest.Run(t, dir, "go", "build", "./..."); r.Exit != 0 {
			t.Errorf("after go %s:\n%s", command, r.Stderr)
		}
	}
	dir := idioms(t)
	r := drivertest.Run(t, dir, "go", "fix", "-diff", "-fixtool="+exe, "./...")
	if r.Exit != 1 || !strings.Contains(r.Stdout, "+") || !strings.Contains(r.Stdout, "codes.") {
		t.Errorf("go fix -diff: exit code %d\n%s%s", r.Exit, r.Stdout, r.Stderr)
	}
	drivertest.SameFiles(t, dir, idioms(t))
}
