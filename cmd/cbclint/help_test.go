package main

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

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

// TestHelpFits: what "cbclint -help" prints fits on a screen, and its flags exist.
func TestHelpFits(t *testing.T) {
	r := drivertest.Run(t, t.TempDir(), exe, "-help")
	lines := strings.Split(strings.TrimSuffix(r.Stdout, "\n"), "\n")
	if len(lines) > 40 {
		t.Errorf("%d lines", len(lines))
	}
	for _, line := range lines {
		if utf8.RuneCountInString(line) > 80 {
			t.Errorf("longer than 80 columns: %s", line)
		}
	}
	all := drivertest.Run(t, t.TempDir(), exe, "-help", "-all").Stdout
	for _, m := range regexp.MustCompile(`(?m)^  -([a-z-]+)`).FindAllStringSubmatch(often, -1) {
		if !regexp.MustCompile(`(?m)^  -` + m[1] + `\b`).MatchString(all) {
			t.Errorf("there is no flag -%s", m[1])
		}
	}
}

// TestLikeCommand: a word that is like no command gets no suggestion.
func TestLikeCommand(t *testing.T) {
	for word, want := range map[string]string{
		"net": "", "os": "", "help/": "", "-V=ful": "", "": "", "cmd": "", "all": "", "io": "",
		"explian": "explain", "gn": "gen", "Codes": "codes", "catalogs": "catalog", "gopsl": "gopls",
	} {
		if got := likeCommand(word); got != want {
			t.Errorf("%q is like %q; want %q", word, got, want)
		}
	}
}
