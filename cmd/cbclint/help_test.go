package main

import (
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestHelp: the overview lists every command, and the help of each has an example. It is
// the same for "cbclint help COMMAND" and "cbclint COMMAND -h".
func TestHelp(t *testing.T) {
	dir := t.TempDir()
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
}

// TestDistance: the distance of two words is the number of edits between them. A word
// that is like no command gets no suggestion.
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
