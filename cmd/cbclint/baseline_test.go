package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestBaselineMoves: a baseline names no folder above what it is about, also of
// files that are not below its own folder, so that it holds for a copy and by
// way of a symbolic link.
func TestBaselineMoves(t *testing.T) {
	top := t.TempDir()
	mod := func(path string) string { return "module example.com/" + path + "\n\ngo 1.25.0\n" }
	here, copied, linked := filepath.Join(top, "here"), filepath.Join(top, "copied"), filepath.Join(top, "linked")
	for name, text := range map[string]string{
		"go.work": "go 1.25.0\n\nuse (\n\t./m\n\t./sibling\n)\n", "m/go.mod": mod("m"), "sibling/go.mod": mod("sibling"),
		"m/p/p.go": unknownCode, "m/q.go": "package m\n\n//line gone/q.y:7\nvar X = \"CBC.5030\"\n", "sibling/s.go": unknownCode, "m/ci/readme": "",
	} {
		name = filepath.Join(here, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		overwrite(t, text, name)
	}
	run := func(dir, flag string) drivertest.Result {
		return drivertest.RunIn(t, filepath.Join(dir, "m"), nil, exe, flag, "./...", "../sibling")
	}
	const file = "ci/b.json"
	if r := run(here, "-write-baseline="+file); r.Exit != 0 {
		t.Fatalf("exit code %d, %s", r.Exit, r.Stderr)
	}
	data, err := os.ReadFile(filepath.Join(here, "m", file))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"file": "../p/p.go"`, `"file": "../gone/q.y"`, `"file": "../../sibling/s.go"`} {
		if !strings.Contains(string(data), want) || strings.Contains(string(data), filepath.Base(top)) {
			t.Errorf("want %s in\n%s", want, data)
		}
	}
	if err := os.CopyFS(copied, os.DirFS(here)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(here, linked); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{here, copied, linked} {
		if r := run(dir, "-baseline="+file); r.Exit != 0 || r.Stderr != "" {
			t.Errorf("%s: exit code %d, %s", filepath.Base(dir), r.Exit, r.Stderr)
		}
	}
	if err := os.RemoveAll(filepath.Join(copied, "m", "p")); err != nil {
		t.Fatal(err)
	}
	if r := run(copied, "-baseline="+file); r.Exit != 0 || !strings.Contains(r.Stderr, "stale: ../p/p.go unknown CBC.5030") {
		t.Errorf("a file that is gone: exit code %d, %s", r.Exit, r.Stderr)
	}
}
