package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// long asks for the long runs, as CI does.
var long = flag.Bool("long", false, "run the tests that take long, too")

// takesLong skips a test unless -long is given.
func takesLong(t *testing.T) {
	t.Helper()
	if !*long {
		t.Skip("it takes long; -long runs it")
	}
}

// takesTime skips a test in a short run. In other runs, the test runs in parallel, as it
// mostly waits for the go command.
func takesTime(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("it takes time")
	}
	t.Parallel()
}

// exe is the command, built by TestMain.
var exe string

func TestMain(m *testing.M) {
	testscript.Main(withCommand{m}, map[string]func(){"cbclint": main})
}

// withCommand builds the command before it runs the tests.
type withCommand struct{ *testing.M }

func (m withCommand) Run() int {
	dir, err := os.MkdirTemp("", "cbclint")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	exe = filepath.Join(dir, "cbclint")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		panic(string(out))
	}
	return m.M.Run()
}
