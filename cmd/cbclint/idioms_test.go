package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// idioms returns a copy of testdata/idioms, a module that writes CBC codes in
// all the ways that public Go programs do.
func idioms(t *testing.T) string {
	t.Helper()
	return drivertest.Module(t, drivertest.Fixture(t, "idioms"))
}

// TestIdioms: the command finds what a careful reviewer would, no less and no more. The
// fixes leave a program that prints the same and has nothing more to fix.
func TestIdioms(t *testing.T) {
	takesTime(t)
	dir := idioms(t)
	want, err := os.ReadFile(filepath.Join(drivertest.Root(t), "testdata", "idioms", "findings.txt"))
	if err != nil {
		t.Fatal(err)
	}
	found := drivertest.Run(t, dir, exe, "./...")
	if found.Exit != 3 {
		t.Errorf("exit code %d; want 3", found.Exit)
	}
	if got := drivertest.Findings(found.Output()); !slices.Equal(got, drivertest.Findings(string(want))) {
		t.Errorf("findings:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}

	before := drivertest.Run(t, dir, "go", "run", ".")
	if fixed := drivertest.Run(t, dir, exe, "-fix", "./..."); fixed.Exit != 3 {
		t.Fatalf("-fix: exit code %d\n%s", fixed.Exit, fixed.Stderr)
	}
	if after := drivertest.Run(t, dir, "go", "run", "."); after != before {
		t.Errorf("the fixed program prints\n%s%s\nbefore it printed\n%s", after.Stdout, after.Stderr, before.Stdout)
	}
	if test := drivertest.Run(t, dir, "go", "test", "./..."); test.Exit != 0 {
		t.Errorf("go test after -fix:\n%s%s", test.Stdout, test.Stderr)
	}
	if left := drivertest.Run(t, dir, "gofmt", "-l", "."); left.Stdout != "" {
		t.Errorf("not gofmt-clean after -fix: %s", left.Stdout)
	}
	if again := drivertest.Run(t, dir, exe, "-fix", "-diff", "./..."); again.Stdout != "" {
		t.Errorf("after -fix there is more to fix:\n%s", again.Stdout)
	}
}

// TestVet: with the tool, go vet and go fix do what the command does.
func TestVet(t *testing.T) {
	takesTime(t)
	dir := idioms(t)
	alone := drivertest.Run(t, dir, exe, "./...")
	vet := drivertest.Run(t, dir, "go", "vet", "-vettool="+exe, "./...")
	if vet.Exit != 1 {
		t.Errorf("go vet: exit code %d; want 1", vet.Exit)
	}
	if got, want := drivertest.Findings(vet.Output()), drivertest.Findings(alone.Output()); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("go vet finds\n%s\nthe command finds\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	flags := []string{"-unknown=false", "-malformed=false", "-constant=false", "-retry-scope=all"}
	alone = drivertest.Run(t, dir, exe, append(flags, "./...")...)
	vet = drivertest.Run(t, dir, "go", append(append([]string{"vet", "-vettool=" + exe}, flags...), "./...")...)
	if got, want := drivertest.Findings(vet.Output()), drivertest.Findings(alone.Output()); len(want) != 1 || !slices.Equal(got, want) {
		t.Errorf("with flags go vet finds\n%s\nthe command finds\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	other := idioms(t)
	drivertest.Run(t, dir, exe, "-fix", "./...")
	if fix := drivertest.Run(t, other, "go", "fix", "-fixtool="+exe, "./..."); fix.Exit != 0 {
		t.Errorf("go fix: exit code %d\n%s", fix.Exit, fix.Stderr)
	}
	drivertest.SameFiles(t, other, dir)
}
