package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

const (
	unknownCode = "package p\n\nvar X = \"CBC.5030\"\n"
	busySwitch  = `package p

func F(code string) bool {
	switch code {
	case "CBC.0151":
		return true
	}
	panic(code)
}
`
)

// settingsModule returns a module with a settings file at its root, and with others that
// flags can name.
func settingsModule(t *testing.T) string {
	t.Helper()
	return drivertest.Module(t, map[string]string{
		".cbclint.yml": "retryable: false\nconstant: false\n",
		"a/a.go":       strings.Replace(unknownCode, "\n\n", "\n\nimport _ \"fmt\"\n\n", 1),
		"a/busy.go":    busySwitch,
		"b/c/c.go":     unknownCode,
		"other.yml":    "unknown: false\nretryable: false\nconstant: false\n",
		"broken.yml":   "unknown: false\nretryabel: false\n",
	})
}

func overwrite(t *testing.T, text string, name ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(name...), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// positions returns the file and line of each finding.
func positions(output string) string {
	var at []string
	for _, line := range drivertest.Findings(output) {
		file, rest, _ := strings.Cut(line, ":")
		number, _, _ := strings.Cut(rest, ":")
		at = append(at, file+":"+number)
	}
	return strings.Join(at, " ")
}

// TestSettingsVetCache: go vet does not take results from its cache after a settings file
// has changed.
func TestSettingsVetCache(t *testing.T) {
	takesLong(t)
	dir := settingsModule(t)
	vet := func() string {
		return positions(drivertest.Run(t, dir, "go", "vet", "-vettool="+exe, "./...").Output())
	}
	for text, want := range map[string]string{
		"unknown: false\nretryable: false\nconstant: false": "",
		"unknown: true\nretryable: false\nconstant: false":  "a/a.go:5 b/c/c.go:3",
		"unknown: false\nretryable: true\nconstant: false":  "a/busy.go:4",
	} {
		overwrite(t, text, dir, ".cbclint.yml")
		if got := vet(); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	// This also holds if a symbolic link leads to the module, or if another module
	// replaces one with it.
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"unknown: false\nconstant: false", "constant: false\nretryable: false"} {
		overwrite(t, text, dir, ".cbclint.yml")
		r := drivertest.RunIn(t, link, []string{"GOWORK=off", "PWD=" + link}, "go", "vet", "-vettool="+exe, "./a")
		if got := strings.Contains(r.Output(), "a.go:5"); got == strings.Contains(text, "unknown") {
			t.Errorf("through a link, %q: %s", text, r.Stderr)
		}
	}
	main := drivertest.Module(t, map[string]string{
		"m.go":   "package main\n\nimport _ \"example.com/m/a\"\n\nfunc main() {}\n",
		"go.mod": "module example.com/main\n\ngo 1.25.0\n\nrequire example.com/m v0.0.0\n\nreplace example.com/m => " + dir + "\n",
	})
	for _, text := range []string{"unknown: false\nconstant: false", "constant: false\nretryable: false"} {
		overwrite(t, text, dir, ".cbclint.yml")
		r := drivertest.Run(t, main, "go", "vet", "-vettool="+exe, "example.com/m/a")
		if got := strings.Contains(r.Output(), "a.go:5"); got == strings.Contains(text, "unknown") {
			t.Errorf("a module that replaces another, %q: %s", text, r.Stderr)
		}
	}
	// It holds in a workspace, and for a file that is new.
	if err := os.Remove(filepath.Join(dir, ".cbclint.yml")); err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	overwrite(t, "go 1.25.0\n\nuse "+dir+"\n", work, "go.work")
	for _, text := range []string{"unknown: false\nconstant: false", "constant: false\nretryable: false"} {
		overwrite(t, text, dir, ".cbclint.yml")
		r := drivertest.RunIn(t, work, []string{"GOWORK=" + filepath.Join(work, "go.work")}, "go", "vet", "-vettool="+exe, "example.com/m/a")
		if got := strings.Contains(r.Output(), "a.go:5"); got == strings.Contains(text, "unknown") {
			t.Errorf("in a workspace, %q: %s", text, r.Stderr)
		}
	}
}
