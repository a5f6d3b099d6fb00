package main

import (
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestHelpErrors: a command that does not exist is said, and the one that may
// have been meant; where there is a package of that name, nothing is guessed.
func TestHelpErrors(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"gne/p.go": "package p\n\nfunc {\n\nvar X = \"CBC.5030\"\n", "p.go": "package p\n"})
	for _, test := range []struct {
		args string
		want string // a part of what is said
		not  string
	}{
		{"help explian", `cbclint: help: unknown command "explian"; "cbclint help" lists the commands`, ""},
		{"help -V=full", "unknown command", ""},
		{"help explain codes", `cbclint: help: unexpected argument "codes"; want one command, as in "cbclint help explain"`, ""},
		{"help catalog import diff", `unexpected argument "diff"`, ""},
		{"help catalog imports", `unknown command "imports"; want import or diff`, ""},
		{"help help gen", `unexpected argument "gen"`, ""},
		{"help nothing gen", `unexpected argument "gen"`, ""},
		{"version 2", `cbclint: version: unexpected argument "2"`, ""},
		{"explian CBC.5003", `did you mean the command "cbclint explain"?`, ""},
		{"explan", `did you mean the command "cbclint explain"?`, ""},
		{"-full code", `did you mean the command "cbclint codes"?`, ""},
		{"-fix explain", `did you mean the command "cbclint explain"?`, ""},
		{"-json hepl", `did you mean the command "cbclint help"?`, ""},
		{"CBC.5003", `did you mean the command "cbclint explain CBC.5003"?`, ""},
		{"verson", `did you mean the command "cbclint version"?`, ""},
		{"net/nope", "net/nope", "did you mean"},
		{"./gen", "gen", "did you mean"},
		{"./gne", "expected", "did you mean"},
		{"gne", "gne", "did you mean"},
		{"nothing", "nothing", "did you mean"},
	} {
		r := drivertest.Run(t, dir, exe, strings.Fields(test.args)...)
		if r.Exit != 1 || !strings.Contains(r.Stderr, test.want) || test.not != "" && strings.Contains(r.Stderr, test.not) || r.Stdout != "" {
			t.Errorf("cbclint %s: %+v; want %q and not %q", test.args, r, test.want, test.not)
		}
	}
	if r := drivertest.Run(t, dir, exe, "cmp"); r.Exit != 0 || r.Stderr != "" {
		t.Errorf("a package that is near a command: %+v", r)
	}
	if r := drivertest.Run(t, dir, exe); r.Exit != 1 || r.Stderr != overview || r.Stdout != "" {
		t.Errorf("no argument: %+v", r)
	}
}

// TestHelp: help is on standard output, whichever way it is asked for, with an
// example, and the overview has every command.
func TestHelp(t *testing.T) {
	dir := t.TempDir()
	whole := drivertest.Run(t, dir, exe, "help")
	for _, want := range []string{overview, "\nunknown ", "\nFlags:\n", "  -write-baseline file\n", "For example:\n"} {
		if whole.Exit != 0 || whole.Stderr != "" || !strings.Contains(whole.Stdout, want) {
			t.Errorf("help lacks %q: %+v", want, whole)
		}
	}
	for _, args := range []string{"-h", "--help", "-help", "help help", "help -h", "-fix -h"} {
		if r := drivertest.Run(t, dir, exe, strings.Fields(args)...); r.Exit != 0 || r != whole {
			t.Errorf("cbclint %s: %+v; want what help says", args, r)
		}
	}
	for name := range commands() {
		if strings.HasPrefix(name, "-") {
			continue
		}
		if !strings.Contains(overview, "\n  "+name+" ") {
			t.Errorf("the overview lacks %s", name)
		}
		if name == "help" {
			continue
		}
		r := drivertest.Run(t, dir, exe, name, "-h")
		if r.Exit != 0 || r.Stderr != "" || !strings.Contains(r.Stdout, "\nUsage: cbclint "+name) || !strings.Contains(r.Stdout, "\nFor example:\n\n\tcbclint "+name) || !strings.Contains(r.Stdout, "\nThe exit code is ") {
			t.Errorf("cbclint %s -h: %+v", name, r)
		}
		if again := drivertest.Run(t, dir, exe, "help", name); again != r {
			t.Errorf("cbclint help %s: %+v; want what %s -h says", name, again, name)
		}
	}
	if r := drivertest.Run(t, dir, exe, "help", "catalog", "import"); r.Exit != 0 || !strings.Contains(r.Stdout, "\nUsage: cbclint catalog import ") {
		t.Errorf("help catalog import: %+v", r)
	}
}

// TestDistance: words are as far apart as it takes to make one of the other, and
// a word that is no command is not taken for one.
func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "gen", 3},
		{"gen", "gen", 0},
		{"gne", "gen", 1},
		{"explian", "explain", 1},
		{"code", "codes", 1},
		{"kitten", "sitting", 3},
		{"ab", "ba", 1},
		{"net", "gen", 2},
		{"codes", "gopls", 3},
	} {
		if got, back := distance(test.a, test.b), distance(test.b, test.a); got != test.want || back != got {
			t.Errorf("%q and %q are %d and %d apart; want %d", test.a, test.b, got, back, test.want)
		}
	}
	for word, want := range map[string]string{
		"net": "", "os": "", "help/": "", "-V=ful": "", "": "", "cmd": "", "all": "", "io": "",
		"explian": "explain", "gn": "gen", "Codes": "codes", "catalogs": "catalog", "gopsl": "gopls",
	} {
		if got := likeCommand(word); got != want {
			t.Errorf("%q is like %q; want %q", word, got, want)
		}
	}
}
