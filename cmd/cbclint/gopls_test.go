package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestGoplsErrors: what stands in the way of building gopls is said, and what
// to do. A gopls that works is built by a test of its own.
func TestGoplsErrors(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old")
	if err := os.MkdirAll(old, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(old, "go"), []byte("#!/bin/sh\necho go1.24.1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	offline := []string{"GOPROXY=off", "GOMODCACHE=" + filepath.Join(dir, "none"), "GOFLAGS=-modcacherw"}
	for _, test := range []struct {
		args []string
		env  []string
		want string
	}{
		{nil, nil, `want the name of the program, as in "cbclint gopls -o gopls-cbclint"`},
		{[]string{"-o", dir}, nil, "is a folder; want the name of a file in it"},
		{[]string{"-o", "x", "extra"}, nil, `unexpected argument "extra"`},
		{[]string{"-x"}, nil, "flag provided but not defined: -x"},
		{[]string{"-o", "x"}, offline, "cannot be fetched"},
		{[]string{"-o", "x", "-version", "v0.0.1-none"}, offline, "gopls v0.0.1-none cannot be fetched"},
		{[]string{"-o", "x"}, []string{"PATH=" + old}, "needs go1.26, and this is go1.24.1: install a newer Go"},
		{[]string{"-o", "nodir/x"}, nil, "-o: stat"},
		{[]string{"-o", "x"}, []string{"PATH="}, `"go": executable file not found`},
	} {
		r := drivertest.RunIn(t, dir, test.env, exe, append([]string{"gopls"}, test.args...)...)
		if r.Exit != 1 || !strings.Contains(r.Stderr, test.want) || r.Stdout != "" {
			t.Errorf("cbclint gopls %s %s: exit code %d, %q, %q; want %q", test.args, test.env, r.Exit, r.Stdout, r.Stderr, test.want)
		}
		if _, err := os.Stat(filepath.Join(dir, "x")); err == nil {
			t.Errorf("cbclint gopls %s leaves a file", test.args)
		}
	}
	if r := drivertest.Run(t, dir, exe, "gopls", "-h"); r.Exit != 0 || !strings.Contains(r.Stdout, "For example:") {
		t.Errorf("cbclint gopls -h: exit code %d, %q, %q", r.Exit, r.Stdout, r.Stderr)
	}
}
