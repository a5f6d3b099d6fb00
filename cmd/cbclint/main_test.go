package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// exe is the command, built by TestMain, and root the folder of this module.
var exe, root string

func TestMain(m *testing.M) {
	code, err := buildAndRun(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(code)
}

func buildAndRun(m *testing.M) (int, error) {
	dir, err := os.MkdirTemp("", "cbclint")
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if root, err = filepath.Abs("../.."); err != nil {
		return 0, err
	}
	exe = filepath.Join(dir, "cbclint")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		return 0, fmt.Errorf("%w\n%s", err, out)
	}
	return m.Run(), nil
}

// A result is what a command leaves.
type result struct {
	exit           int
	stdout, stderr string
}

// run runs a command in a folder. What it prints has "DIR" for the folder.
func run(t *testing.T, dir, name string, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	clean := func(b bytes.Buffer) string { return strings.ReplaceAll(b.String(), dir, "DIR") }
	r := result{cmd.ProcessState.ExitCode(), clean(stdout), clean(stderr)}
	if strings.Contains(r.stderr, "goroutine ") {
		t.Errorf("%s %s panics:\n%s", name, args, r.stderr)
	}
	return r
}

// module writes a module that requires this one, and returns its folder. A
// go.mod among the files replaces the one that requires this module.
func module(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module example.com/m\n\ngo 1.25.0\n\nrequire github.com/cbclint/cbclint v0.0.0\n\n"+
		"replace github.com/cbclint/cbclint => "+root+"\n")
	for name, text := range files {
		write(name, text)
	}
	return dir
}
