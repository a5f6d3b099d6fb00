package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// idioms returns a copy of testdata/idioms, a module that writes CBC codes in
// all the ways that public Go programs do.
func idioms(t *testing.T) string {
	t.Helper()
	files := make(map[string]string)
	names, err := filepath.Glob(filepath.Join(root, "testdata", "idioms", "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatal("no testdata/idioms", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = string(data)
	}
	return module(t, files)
}

// findings returns the sorted lines that begin with a position.
func findings(output string) []string {
	var lines []string
	for line := range strings.Lines(output) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "DIR/")
		line = strings.TrimPrefix(line, "./")
		if strings.Contains(line, ".go:") {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return lines
}

// TestIdioms finds what a careful reviewer would, no less and no more, and the
// fixes leave a program that prints the same and has nothing more to fix.
func TestIdioms(t *testing.T) {
	dir := idioms(t)
	want, err := os.ReadFile(filepath.Join(root, "testdata", "idioms", "findings.txt"))
	if err != nil {
		t.Fatal(err)
	}
	found := run(t, dir, exe, "./...")
	if found.exit != 3 {
		t.Errorf("exit code %d; want 3", found.exit)
	}
	if got := findings(found.stderr); !slices.Equal(got, findings(string(want))) {
		t.Errorf("findings:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}

	before := run(t, dir, "go", "run", ".")
	if fixed := run(t, dir, exe, "-fix", "./..."); fixed.exit != 0 {
		t.Fatalf("-fix: exit code %d\n%s", fixed.exit, fixed.stderr)
	}
	if after := run(t, dir, "go", "run", "."); after != before {
		t.Errorf("the fixed program prints\n%s%s\nbefore it printed\n%s", after.stdout, after.stderr, before.stdout)
	}
	if test := run(t, dir, "go", "test", "./..."); test.exit != 0 {
		t.Errorf("go test after -fix:\n%s%s", test.stdout, test.stderr)
	}
	if left := run(t, dir, "gofmt", "-l", "."); left.stdout != "" {
		t.Errorf("not gofmt-clean after -fix: %s", left.stdout)
	}
	if again := run(t, dir, exe, "-fix", "-diff", "./..."); again.stdout != "" {
		t.Errorf("after -fix there is more to fix:\n%s", again.stdout)
	}
}

// TestVet: go vet and go fix do with the tool what it does alone.
func TestVet(t *testing.T) {
	dir := idioms(t)
	alone := run(t, dir, exe, "./...")
	vet := run(t, dir, "go", "vet", "-vettool="+exe, "./...")
	if vet.exit != 1 {
		t.Errorf("go vet: exit code %d; want 1", vet.exit)
	}
	if got, want := findings(vet.stderr), findings(alone.stderr); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("go vet finds\n%s\nthe command finds\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	flags := []string{"-unknown=false", "-malformed=false", "-constant=false", "-retry-scope=all"}
	alone = run(t, dir, exe, append(flags, "./...")...)
	vet = run(t, dir, "go", append(append([]string{"vet", "-vettool=" + exe}, flags...), "./...")...)
	if got, want := findings(vet.stderr), findings(alone.stderr); len(want) != 1 || !slices.Equal(got, want) {
		t.Errorf("with flags go vet finds\n%s\nthe command finds\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	other := idioms(t)
	run(t, dir, exe, "-fix", "./...")
	if fix := run(t, other, "go", "fix", "-fixtool="+exe, "./..."); fix.exit != 0 {
		t.Errorf("go fix: exit code %d\n%s", fix.exit, fix.stderr)
	}
	if diff := run(t, dir, "diff", "-r", "-x", "go.mod", dir, other); diff.stdout != "" {
		t.Errorf("go fix does not what -fix does:\n%s", diff.stdout)
	}
}
