package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestBaselineStale: an entry is stale if the run looked for its finding and did not find
// it, or if its file is gone. It is not stale if the run left out its file, or if its
// rule is off.
func TestBaselineStale(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{
		"p/p.go": "package p\n", "p/p_test.go": "package p\n", "p/p_plan9.go": "package p\n", "p/tagged.go": "//go:build special\n\npackage p\n",
		"q/q.go": "package q\n", "q/open.go": "package q\n", "y/y.go": "package y\n", "quiet/quiet.go": "package quiet\n", ".cbclint.yml": "misclassified: false\n",
		"b.json": `{"version": 1, "findings": [
			{"file": "gone/gone.go", "category": "unknown", "code": "CBC.5030", "count": 1},
			{"file": "gone/gone.y", "category": "unknown", "code": "CBC.5030", "count": 1},
			{"file": "p/p.go", "category": "newer", "count": 1},
			{"file": "p/p.go", "category": "unknown", "code": "CBC.5030", "count": 1},
			{"file": "p/p_plan9.go", "category": "unknown", "code": "CBC.5030", "count": 1},
			{"file": "p/p_test.go", "category": "constant", "code": "CBC.0151", "count": 1},
			{"file": "p/p_test.go", "category": "unknown", "code": "CBC.5030", "count": 2},
			{"file": "p/tagged.go", "category": "unknown", "code": "CBC.5030", "count": 1},
			{"file": "q/open.go", "category": "retryable", "count": 1},
			{"file": "q/open.go", "category": "twin", "code": "CBC.0151", "count": 1},
			{"file": "q/q.go", "category": "directive", "count": 1},
			{"file": "q/q.go", "category": "unknown", "code": "CBC.5030", "count": 1},
			{"file": "quiet/quiet.go", "category": "misclassified", "code": "CBC.5003", "count": 1},
			{"file": "y/y.y", "category": "unknown", "code": "CBC.5030", "count": 1}
		]}`,
	})
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	const gone, p, test2, retry, q, y = "gone/gone.go unknown CBC.5030: 1 of 1 finding gone", "p/p.go unknown CBC.5030: 1 of 1 finding gone",
		"p/p_test.go unknown CBC.5030: 2 of 2 findings gone", "q/open.go retryable: 1 of 1 finding gone", "q/q.go unknown CBC.5030: 1 of 1 finding gone",
		"y/y.y unknown CBC.5030: 1 of 1 finding gone"
	const plan9, special = "p/p_plan9.go unknown CBC.5030: 1 of 1 finding gone", "p/tagged.go unknown CBC.5030: 1 of 1 finding gone"
	for _, test := range []struct {
		name, dir, env, args string
		want                 []string
	}{
		{"everything", dir, "", "./...", []string{gone, p, test2, retry, q, y}},
		{"through a link", link, "", "./...", []string{gone, p, test2, retry, q, y}},
		{"tests left out", dir, "", "-test=false ./...", []string{gone, p, retry, q, y}},
		{"a rule off", dir, "", "-unknown=false ./...", []string{gone, retry}},
		{"a rule on", dir, "", "-twin ./q", []string{gone, retry, "q/open.go twin CBC.0151: 1 of 1 finding gone", q}},
		{"settings overruled", dir, "", "-misclassified ./quiet", []string{gone, "quiet/quiet.go misclassified CBC.5003: 1 of 1 finding gone"}},
		{"constants in tests", dir, "", "-constant-tests ./p", []string{gone, p, "p/p_test.go constant CBC.0151: 1 of 1 finding gone", test2}},
		{"directives", dir, "", "-report-unused-ignores q/q.go", []string{gone, "q/q.go directive: 1 of 1 finding gone", q}},
		{"another system", dir, "GOOS=plan9", "./p", []string{gone, p, plan9, test2}},
		{"a tag", dir, "GOFLAGS=-tags=special", "./p", []string{gone, p, test2, special}},
		{"one file of a package", dir, "", "q/q.go", []string{gone, q}},
	} {
		r := drivertest.RunIn(t, test.dir, []string{"GOWORK=off", test.env}, exe, append([]string{"-baseline=b.json"}, strings.Fields(test.args)...)...)
		want := ""
		for _, line := range test.want {
			want += "cbclint: b.json: stale: " + line + "\n"
		}
		if test.want != nil {
			want += "cbclint: run with -write-baseline=b.json in place of -baseline to write it again, also after files have been renamed\n"
		}
		if r.Exit != 0 || r.Stderr != want {
			t.Errorf("%s: exit code %d\n%s\nwant\n%s", test.name, r.Exit, r.Stderr, want)
		}
	}
}
