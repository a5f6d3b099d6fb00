package main

import (
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestTool: a module that has the command as a tool also has package codes. So every fix
// applies, even if the module is vendored.
func TestTool(t *testing.T) {
	takesLong(t)
	for _, vendored := range []bool{false, true} {
		dir := drivertest.Module(t, map[string]string{"p.go": "package m\n\nfunc IsPoor(code string) bool { return code == \"CBC.5003\" }\n"})
		steps := [][]string{{"mod", "edit", "-tool=github.com/cbclint/cbclint/cmd/cbclint"}, {"mod", "tidy"}}
		if vendored {
			steps = append(steps, []string{"mod", "vendor"})
		}
		steps = append(steps, []string{"tool", "cbclint", "-fix", "./..."}, []string{"build", "./..."}, []string{"tool", "cbclint", "./..."})
		if !vendored {
			steps = append(steps, []string{"mod", "tidy", "-diff"})
		}
		for _, args := range steps {
			r := drivertest.Run(t, dir, "go", args...)
			tidied := args[0] == "mod" && args[1] == "tidy" // package codes is now a direct requirement
			if r.Exit != 0 && !tidied || strings.Contains(r.Stderr, "no fixes") {
				t.Fatalf("go %s, vendored %t: exit code %d\n%s%s", strings.Join(args, " "), vendored, r.Exit, r.Stdout, r.Stderr)
			}
		}
		if fixed := drivertest.Run(t, dir, "grep", "-c", "string(codes.InsufficientBalance5003)", "p.go"); fixed.Stdout != "1\n" {
			t.Errorf("vendored %t: the fix is not applied", vendored)
		}
	}
}
