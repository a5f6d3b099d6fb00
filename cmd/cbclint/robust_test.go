package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestExit runs the command on modules that are well, strange or broken.
func TestExit(t *testing.T) {
	const clean = "package p\n\nvar X = []string{\"DMS.00400026\"}\n"
	for name, test := range map[string]struct {
		source string
		args   []string
		exit   int
		stderr string // a part of it
	}{
		"clean":    {clean, nil, 0, ""},
		"findings": {"package p\n\nvar X = \"CBC.5030\"\n", nil, 3, `p.go:3:9: unknown CBC error code "CBC.5030"; did you mean "CBC.5003"`},
		"allowed":  {"package p\n\nvar X = \"CBC.5030\"\n", []string{"-allow=CBC.5030,CBC.99999"}, 0, ""},

		// Strange, but Go.
		"empty file":      {"package p\n", nil, 0, ""},
		"empty switches":  {"package p\n\nfunc f(s string) {\n\tswitch {\n\t}\n\tswitch s {\n\t}\n\tswitch s {\n\tdefault:\n\t}\n\tswitch any(s).(type) {\n\t}\n}\n", nil, 0, ""},
		"a megabyte":      {"package p\n\nvar X = `" + strings.Repeat("CBC.500300 b\n", 1<<20/13) + "`\n", nil, 0, ""},
		"a sum":           {"package p\n\nvar X = " + strings.Repeat(`"CBC." + `, 1000) + `"5003"` + "\n", nil, 0, ""},
		"long digits":     {"package p\n\nvar X = \"CBC." + strings.Repeat("1", 1<<20) + "\"\n", nil, 3, `unknown CBC error code "CBC.1111111111111111111111111111…"`},
		"a chain":         {chain(60), []string{"-unknown=false"}, 0, ""},
		"no UTF-8":        {"package p\n\nvar X = []string{\"CBC.\\xff5003\", \"\\xffCBC.5003\\xc3\", \"\\xff\", \"CBC\\x00x5003\"}\n", nil, 0, ""},
		"blank functions": {"package p\n\nfunc _(s string) bool { return s == `CBC.0000` }\n\nvar _ = func() bool { return `CBC.0000` == `` }\n", []string{"-constant=false"}, 0, ""},

		// Broken.
		"no Go":           {"package p\n\nfunc {\n\nvar X = \"CBC.5030\"\n", nil, 1, "DIR/p.go:3:6: expected"},
		"no Go, no code":  {"package p\n\nfunc {\n", nil, 0, ""}, // the compiler's business
		"no Go, in full":  {"package p\n\nfunc {\n", []string{"-full"}, 1, "DIR/p.go:3:6: expected"},
		"no clause":       {"pakcage p\n", nil, 1, "p.go:1:1: expected 'package'"},
		"no import":       {"package p\n\nimport _ \"example.com/none\"\n", nil, 1, "p.go:3:8: no required module provides package example.com/none"},
		"bytes":           {"package p\n\nvar X = \"\xff CBC.5030\"\n", nil, 1, "DIR/p.go:3:10: illegal UTF-8 encoding"},
		"no types":        {"package p\n\nvar X int = \"CBC.5030\"\n", nil, 1, `DIR/p.go:3:13: cannot use "CBC.5030"`},
		"no such package": {clean, []string{"./nope"}, 1, "DIR/nope"},
		"no such flag":    {clean, []string{"-nope"}, 1, "flag provided but not defined: -nope"},
		"bad switch":      {clean, []string{"-unknown=maybe"}, 1, `invalid boolean value "maybe" for -unknown: want true or false`},
		"bad code":        {clean, []string{"-allow=CBC.5003,5003"}, 1, `invalid value "CBC.5003,5003" for flag -allow: invalid code "5003"; want CBC. and digits`},
		"no scope":        {clean, []string{"-retry-scope="}, 1, `unknown scope ""; want family or all`},
		"empty list":      {clean, []string{"-retry-classes=,"}, 1, `invalid value "," for flag -retry-classes: the list is empty`},
		"bad scope":       {clean, []string{"-retry-scope=package"}, 1, `unknown scope "package"; want family or all`},
		"few lines":       {clean, []string{"-c=-5"}, 1, "cbclint: -c: -5 lines; want 0 or more\n"},
		"many lines":      {"package p\n\nvar X = \"CBC.5030\"\n", []string{"-c=9223372036854775807"}, 3, "3\tvar X = \"CBC.5030\"\n"},
		"bad class":       {clean, []string{"-retry-classes=throttled,success"}, 1, `unknown retry class "success"; want one of throttled transient conflict exhausted reauth unknown-outcome terminal`},
		"bad function":    {clean, []string{"-retry-funcs=IsRetryable"}, 1, `invalid function "IsRetryable"; want pkg/path.Func or pkg/path.Type.Method`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := drivertest.Module(t, map[string]string{"p.go": test.source})
			r := drivertest.Run(t, dir, exe, append(test.args, ".")...)
			if r.Exit != test.exit {
				t.Errorf("exit code %d; want %d", r.Exit, test.exit)
			}
			if !strings.Contains(r.Output(), test.stderr) || test.exit == 0 && r.Stderr != "" {
				t.Errorf("it prints\n%.2000s\nwant\n%s", r.Output(), test.stderr)
			}
		})
	}
}

