package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestCodesPackage: the package with the constants may be in the module, in one
// that a folder replaces, in one of the workspace, or vendored; then the fixes use
// it, what they make compiles, and there is no more to fix. Where it is none of
// these, a hint says what to do.
func TestCodesPackage(t *testing.T) {
	const use = "package m\n\nfunc IsThrottled(code string) bool { return code == \"CBC.0250\" }\n"
	elsewhere := t.TempDir()
	overwrite(t, "module example.com/errs\n\ngo 1.25.0\n", elsewhere, "go.mod")
	if r := drivertest.Run(t, elsewhere, exe, "gen", "-package", "cbc", "-o", "cbc/cbc.go"); r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	const replace = "require example.com/errs v0.0.0\n\nreplace example.com/errs => "
	for name, test := range map[string]struct {
		mod, path string
		prepare   [][]string
		hint      string
	}{
		"in the module":   {"", "example.com/m/internal/cbc", [][]string{{exe, "gen", "-package", "cbc", "-o", "internal/cbc/cbc.go"}}, ""},
		"another name":    {"", "example.com/m/errors", [][]string{{exe, "gen", "-package", "cbc", "-untyped", "-o", "errors/cbc.go"}}, ""},
		"replaced":        {replace + elsewhere + "\n", "example.com/errs/cbc", nil, ""},
		"in a workspace":  {"", "example.com/errs/cbc", [][]string{{"go", "work", "init", ".", elsewhere}}, ""},
		"not required":    {"", "example.com/errs/cbc", nil, `no fixes without the constants: run "go get example.com/errs/cbc"`},
		"not there":       {"", "example.com/m/none", nil, "no fixes without the constants: example.com/m/none: open DIR/none: no such file or directory"},
		"internal":        {replace + elsewhere + "\n", "example.com/errs/internal/cbc", nil, "-"},
		"does not parse":  {"", "example.com/m/bad", [][]string{{"sh", "-c", "mkdir bad; echo package >bad/b.go"}}, "no fixes without the constants: example.com/m/bad: DIR/bad/b.go:"},
		"imports another": {"", "example.com/m/imp", [][]string{{"sh", "-c", `mkdir imp; printf 'package imp\n\nimport _ "example.com/m"\n' >imp/i.go`}}, "which may import this package"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := drivertest.Module(t, map[string]string{"go.mod": "module example.com/m\n\ngo 1.25.0\n\n" + test.mod, "m.go": use})
			env := []string{"GOWORK="}
			for _, step := range test.prepare {
				if r := drivertest.RunIn(t, dir, env, step[0], step[1:]...); r.Exit != 0 {
					t.Fatal(step, r.Stderr)
				}
			}
			flag := "-codes-package=" + test.path
			if r := drivertest.RunIn(t, dir, env, exe, flag, "-fix", "."); r.Exit != 0 || test.hint == "" && r.Stderr != "" || test.hint != "-" && !strings.Contains(r.Stderr, test.hint) {
				t.Errorf("-fix: exit code %d, %s; want %s", r.Exit, r.Stderr, test.hint)
			}
			if r := drivertest.RunIn(t, dir, env, "go", "build", "."); r.Exit != 0 {
				t.Errorf("it does not compile:\n%s", r.Stderr)
			}
			again := drivertest.RunIn(t, dir, env, exe, flag, ".")
			fixed := drivertest.Run(t, dir, "grep", "-l", "FlowControl", filepath.Join(dir, "m.go")).Stdout != ""
			if fixed != (test.hint == "") || fixed == (again.Exit == 3) {
				t.Errorf("fixed %t; then exit code %d\n%s", fixed, again.Exit, again.Stderr)
			}
		})
	}
}
