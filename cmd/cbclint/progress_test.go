package main

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/creack/pty"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// summary is what a run on [unknownCode] prints to standard error.
const summary = "1 finding in 1 file: 1 unknown"

// TestProgress: on a terminal, a long run shows what it is doing. It clears that before
// it prints its findings. It shows nothing in CI, nor on a terminal that cannot move the
// cursor back.
func TestProgress(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{"p.go": "package p\n\nvar X = \"CBC.5030\"\n"})
	slowly := slowGo(t)
	const says = "looking for the packages"
	for _, test := range []struct {
		env  []string
		want bool
	}{
		{[]string{slowly, "TERM=xterm", "CI="}, true},
		{[]string{slowly, "TERM=xterm", "CI=true"}, false},
		{[]string{slowly, "TERM=dumb", "CI="}, false},
	} {
		out := onTerminal(t, 0, dir, test.env, "./...")
		shown, after, found := strings.Cut(out, summary)
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

// TestProgressLines: whatever the width of the terminal, no progress is left on the
// screen. A warning of the go command has a line of its own.
func TestProgressLines(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{"p.go": unknownCode, "none/readme": ""})
	env := []string{slowGo(t), "TERM=xterm", "CI="}
	for _, columns := range []int{30, 40, 42, 60, 120} {
		t.Run(strconv.Itoa(columns), func(t *testing.T) {
			t.Parallel()
			out := onTerminal(t, columns, dir, env, "./...", "./none/...")
			if got := strings.Contains(out, "looking for"); got != (columns >= 40) {
				t.Errorf("progress %t: %q", got, out)
			}
			if got := strings.Contains(out, "loading "); got != (columns >= 40) {
				t.Errorf("behind the warning: progress %t: %q", got, out)
			}
			warning := "go: warning: \"./none/...\" matched no packages"
			left := screen(out, columns)
			for len(left) != 0 && strings.HasPrefix(warning, left[0]) {
				warning, left = strings.TrimPrefix(warning, left[0]), left[1:]
			}
			if text := strings.Join(left, ""); warning != "" || text != summary {
				t.Errorf("the screen has %q", screen(out, columns))
			}
		})
	}
}

// slowGo returns a PATH, for the environment, with a go command that takes longer
// than a run without progress does.
func slowGo(t *testing.T) string {
	t.Helper()
	real, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	slow := "#!/bin/sh\nsleep 1.5\nexec " + real + " \"$@\"\n"
	if err := os.WriteFile(filepath.Join(bin, "go"), []byte(slow), 0o755); err != nil {
		t.Fatal(err)
	}
	return "PATH=" + bin + string(filepath.ListSeparator) + os.Getenv("PATH")
}

// screen returns the lines that a terminal shows after an output, without those
// that are blank.
func screen(out string, columns int) (lines []string) {
	var line []rune
	at := 0
	end := func() {
		if text := strings.TrimRight(string(line), " "); text != "" {
			lines = append(lines, text)
		}
		line = nil
	}
	for _, r := range strings.ReplaceAll(out, "\x1b[K", "\v") {
		switch r {
		case '\r':
			at = 0
			continue
		case '\v':
			line = line[:at]
			continue
		case '\n':
			end()
			continue
		}
		if at == columns {
			end()
			at = 0
		}
		if at == len(line) {
			line = append(line, ' ')
		}
		line[at] = r
		at++
	}
	end()
	return lines
}

// onTerminal runs the command with standard error on a terminal, and returns
// what it writes there.
func onTerminal(t *testing.T, columns int, dir string, env []string, args ...string) string {
	t.Helper()
	this, tty, err := pty.Open()
	if err != nil {
		t.Skip(err) // e.g. in a sandbox without /dev/ptmx
	}
	defer this.Close() //nolint:errcheck // nothing is written to it
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: uint16(cmp.Or(columns, 80))}); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, args...)
	cmd.Dir, cmd.Env, cmd.Stderr = dir, append(os.Environ(), env...), tty
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	read := make(chan struct{})
	go func() {
		defer close(read)
		some := make([]byte, 1024)
		for {
			n, err := this.Read(some)
			out.Write(some[:n])
			if err != nil {
				return // the other side is closed
			}
		}
	}()
	_ = cmd.Wait() // the exit code is not what is tested
	_ = tty.Close()
	<-read
	return out.String()
}
