package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestScripts runs the scripts of testdata/script. They show what a user types, what the
// command prints, and the exit code. Besides the commands of testscript there are:
//
//	module [DIR]             write a go.mod of a module example.com/m that requires this one
//	exits N COMMAND [ARG…]   run a command, which has to exit with N
//
// $CBCLINT is the program, for go vet and go fix, and $ROOT the folder of this module.
// The condition [cgo] is for packages that use cgo.
func TestScripts(t *testing.T) {
	root := drivertest.Root(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("CBCLINT", exe)
			env.Setenv("ROOT", root)
			for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPATH", "GOPROXY", "GOTOOLCHAIN"} {
				value, err := exec.Command("go", "env", name).Output()
				if err != nil {
					return err
				}
				env.Setenv(name, string(value[:len(value)-1]))
			}
			env.Setenv("GOWORK", "off")
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "cgo" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			enabled, err := exec.Command("go", "env", "CGO_ENABLED").Output()
			return string(enabled) == "1\n", err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"module": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) > 1 {
					ts.Fatalf("usage: module [dir]")
				}
				dir := ts.MkAbs(append(args, ".")[0])
				ts.Check(os.MkdirAll(dir, 0o755))
				ts.Check(os.WriteFile(filepath.Join(dir, "go.mod"), []byte(drivertest.ModuleFiles(t, nil)["go.mod"]), 0o644))
			},
			"exits": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) < 2 {
					ts.Fatalf("usage: exits code command [arg...]")
				}
				want, err := strconv.Atoi(args[0])
				ts.Check(err)
				got, err := 0, ts.Exec(args[1], args[2:]...)
				if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
					got = exit.ExitCode()
				} else {
					ts.Check(err)
				}
				if got != want {
					ts.Fatalf("exit code %d; want %d", got, want)
				}
			},
		},
	})
}
