package main

import (
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestReadmeLookUp: the commands that look codes up print what docs/codes.md says.
func TestReadmeLookUp(t *testing.T) {
	block := drivertest.ReadmeBlock(t, "console", "$ cbclint explain")
	runs := strings.Split("\n"+block, "\n$ cbclint ")[1:]
	if len(runs) < 2 {
		t.Fatalf("%d commands", len(runs))
	}
	for _, run := range runs {
		args, want, _ := strings.Cut(run, "\n")
		r := look(t, t.TempDir(), "C", strings.Fields(args)...)
		if got := strings.TrimSuffix(r.Stdout+r.Stderr, "\n"); r.Exit != 0 || got != strings.TrimSuffix(want, "\n") {
			t.Errorf("cbclint %s prints\n%s\ndocs/codes.md has\n%s", args, got, want)
		}
	}
}
