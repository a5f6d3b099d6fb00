package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestProgress: a long run shows on a terminal what it is doing, and takes it
// away before it prints the findings; there is nothing of it in CI and on a
// terminal that cannot move back.
func TestProgress(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"p.go": "package p\n\nvar X = \"CBC.5030\"\n"})
	real, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	slow := "#!/bin/sh\nsleep 1.5\nexec " + real + " \"$@\"\n"
	if err := os.WriteFile(filepath.Join(bin, "go"), []byte(slow), 0o755); err != nil {
		t.Fatal(err)
	}
	slowly := "PATH=" + bin + string(filepath.ListSeparator) + os.Getenv("PATH")
	const says, finding = "asking the go command for the packages", `p.go:3:9: unknown CBC error code "CBC.5030"`
	for _, test := range []struct {
		env  []string
		want bool
	}{
		{[]string{slowly, "TERM=xterm", "CI="}, true},
		{[]string{slowly, "TERM=xterm", "CI=true"}, false},
		{[]string{slowly, "TERM=dumb", "CI="}, false},
	} {
		out := onTerminal(t, dir, test.env, "./...")
		shown, after, found := strings.Cut(out, finding)
		if !found || strings.Contains(after, says) {
			t.Errorf("%s: it prints %q", test.env[1:], out)
		}
		if got := strings.Contains(shown, says); got != test.want {
			t.Errorf("%s: progress %t; want %t: %q", test.env[1:], got, test.want, out)
		}
	}
	if r := drivertest.RunIn(t, dir, []string{slowly, "CI="}, exe, "./..."); strings.Contains(r.Stderr, says) {
		t.Errorf("in a pipe: %q", r.Stderr)
	}
}

// onTerminal runs the command with standard error on a terminal, and returns
// what it writes there.
func onTerminal(t *testing.T, dir string, env []string, args ...string) string {
	t.Helper()
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Skip(err) // e.g. in a sandbox without /dev/ptmx
	}
	defer terminal.Close() //nolint:errcheck // nothing is written to it
	cmd := exec.Command(exe, args...)
	cmd.Dir, cmd.Env, cmd.Stderr = dir, append(os.Environ(), env...), tty
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	read := make(chan struct{})
	go func() {
		defer close(read)
		_, _ = io.Copy(&out, terminal) // ends with an error when the other side is closed
	}()
	_ = cmd.Wait() // the exit code is not what is tested
	_ = tty.Close()
	<-read
	return out.String()
}
