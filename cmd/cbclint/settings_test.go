package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

const (
	unknownCode = "package p\n\nvar X = \"CBC.5030\"\n"
	busySwitch  = "package p\n\nfunc F(code string) {\n\tswitch code {\n\tcase \"CBC.0151\":\n\t}\n}\n"
)

// settingsModule is a module with a file of settings at its root, and another
// one in a folder below.
func settingsModule(t *testing.T) string {
	t.Helper()
	return drivertest.Module(t, map[string]string{
		".cbclint.yml":      "retryable: false\nconstant: false\n",
		"a/a.go":            strings.Replace(unknownCode, "\n\n", "\n\nimport _ \"fmt\"\n\n", 1),
		"a/busy.go":         busySwitch,
		"near/.cbclint.yml": "allow: [CBC.5030]\nconstant: false\n",
		"near/b/b.go":       unknownCode,
		"near/b/busy.go":    busySwitch,
		"other.yml":         "unknown: false\nretryable: false\nconstant: false\n",
		"broken.yml":        "unknown: false\nretryabel: false\n",
	})
}

func overwrite(t *testing.T, text string, name ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(name...), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// positions returns where findings are, without their texts.
func positions(output string) string {
	var at []string
	for _, line := range drivertest.Findings(output) {
		file, rest, _ := strings.Cut(line, ":")
		number, _, _ := strings.Cut(rest, ":")
		at = append(at, file+":"+number)
	}
	return strings.Join(at, " ")
}

// TestSettings: the nearest .cbclint.yml counts for a package, flags beat it,
// and the same holds under go vet.
func TestSettings(t *testing.T) {
	takesTime(t)
	dir := settingsModule(t)
	for _, test := range []struct {
		flags []string
		want  string
	}{
		{nil, "a/a.go:5 near/b/busy.go:4"},
		{[]string{"-retryable"}, "a/a.go:5 a/busy.go:4 near/b/busy.go:4"},
		{[]string{"-retryable=false", "-unknown=false"}, ""},
		{[]string{"-allow=CBC.99999"}, "a/a.go:5 near/b/b.go:3 near/b/busy.go:4"},
		{[]string{"-config=other.yml"}, ""},
		{[]string{"-config=" + filepath.Join(dir, "other.yml"), "-unknown"}, "a/a.go:5 near/b/b.go:3"},
	} {
		for _, driver := range [][]string{{exe}, {"go", "vet", "-vettool=" + exe}} {
			args := append(append(driver[1:], test.flags...), "./...")
			r := drivertest.Run(t, dir, driver[0], args...)
			if got := positions(r.Stdout + r.Stderr); got != test.want {
				t.Errorf("%s %s: got %s\nwant %s\n%s", driver[0], args, got, test.want, r.Stderr)
			}
		}
	}
	// From a folder below, relative paths mean the same.
	r := drivertest.Run(t, filepath.Join(dir, "near", "b"), exe, "-config=other.yml", "-unknown", ".")
	if got := positions(r.Output()); !strings.HasSuffix(got, "b.go:3") || r.Exit != 3 {
		t.Errorf("from near/b: exit code %d, %s", r.Exit, r.Stderr)
	}
}

// TestSettingsErrors: what is wrong with a file is said with its line, once if
// the command can know before it loads anything, and the exit code is 1.
func TestSettingsErrors(t *testing.T) {
	takesTime(t)
	const want = `broken.yml:2: retryabel: there is no setting "retryabel"; want one of unknown, malformed,`
	dir := settingsModule(t)
	r := drivertest.Run(t, dir, exe, "-config=broken.yml", "./...")
	if r.Exit != 1 || strings.Count(r.Stderr, want) != 1 {
		t.Errorf("-config: exit code %d, %s", r.Exit, r.Stderr)
	}
	r = drivertest.Run(t, dir, exe, "-config=none.yml", "./...")
	if r.Exit != 1 || !strings.Contains(r.Stderr, "none.yml: no such file") {
		t.Errorf("no such file: exit code %d, %s", r.Exit, r.Stderr)
	}
	broken := "unknown: false\nretryabel: false\n"
	overwrite(t, broken, dir, "near", ".cbclint.yml")
	r = drivertest.Run(t, dir, exe, "./...")
	if r.Exit != 1 || !strings.Contains(r.Stderr, "near/"+strings.Replace(want, "broken.yml", ".cbclint.yml", 1)) {
		t.Errorf("in a folder: exit code %d, %s", r.Exit, r.Stderr)
	}
	overwrite(t, broken, dir, ".cbclint.yml")
	r = drivertest.Run(t, dir, exe, "./...")
	if r.Exit != 1 || strings.Count(r.Stderr, "retryabel: there is no setting") != 1 {
		t.Errorf("at the root: exit code %d, %s", r.Exit, r.Stderr)
	}
	r = drivertest.Run(t, dir, "go", "vet", "-vettool="+exe, "./a")
	if r.Exit == 0 || !strings.Contains(r.Stderr, "retryabel: there is no setting") {
		t.Errorf("go vet: exit code %d, %s", r.Exit, r.Stderr)
	}
	if r = drivertest.Run(t, dir, exe, "-help"); !strings.Contains(r.Stdout, "-config file") || r.Exit != 0 {
		t.Errorf("-help: exit code %d, %s", r.Exit, r.Stderr)
	}
}

// TestSettingsHalf: a fix is not made to some packages where the settings of
// others are wrong, and JSON has no place for such an error.
func TestSettingsHalf(t *testing.T) {
	for _, flags := range [][]string{{"-fix"}, {"-fix", "-diff"}, {"-json"}} {
		dir := drivertest.Module(t, map[string]string{
			"a/a.go":            "package a\n\nfunc F(code string) bool { return code == \"CBC.5003\" }\n",
			"b/b.go":            "package b\n\nfunc F(code string) bool { return code == \"CBC.5003\" }\n",
			"b/.cbclint.yml":    "bogus: 1\n",
			"c/c.go":            "package c\n\nimport \"C\"\n\nvar X = \"CBC.5030\"\n",
			"c/.cbclint.yml":    "unknown: false\n",
			"none/n.go":         "package none\n",
			"none/.cbclint.yml": "bogus: 1\n",
		})
		r := drivertest.Run(t, dir, exe, append(flags, "./...")...)
		if r.Exit != 1 || r.Stdout != "" || !strings.Contains(r.Stderr, `.cbclint.yml:1: bogus: there is no setting "bogus"`) {
			t.Errorf("%s: exit code %d, %s%s", flags, r.Exit, r.Stdout, r.Stderr)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "a", "a.go")); err != nil || strings.Contains(string(data), "codes.") {
			t.Errorf("%s: a is fixed: %v\n%s", flags, err, data)
		}
	}
}

