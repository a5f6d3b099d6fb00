package drivertest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var fenced = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")

// ReadmeBlock returns the first code block of the README, or of the pages in docs, in a
// language that contains a text.
func ReadmeBlock(t testing.TB, language, contains string) string {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(Root(t), "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append([]string{filepath.Join(Root(t), "README.md")}, pages...) {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range fenced.FindAllStringSubmatch(string(data), -1) {
			if m[1] == language && strings.Contains(m[2], contains) {
				return m[2]
			}
		}
	}
	t.Fatalf("the README and docs have no %s with %q", language, contains)
	return ""
}
