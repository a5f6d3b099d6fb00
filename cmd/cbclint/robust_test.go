package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestStrange runs the command on packages that are strange but valid, and on bytes that
// are not text.
func TestStrange(t *testing.T) {
	for name, test := range map[string]struct {
		source string
		args   []string
		exit   int
		stderr string // part of standard error
	}{
		"empty file":      {"package p\n", nil, 0, ""},
		"empty switches":  {"package p\n\nfunc f(s string) {\n\tswitch {\n\t}\n\tswitch s {\n\t}\n\tswitch s {\n\tdefault:\n\t}\n\tswitch any(s).(type) {\n\t}\n}\n", nil, 0, ""},
		"a megabyte":      {"package p\n\nvar X = `" + strings.Repeat("CBC.500300 b\n", 1<<20/13) + "`\n", nil, 0, ""},
		"a sum":           {"package p\n\nvar X = " + strings.Repeat(`"CBC." + `, 1000) + `"5003"` + "\n", nil, 0, ""},
		"long digits":     {"package p\n\nvar X = \"CBC." + strings.Repeat("1", 1<<20) + "\"\n", nil, 3, `unknown CBC error code "CBC.1111111111111111111111111111…"`},
		"a chain":         {chain(60), []string{"-unknown=false"}, 0, ""},
		"no UTF-8":        {"package p\n\nvar X = []string{\"CBC.\\xff5003\", \"\\xffCBC.5003\\xc3\", \"\\xff\", \"CBC\\x00x5003\"}\n", nil, 0, ""},
		"blank functions": {"package p\n\nfunc _(s string) bool { return s == `CBC.0000` }\n\nvar _ = func() bool { return `CBC.0000` == `` }\n", []string{"-constant=false"}, 0, ""},

		"bytes": {"package p\n\nvar X = \"\xff CBC.5030\"\n", nil, 1, "p.go:3:10: illegal UTF-8 encoding"},
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

// chain returns a program that takes exponential time if every variable is followed to
// its value: two variables each stand for 2^n calls.
func chain(n int) string {
	var b strings.Builder
	b.WriteString("package p\n\nfunc g(a, b string) string { return a + b }\n\nfunc f(x0, y0 string) bool {\n")
	for i := range n {
		fmt.Fprintf(&b, "\tx%[2]d, y%[2]d := g(x%[1]d, x%[1]d), g(y%[1]d, y%[1]d)\n", i, i+1)
	}
	fmt.Fprintf(&b, "\tswitch {\n\tcase x%[1]d == `CBC.7777`, y%[1]d == `CBC.7777`:\n\t\treturn false\n\t}\n\treturn true\n}\n", n)
	return b.String()
}
