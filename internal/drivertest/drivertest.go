// Package drivertest runs the programs in which users meet the linter, on modules that
// are made for tests.
package drivertest

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Root returns the folder of the module github.com/cbclint/cbclint. The test must run in
// it or below.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		data, readErr := os.ReadFile(filepath.Join(dir, "go.mod"))
		if readErr == nil && bytes.HasPrefix(data, []byte("module github.com/cbclint/cbclint\n")) {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	t.Fatal("the test does not run in the module github.com/cbclint/cbclint", err)
	return ""
}

// Build builds the package in a folder and returns the program.
func Build(t testing.TB, dir, name string) string {
	t.Helper()
	exe := filepath.Join(t.TempDir(), name)
	if r := Run(t, dir, "go", "build", "-o", exe, "."); r.Exit != 0 {
		t.Fatalf("go build in %s:\n%s", dir, r.Stderr)
	}
	return exe
}

// A Result is the result of a command.
type Result struct {
	Exit           int
	Stdout, Stderr string
}

// Output returns all that a command has printed.
func (r Result) Output() string { return r.Stdout + r.Stderr }

// Run runs a command in a folder. In its output, "DIR" stands for the folder.
func Run(t testing.TB, dir, name string, args ...string) Result {
	t.Helper()
	return RunIn(t, dir, []string{"GOWORK=off"}, name, args...)
}

// RunIn is like [Run] with more environment variables, and without GOFLAGS.
func RunIn(t testing.TB, dir string, env []string, name string, args ...string) Result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	cmd.Env = append(append(os.Environ(), "GOFLAGS="), env...)
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	clean := func(b bytes.Buffer) string { return strings.ReplaceAll(b.String(), dir, "DIR") }
	r := Result{cmd.ProcessState.ExitCode(), clean(stdout), clean(stderr)}
	if strings.Contains(r.Stderr, "goroutine ") {
		t.Errorf("%s %s panics:\n%s", name, args, r.Stderr)
	}
	return r
}

// Module writes a module example.com/m that requires this one, and returns its folder. A
// go.mod among the files replaces the usual one.
func Module(t testing.TB, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range ModuleFiles(t, files) {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// ModuleFiles returns the files that [Module] writes.
func ModuleFiles(t testing.TB, files map[string]string) map[string]string {
	t.Helper()
	all := map[string]string{"go.mod": "module example.com/m\n\ngo 1.25.0\n\nrequire github.com/cbclint/cbclint v0.0.0\n\n" +
		"replace github.com/cbclint/cbclint => " + Root(t) + "\n"}
	maps.Copy(all, files)
	return all
}

// Fixture returns the Go files of a folder of testdata, by name.
func Fixture(t testing.TB, folder string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(Root(t), "testdata", folder, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatal("no files in testdata/"+folder, err)
	}
	files := make(map[string]string)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = string(data)
	}
	return files
}

// Findings returns the lines of an output that begin with a position, sorted. Positions
// are relative to the folder in which the command ran.
func Findings(output string) []string {
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

// SameFiles reports the Go files that differ between two folders.
func SameFiles(t testing.TB, got, want string) {
	t.Helper()
	if diff := Run(t, want, "diff", "-r", "-x", "go.mod", "-x", ".*", want, got); diff.Stdout != "" {
		t.Errorf("the files differ from those wanted:\n%s", diff.Stdout)
	}
}
