package main

import (
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// look runs the command in a folder and a locale.
func look(t *testing.T, dir, locale string, args ...string) drivertest.Result {
	t.Helper()
	return drivertest.RunIn(t, dir, []string{"LC_ALL=", "LC_MESSAGES=", "LANG=" + locale}, exe, args...)
}

// TestExplainLong: the message about a text without a code is short, however long the
// text is. It escapes characters that could control the terminal.
func TestExplainLong(t *testing.T) {
	for text, want := range map[string]string{
		"\xff\x1b[1m" + strings.Repeat("余", 300): "cbclint: explain: no code in \"\ufffd\\x1b[1m余",
		strings.Repeat("9", 5000):                `cbclint: explain: no code in "9999`,
		strings.Repeat("D", 100) + ".001":        `no code in "DDD`,
	} {
		r := look(t, t.TempDir(), "C", "explain", text)
		if r.Exit != 1 || !strings.Contains(r.Stderr, want) || r.Stdout != "" || len(r.Stderr) > 2000 {
			t.Errorf("cbclint explain %q: %+v; want %q", text, r, want)
		}
	}
}
