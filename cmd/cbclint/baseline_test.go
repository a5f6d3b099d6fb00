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

// TestBaselineOverwrites: a baseline takes the place of nothing but a baseline,
// which is said before anything is analyzed, and is there as a whole or not at all.
func TestBaselineOverwrites(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{
		"p.go": unknownCode, "new.json": "{\"version\": 2, \"findings\": []}\n", "old.json": "{\"version\": 1, \"findings\": []}\n", "empty.json": "",
		"broken/b.go": "package b\n\nvar X int = \"\" // CBC.5030\n", "file": "",
	})
	for name, want := range map[string]string{
		"p.go":     "cbclint: -write-baseline: p.go:1: no baseline: invalid character 'p'",
		"new.json": "cbclint: -write-baseline: new.json: version 2; this cbclint knows version 1; the file stays as it is",
		"broken":   "cbclint: -write-baseline: broken is a folder; want the name of a file in it",
	} {
		before, _ := os.ReadFile(filepath.Join(dir, name))
		r := drivertest.Run(t, dir, exe, "-write-baseline="+name, "./...")
		if after, _ := os.ReadFile(filepath.Join(dir, name)); r.Exit != 1 || !strings.HasPrefix(r.Stderr, want) || string(after) != string(before) {
			t.Errorf("%s: exit code %d, %s; want %s", name, r.Exit, r.Stderr, want)
		}
	}
	if r := drivertest.Run(t, dir, exe, "-write-baseline=file/b.json", "."); r.Exit != 1 || !strings.HasSuffix(r.Stderr, "file/b.json: not a directory\n") {
		t.Errorf("below a file: exit code %d, %s", r.Exit, r.Stderr)
	}
	for _, name := range []string{"old.json", "empty.json", "ci/b.json"} {
		r := drivertest.Run(t, dir, exe, "-write-baseline="+name, ".")
		if want := "cbclint: wrote " + name + " with 1 finding\n"; r.Exit != 0 || r.Stderr != want {
			t.Errorf("%s: exit code %d, %s; want %s", name, r.Exit, r.Stderr, want)
		}
		if r := drivertest.Run(t, dir, exe, "-baseline="+name, "."); r.Exit != 0 {
			t.Errorf("%s: exit code %d, %s", name, r.Exit, r.Stderr)
		}
	}
	if others, _ := filepath.Glob(filepath.Join(dir, ".*")); len(others) != 0 {
		t.Errorf("there is more: %q", others)
	}
}
