package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestPreselectBuilds: the command looks at exactly the files that a build takes.
func TestPreselectBuilds(t *testing.T) {
	takesTime(t)
	const code = "package p\n\nvar X = \"CBC.5030\"\n"
	dir := drivertest.Module(t, map[string]string{
		"a/a.go": "package p\n", "a/a_windows.go": code, "a/tagged.go": "//go:build special\n\n" + strings.Replace(code, "X", "Y", 1),
		"testdata/t.go": code, "_skipped/s.go": code, "nested/n.go": code, "nested/go.mod": "module example.com/nested\n",
		"over/over.go": "package p\n", "overlay.txt": code,
		"vendored/v.go": "package p\n\nimport \"example.com/dep\"\n\nfunc F(s string) {\n\tswitch s {\n\tcase dep.Code:\n\t\treturn\n\t}\n\tpanic(s)\n}\n",
		"go.mod":        "module example.com/m\n\ngo 1.25.0\n\nrequire example.com/dep v0.0.0\n\nreplace example.com/dep => ./dep\n",
		"dep/go.mod":    "module example.com/dep\n\ngo 1.25.0\n", "dep/dep.go": "package dep\n\nconst Code = \"CBC.5003\"\n",
	})
	overlay := filepath.Join(dir, "overlay.json")
	overwrite(t, fmt.Sprintf(`{"Replace": {%q: %q}}`, filepath.Join(dir, "over", "over.go"), filepath.Join(dir, "overlay.txt")), overlay)
	for env, findings := range map[string]int{
		"GOFLAGS=": 2, "GOOS=windows": 3, "GOFLAGS=-tags=special": 3,
	} {
		if got := sameAsFull(t, dir, []string{env, "CGO_ENABLED=0"}, "./...", "./testdata"); len(got) != findings {
			t.Errorf("%s: %d findings; want %d\n%s", env, len(got), findings, strings.Join(got, "\n"))
		}
	}
	// With -overlay, the loader would read other files than the go command.
	for _, flags := range []string{"-overlay=" + overlay, "'-overlay=" + overlay + "'", "-tags=a --overlay=" + overlay} {
		for _, flag := range []string{"-full", "-fix", "-test=false"} {
			r := drivertest.RunIn(t, dir, []string{"GOWORK=off", "GOFLAGS=" + flags}, exe, flag, "./...")
			if r.Exit != 1 || !strings.HasSuffix(r.Stderr, "cbclint cannot read files through -overlay; unset it\n") || strings.Count(r.Stderr, "\n") != 1 {
				t.Errorf("%s with GOFLAGS=%s: exit code %d, %s", flag, flags, r.Exit, r.Stderr)
			}
		}
	}
	if r := drivertest.Run(t, dir, "go", "mod", "vendor"); r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	sameAsFull(t, dir, nil, "./...")
	work := filepath.Join(dir, "go.work")
	overwrite(t, "go 1.25.0\n\nuse (\n\t.\n\t./nested\n)\n", work)
	if err := os.RemoveAll(filepath.Join(dir, "vendor")); err != nil {
		t.Fatal(err)
	}
	if got := sameAsFull(t, dir, []string{"GOWORK=" + work}, "./...", "./nested/..."); len(got) < 2 {
		t.Errorf("in a workspace: %s", got)
	}
}

// TestPreselectCgo: a code may be a constant of C.
func TestPreselectCgo(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{
		"c/c.go":  "package c\n\n/*\n#include \"c.h\"\n*/\nimport \"C\"\n\nfunc F(s string) bool {\n\tswitch s {\n\tcase C.NOMONEY:\n\t\treturn true\n\t}\n\tpanic(s)\n}\n",
		"c/c.h":   "#define NOMONEY \"CBC.5003\"\n",
		"go/g.go": "package g\n",
	})
	found := sameAsFull(t, dir, nil, "./...")
	if len(found) != 1 || !strings.HasPrefix(found[0], "c/c.go:9:2: switch on CBC error codes gives up") {
		t.Errorf("got %q", found)
	}
}
