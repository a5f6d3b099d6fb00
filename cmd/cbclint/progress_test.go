package main

import (
	"cmp"
	"io"
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

// TestColors: on a terminal, positions have colors, unless nobody wants any.
func TestColors(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"p.go": "package p\n\nvar X, Y = \"CBC.5030\", \"CBC.5003\"\n"})
	for env, want := range map[string]bool{"NO_COLOR=": true, "NO_COLOR=1": false, "TERM=dumb": false} {
		cmd := exec.Command(exe, "./...")
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "TERM=xterm", "NO_COLOR=", env)
		out := terminalOutput(t, 80, cmd, &cmd.Stdout)
		if warns, notes := strings.Contains(out, "\x1b[1;33mp.go:3:12\x1b[0m: unknown"), strings.Contains(out, "\x1b[1;36mp.go:3:24\x1b[0m: use"); warns != want || notes != want {
			t.Errorf("%s: colors of a warning %t, of a note %t; want %t: %q", env, warns, notes, want, out)
		}
		if strings.Contains(out, "\x1b") != want {
			t.Errorf("%s: %q", env, out)
		}
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
	cmd := exec.Command(exe, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	return terminalOutput(t, columns, cmd, &cmd.Stderr)
}

// terminalOutput runs a command with one of its streams on a terminal, and returns what it
// writes there.
func terminalOutput(t *testing.T, columns int, cmd *exec.Cmd, stream *io.Writer) string {
	t.Helper()
	this, tty, err := pty.Open()
	if err != nil {
		t.Skip(err) // e.g. in a sandbox without /dev/ptmx
	}
	defer this.Close() //nolint:errcheck // nothing is written to it
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: uint16(cmp.Or(columns, 80))}); err != nil {
		t.Fatal(err)
	}
	*stream = tty
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