// chain returns a program in which two variables each stand for 2 to the power
// of n calls, if every variable is followed to its value.
func chain(n int) string {
	var b strings.Builder
	b.WriteString("package p\n\nfunc g(a, b string) string { return a + b }\n\nfunc f(x0, y0 string) bool {\n")
	for i := range n {
		fmt.Fprintf(&b, "\tx%[2]d, y%[2]d := g(x%[1]d, x%[1]d), g(y%[1]d, y%[1]d)\n", i, i+1)
	}
	fmt.Fprintf(&b, "\tswitch {\n\tcase x%[1]d == `CBC.7777`, y%[1]d == `CBC.7777`:\n\t\treturn false\n\t}\n\treturn true\n}\n", n)
	return b.String()
}

// TestVendor: in a module with a vendor folder, its own or its workspace's,
// there is no fix before the folder has package codes.
func TestVendor(t *testing.T) {
	takesTime(t)
	files := map[string]string{
		"p.go":               "package m\n\nvar X = \"CBC.5003\"\n",
		"vendor/modules.txt": "# github.com/cbclint/cbclint v0.0.0 => " + drivertest.Root(t) + "\n## explicit; go 1.25.0\n# github.com/cbclint/cbclint => " + drivertest.Root(t) + "\n",
	}
	r := drivertest.Run(t, drivertest.Module(t, files), exe, "-fix", "-diff", ".")
	if want := "no fixes without the constants: DIR/vendor lacks github.com/cbclint/cbclint/codes; import it once and run \"go mod vendor\""; r.Stdout != "" || !strings.Contains(r.Stderr, want) {
		t.Errorf("it prints\n%s%s\nwant\n%s", r.Stdout, r.Stderr, want)
	}
	files["x.go"] = "package m\n\nimport _ \"github.com/cbclint/cbclint/codes\"\n"
	dir := drivertest.Module(t, files)
	if r := drivertest.Run(t, dir, "go", "mod", "vendor"); r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	if r := drivertest.Run(t, dir, exe, "-fix", "."); r.Exit != 0 || r.Stderr != "fixed 1 finding in 1 file\n" {
		t.Errorf("with package codes vendored: exit code %d\n%s", r.Exit, r.Stderr)
	}
	if r := drivertest.Run(t, dir, "go", "build", "./..."); r.Exit != 0 {
		t.Errorf("after -fix:\n%s", r.Stderr)
	}
}

// TestHint: where the module cannot import package codes there are findings
// and no fixes, and one line that says what to do.
func TestHint(t *testing.T) {
	const hint = `cbclint: no fixes without the constants: run "go get github.com/cbclint/cbclint/codes"`
	files := map[string]string{
		"go.mod":   "module example.com/m\n\ngo 1.25.0\n",
		"p.go":     "package m\n\nvar x = []string{\"CBC.5003\", \"CBC.0250\", \"cbc.5003\"}\n",
		"q/q.go":   "package q\n\nvar X = \"CBC.5003\"\n",
		"q/r_c.go": "package q\n\nconst Money = \"CBC.3002\"\n\nvar Y = \"CBC.3002\"\n",
	}
	dir := drivertest.Module(t, files)
	r := drivertest.Run(t, dir, exe, "./...")
	if r.Exit != 3 || len(drivertest.Findings(r.Stdout)) != 5 || strings.Count(r.Stderr, hint) != 1 {
		t.Errorf("exit code %d; want 3, 5 findings and a hint:\n%s", r.Exit, r.Stderr)
	}
	r = drivertest.Run(t, dir, exe, "-fix", "-diff", "./...")
	var changed []string
	for line := range strings.Lines(r.Stdout) {
		if strings.HasPrefix(line, "+") && !strings.HasPrefix(line, "+++") {
			changed = append(changed, line)
		}
	}
	// The constant of its own package needs no package codes.
	want := []string{"+var Y = Money\n"}
	if strings.Join(changed, "") != strings.Join(want, "") {
		t.Errorf("-fix -diff changes\n%s\nwant\n%s", changed, want)
	}
	files["p.go"], files["q/q.go"] = "package m\n", "package q\n\nvar X = \"CBC.5030\"\n"
	if r := drivertest.Run(t, drivertest.Module(t, files), exe, "./..."); strings.Contains(r.Stderr, hint) {
		t.Errorf("a hint without need:\n%s", r.Stderr)
	}
}

// TestVersion is for people; -V=full is for go vet.
func TestVersion(t *testing.T) {
	for _, arg := range []string{"version", "-version", "--version"} {
		if r := drivertest.Run(t, drivertest.Root(t), exe, arg); r.Exit != 0 || !strings.HasPrefix(r.Stdout, "cbclint ") {
			t.Errorf("%s: exit code %d, %q", arg, r.Exit, r.Stdout)
		}
	}
	if r := drivertest.Run(t, drivertest.Root(t), exe, "-help"); r.Exit != 0 || !strings.Contains(r.Stdout, "-retry-scope family") || r.Stderr != "" {
		t.Errorf("-help: exit code %d\n%s", r.Exit, r.Stdout+r.Stderr)
	}
}