// TestSettingsNoCodes: wrong settings are an error where there are no codes, too.
func TestSettingsNoCodes(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"a/a.go": "package a\n", "a/.cbclint.yml": "bogus: 1\n", "b/b.go": "package b\n"})
	for _, args := range [][]string{{"./..."}, {"-config=missing.yml", "./b"}} {
		if r := drivertest.Run(t, dir, exe, args...); r.Exit != 1 || r.Stderr == "" {
			t.Errorf("%s: exit code %d, %s", args, r.Exit, r.Stderr)
		}
	}
}

// TestSettingsCgo: the settings of a package count for what cgo makes of it.
func TestSettingsCgo(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{
		"c/c.go":         "package c\n\nimport \"C\"\n\nvar X, Y = \"CBC.5030\", \"CBC.5031\"\n",
		"c/.cbclint.yml": "allow: [CBC.5030]\n",
		"other.yml":      "allow: [CBC.5031]\n",
	})
	for _, test := range []struct{ flag, want string }{{"-twin", "CBC.5031"}, {"-config=other.yml", "CBC.5030"}} {
		for _, driver := range [][]string{{exe}, {"go", "vet", "-vettool=" + exe}} {
			r := drivertest.Run(t, dir, driver[0], append(driver[1:], test.flag, "./...")...)
			if got := drivertest.Findings(r.Output()); len(got) != 1 || !strings.Contains(got[0], "unknown CBC error code \""+test.want) {
				t.Errorf("%s %s: %s", driver[0], test.flag, r.Stderr)
			}
		}
	}
}

// TestSettingsVetCache: go vet takes results from its cache, but none that a
// file with settings has made stale.
func TestSettingsVetCache(t *testing.T) {
	takesLong(t)
	dir := settingsModule(t)
	vet := func(flags ...string) string {
		args := append([]string{"vet", "-vettool=" + exe}, flags...)
		return positions(drivertest.Run(t, dir, "go", append(args, "./...")...).Output())
	}
	for text, want := range map[string]string{
		"unknown: false\nretryable: false\nconstant: false": "",
		"unknown: true\nretryable: false\nconstant: false":  "a/a.go:5 near/b/b.go:3",
		"unknown: false\nretryable: true\nconstant: false":  "a/busy.go:4 near/b/busy.go:4",
	} {
		if err := os.Remove(filepath.Join(dir, "near", ".cbclint.yml")); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		overwrite(t, text, dir, ".cbclint.yml")
		if got := vet(); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
		overwrite(t, text, dir, "other.yml")
		overwrite(t, "twin: true", dir, ".cbclint.yml")
		if got := vet("-config=other.yml"); got != want {
			t.Errorf("-config, %q: got %s, want %s", text, got, want)
		}
	}
	// The module through a symbolic link, and one that replaces another.
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
	// In a workspace, too, and for a file that is there for the first time.
	work := t.TempDir()
	overwrite(t, "go 1.25.0\n\nuse "+dir+"\n", work, "go.work")
	for _, text := range []string{"unknown: false\nconstant: false", "constant: false\nretryable: false"} {
		overwrite(t, text, dir, "a", ".cbclint.yml")
		r := drivertest.RunIn(t, work, []string{"GOWORK=" + filepath.Join(work, "go.work")}, "go", "vet", "-vettool="+exe, "example.com/m/a")
		if got := strings.Contains(r.Output(), "a.go:5"); got == strings.Contains(text, "unknown") {
			t.Errorf("in a workspace, %q: %s", text, r.Stderr)
		}
	}
}
