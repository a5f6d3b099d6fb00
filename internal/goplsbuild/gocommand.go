package goplsbuild

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// goCommand runs the go command in the folder and returns what it prints, or
// an error with what it says.
func (w *workspace) goCommand(args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = w.dir, &stdout, &stderr
	// The user's workspace and flags are about other modules.
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	if err := cmd.Run(); err != nil {
		said := strings.TrimSpace(stderr.String())
		if said == "" {
			said = err.Error()
		}
		return stdout.String(), fmt.Errorf("go %s: %s", args[0], said)
	}
	return strings.TrimSpace(stdout.String()), nil
}
