package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestFixChecked: nothing is written that keeps a package from compiling, whether or
// not its tests compile. Here package codes does not.
func TestFixChecked(t *testing.T) {
	takesTime(t)
	const source = "package m\n\nvar X = \"CBC.5003\"\n"
	for name, test := range map[string]string{
		"tests compile": "package m\n",
		"tests do not":  "package m\n\nfunc f() { undefined() }\n",
	} {
		dir := drivertest.Module(t, map[string]string{
			"go.mod": "module example.com/m\n\ngo 1.25.0\n\nrequire github.com/cbclint/cbclint v0.0.0\n\nreplace github.com/cbclint/cbclint => ./cbclint\n",
			"m.go":   source, "m_test.go": test, "cbclint/go.mod": "module github.com/cbclint/cbclint\n\ngo 1.25.0\n",
			"cbclint/codes/codes.go": "package codes\n\ntype Code string\n\nconst InsufficientBalance5003 Code = \"CBC.5003\"\n\nvar broken int = \"\"\n",
		})
		r := drivertest.Run(t, dir, exe, "-fix", ".")
		got, err := os.ReadFile(filepath.Join(dir, "m.go"))
		if err != nil || string(got) != source || !strings.Contains(r.Stderr, "cbclint: no fixes in m.go: its package would not compile\n") {
			t.Errorf("%s: exit code %d, %v\n%s\n%s", name, r.Exit, err, got, r.Stderr)
		}
	}
}

// TestSuggestionHeldBack: a suggestion that keeps a package from compiling does not
// take the fixes with it.
func TestSuggestionHeldBack(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{
		"m.go": "package m\n\nconst mine = \"CBC.5030\"\n\nfunc F(s string) bool {\n\tswitch s {\n\tcase \"CBC.5003\", mine:\n\t\treturn true\n\t}\n\treturn s == \"CBC.0250\"\n}\n",
	})
	r := drivertest.Run(t, dir, exe, "-suggest", "-retryable=false", "-fix", ".")
	if !strings.Contains(r.Stderr, "cbclint: no suggestions in m.go: its package would not compile\n\twith them: ") {
		t.Errorf("nothing says that there are no suggestions:\n%s", r.Stderr)
	}
	got, err := os.ReadFile(filepath.Join(dir, "m.go"))
	if err != nil || !strings.Contains(string(got), `mine = "CBC.5030"`) || !strings.Contains(string(got), "s == string(codes.FlowControl)") {
		t.Errorf("%v\n%s", err, got)
	}
	if r := drivertest.Run(t, dir, "go", "vet", "."); r.Exit != 0 {
		t.Errorf("it does not compile:\n%s", r.Stderr)
	}
}

// TestOneFileTwice: a file that two packages share is left alone: what fits one of
// them may not fit the other.
func TestOneFileTwice(t *testing.T) {
	takesTime(t)
	const shared = "package p\n\nvar V T = \"CBC.0000\"\n"
	dir := drivertest.Module(t, map[string]string{
		"both.txt": shared, "a/t.go": "package p\n\ntype T = string\n", "b/t.go": "package p\n\ntype T string\n", "c/c.go": "package c\n\nvar X = \"CBC.0250\"\n",
	})
	for _, name := range []string{"a", "b"} {
		if err := os.Symlink("../both.txt", filepath.Join(dir, name, "s.go")); err != nil {
			t.Skip("there are no symbolic links here:", err)
		}
	}
	r := drivertest.Run(t, dir, exe, "-fix", "./...")
	got, err := os.ReadFile(filepath.Join(dir, "both.txt"))
	if err != nil || string(got) != shared || r.Exit != 3 || !strings.Contains(r.Stderr, "no fixes in a/s.go and b/s.go: they are one file\n") || !strings.Contains(r.Stderr, "fixed 1 finding in 1 file\n") {
		t.Errorf("exit code %d, %v\n%s\n%s", r.Exit, err, got, r.Stderr)
	}
}

// TestOneFileElsewhere: so is one that another package has where it has no fix.
func TestOneFileElsewhere(t *testing.T) {
	takesTime(t)
	const source = "package p\n\nvar V = \"CBC.5003\"\n"
	dir := drivertest.Module(t, map[string]string{
		"a/x.go": source, "a/c.go": "package p\n\nconst X = \"CBC.5003\"\n", "b/y.go": "package p\n\ntype string = T\n\ntype T int\n",
	})
	if err := os.Symlink("../a/x.go", filepath.Join(dir, "b", "x.go")); err != nil {
		t.Skip("there are no symbolic links here:", err)
	}
	r := drivertest.Run(t, dir, exe, "-fix", "./...")
	got, err := os.ReadFile(filepath.Join(dir, "a", "x.go"))
	if err != nil || string(got) != source || r.Exit != 3 || !strings.Contains(r.Stderr, "no fixes in a/x.go and b/x.go: they are one file\n") {
		t.Errorf("exit code %d, %v\n%s\n%s", r.Exit, err, got, r.Stderr)
	}
}

// TestWorkspaceReplaces: a workspace can say where the module with package codes is.
func TestWorkspaceReplaces(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{
		"go.work":  "go 1.25.0\n\nuse ./a\n\nreplace github.com/cbclint/cbclint => " + drivertest.Root(t) + "\n",
		"a/go.mod": "module example.com/a\n\ngo 1.25.0\n\nrequire github.com/cbclint/cbclint v0.0.0\n",
		"a/a.go":   "package a\n\nvar X = \"CBC.0250\"\n",
	})
	env := []string{"GOWORK="}
	r := drivertest.RunIn(t, filepath.Join(dir, "a"), env, exe, "-fix", "./...")
	if build := drivertest.RunIn(t, filepath.Join(dir, "a"), env, "go", "build", "./..."); r.Exit != 0 || r.Stderr != "fixed 1 finding in 1 file\n" || build.Exit != 0 {
		t.Errorf("exit code %d\n%s%s", r.Exit, r.Stderr, build.Stderr)
	}
}

// TestModuleRefused: nothing is written that makes the go command refuse the module,
// here one that is older than what the first import of package codes needs.
func TestModuleRefused(t *testing.T) {
	takesTime(t)
	const source = "package m\n\nvar X = \"CBC.5003\"\n"
	dir := drivertest.Module(t, map[string]string{
		"go.mod": "module example.com/m\n\ngo 1.20\n\nrequire github.com/cbclint/cbclint v0.0.0\n\nreplace github.com/cbclint/cbclint => " + drivertest.Root(t) + "\n",
		"m.go":   source,
	})
	r := drivertest.Run(t, dir, exe, "-fix", ".")
	got, err := os.ReadFile(filepath.Join(dir, "m.go"))
	if err != nil || string(got) != source || r.Exit != 1 || r.Stderr != "cbclint: no fixes: with them the packages cannot be loaded: go: updates to go.mod needed; to update it: go mod tidy\n" {
		t.Errorf("exit code %d, %v\n%s\n%s", r.Exit, err, got, r.Stderr)
	}
}
