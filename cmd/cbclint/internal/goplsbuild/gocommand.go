package goplsbuild

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"
)

// goCommand runs the go command in the folder. It returns the output, or an error with
// the message of the go command.
func (w *workspace) goCommand(args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(w.ctx, "go", args...)
	// On an interrupt, the go command removes its temporary files.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	cmd.Dir, cmd.Stdout, cmd.Stderr = w.dir, &stdout, &stderr
	// The user's workspace and flags are meant for other modules.
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	if err := cmd.Run(); err != nil {
		if w.ctx.Err() != nil {
			return "", errors.New("interrupted")
		}
		said := strings.TrimSpace(progress.ReplaceAllString(stderr.String(), ""))
		if said == "" {
			said = err.Error()
		}
		return stdout.String(), fmt.Errorf("go %s: %s", args[0], said)
	}
	return strings.TrimSpace(stdout.String()), nil
}

// progress matches the lines in which the go command reports progress.
var progress = regexp.MustCompile(`(?m)^go: (downloading|finding|found|extracting|upgraded|added) .*\n`)
