package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// long asks for the long runs, as CI does.
var long = flag.Bool("long", false, "run long tests as long as a release needs")

// exe is the command, built by TestMain.
var exe string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "cbclint")
	if err != nil {
		panic(err)
	}
	exe = filepath.Join(dir, "cbclint")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}
