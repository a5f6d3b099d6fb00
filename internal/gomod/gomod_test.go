package gomod

import (
	"os"
	"path/filepath"
	"testing"
)

func TestMayImport(t *testing.T) {
	for _, test := range []struct {
		from, path string
		want       bool
	}{
		{"example.com/other", "example.com/m/internal/x", false},
		{"example.com/mm", "example.com/m/internal/x", false},
		{"example.com/m", "example.com/m/a/internal", false},
		{"example.com/m/a", "example.com/m/internal/b/internal/x", false},
		{"example.com/m", "internal/abi", false},
		{"example.com/m", "example.com/m/internal/x", true},
		{"example.com/m_test", "example.com/m/internal", true},
		{"example.com/m/a/b", "example.com/m/a/internal/x", true},
		{"example.com/m/internal/b/c", "example.com/m/internal/b/internal/x", true},
		{"example.com/other", "example.com/m/internals", true},
		{"example.com/other", "fmt", true},
	} {
		if got := MayImport(test.from, test.path); got != test.want {
			t.Errorf("MayImport(%s, %s) = %t; want %t", test.from, test.path, got, test.want)
		}
	}
}

func TestRoot(t *testing.T) {
	root := t.TempDir()
	below := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(below, 0o755); err != nil {
		t.Fatal(err)
	}
	if got := Root(below); got != "" {
		t.Errorf("without a go.mod: %s", got)
	}
	for _, name := range []string{filepath.Join(root, "go.work"), filepath.Join(root, "a", "go.mod")} {
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := Root(below); got != filepath.Join(root, "a") {
		t.Errorf("Root: %s", got)
	}
	if got := WorkRoot(below); got != root {
		t.Errorf("WorkRoot: %s", got)
	}
}
