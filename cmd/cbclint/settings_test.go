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
	busySwitch  = "package p\n\nfunc F(code string) {\n\tswitch code {\n\tcase \"CBC.0151\":\n\t}\n}\n"
)

// settingsModule is a module with a file of settings at its root, and others that are
// named by flags.
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

// TestSettings: the .cbclint.yml of the module counts, flags beat it, and the same holds
// under go vet, which takes no files as flags.
func TestSettings(t *testing.T) {
	takesTime(t)
	dir := settingsModule(t)
	for _, test := range []struct {
		flags []string
		want  string
	}{
		{nil, "a/a.go:5 b/c/c.go:3"},
		{[]string{"-retryable"}, "a/a.go:5 a/busy.go:4 b/c/c.go:3"},
		{[]string{"-retryable=false", "-unknown=false"}, ""},
		{[]string{"-allow=CBC.5030"}, ""},
		{[]string{"-config=other.yml"}, ""},
		{[]string{"-config=" + filepath.Join(dir, "other.yml"), "-unknown"}, "a/a.go:5 b/c/c.go:3"},
	} {
		for _, driver := range [][]string{{exe}, {"go", "vet", "-vettool=" + exe}} {
			args := append(append(driver[1:], test.flags...), "./...")
			r := drivertest.Run(t, dir, driver[0], args...)
			if driver[0] == "go" && len(test.flags) != 0 && strings.HasPrefix(test.flags[0], "-config") {
				const want = "-config: go vet and go fix do not notice when the file changes; put the settings in .cbclint.yml at the root of the module"
				if r.Exit == 0 || !strings.Contains(r.Stderr, want) {
					t.Errorf("%s: exit code %d, %s; want %s", args, r.Exit, r.Stderr, want)
				}
				continue
			}
			if got := positions(r.Stdout + r.Stderr); got != test.want {
				t.Errorf("%s %s: got %s\nwant %s\n%s", driver[0], args, got, test.want, r.Stderr)
			}
		}
	}
	// From a folder below, relative paths mean the same.
	r := drivertest.Run(t, filepath.Join(dir, "b", "c"), exe, "-config=other.yml", "-unknown", ".")
	if got := positions(r.Output()); !strings.HasSuffix(got, "c.go:3") || r.Exit != 3 {
		t.Errorf("from b/c: exit code %d, %s", r.Exit, r.Stderr)
	}
}

// TestSettingsPlace: a file below the root of the module, or of a wrong name, is an
// error, in go vet, too, that writes nothing.
func TestSettingsPlace(t *testing.T) {
	takesTime(t)
	for name, want := range map[string]string{
		"a/.cbclint.yml": "a/.cbclint.yml: a module has one file with settings, at its root; move them to ",
		".cbclint.yaml":  ".cbclint.yaml: the file with the settings is called .cbclint.yml; rename it",
	} {
		dir := drivertest.Module(t, map[string]string{"a/a.go": "package a\n\nfunc F(code string) bool { return code == \"CBC.5003\" }\n", "b/b.go": "package b\n", name: "constant: false\n"})
		for _, command := range [][]string{{exe}, {exe, "-fix"}, {exe, "-json"}, {"go", "vet", "-vettool=" + exe}} {
			r := drivertest.Run(t, dir, command[0], append(command[1:], "./...")...)
			if r.Exit != 1 || !strings.Contains(r.Stderr, want) || strings.Contains(r.Output(), "instead of the literal") {
				t.Errorf("%s, %s: exit code %d, %s%s", name, command, r.Exit, r.Stdout, r.Stderr)
			}
		}
		if data, err := os.ReadFile(filepath.Join(dir, "a", "a.go")); err != nil || strings.Contains(string(data), "codes.") {
			t.Errorf("%s: a is fixed: %v\n%s", name, err, data)
		}
	}
}

// TestSettingsErrors: what is wrong with a file is said with its line, once if
// the command can know before it loads anything, and the exit code is 1.
func TestSettingsErrors(t *testing.T) {
	takesTime(t)
	const want = `broken.yml:2: retryabel: unknown setting "retryabel"; want one of unknown, malformed,`
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
	overwrite(t, broken, dir, ".cbclint.yml")
	r = drivertest.Run(t, dir, exe, "./...")
	if r.Exit != 1 || strings.Count(r.Stderr, "retryabel: unknown setting") != 1 {
		t.Errorf("at the root: exit code %d, %s", r.Exit, r.Stderr)
	}
	r = drivertest.Run(t, dir, "go", "vet", "-vettool="+exe, "./a")
	if r.Exit == 0 || !strings.Contains(r.Stderr, "retryabel: unknown setting") {
		t.Errorf("go vet: exit code %d, %s", r.Exit, r.Stderr)
	}
	if r = drivertest.Run(t, dir, exe, "-help"); !strings.Contains(r.Stdout, "-config file") || r.Exit != 0 {
		t.Errorf("-help: exit code %d, %s", r.Exit, r.Stderr)
	}
}

// TestSettingsHalf: a fix is not made to some modules where the settings of others are
// wrong, and JSON has no place for such an error; where there are no codes, too.
func TestSettingsHalf(t *testing.T) {
	work := t.TempDir()
	for _, m := range []string{"a", "b"} {
		if err := os.Mkdir(filepath.Join(work, m), 0o755); err != nil {
			t.Fatal(err)
		}
		overwrite(t, "module example.com/"+m+"\n\ngo 1.25.0\n", work, m, "go.mod")
	}
	const code = "package a\n\nfunc F(code string) bool { return code == \"CBC.5003\" }\n"
	overwrite(t, "go 1.25.0\n\nuse (\n\t./a\n\t./b\n)\n", work, "go.work")
	overwrite(t, code, work, "a", "a.go")
	overwrite(t, "package b\n", work, "b", "b.go")
	overwrite(t, "bogus: 1\n", work, "b", ".cbclint.yml")
	for _, flags := range [][]string{{}, {"-fix"}, {"-fix", "-diff"}, {"-json"}} {
		r := drivertest.RunIn(t, work, []string{"GOWORK=" + filepath.Join(work, "go.work")}, exe, append(flags, "./a", "./b")...)
		if r.Exit != 1 || r.Stdout != "" || !strings.Contains(r.Stderr, `.cbclint.yml:1: bogus: unknown setting "bogus"`) {
			t.Errorf("%s: exit code %d, %s%s", flags, r.Exit, r.Stdout, r.Stderr)
		}
		if data, err := os.ReadFile(filepath.Join(work, "a", "a.go")); err != nil || string(data) != code {
			t.Errorf("%s: a is fixed: %v\n%s", flags, err, data)
		}
	}
}

// TestSettingsNoCodes: wrong settings are an error where there are no codes, too.
func TestSettingsNoCodes(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"a/a.go": "package a\n", ".cbclint.yml": "bogus: 1\n"})
	for _, args := range [][]string{{"./..."}, {"-config=missing.yml", "./a"}} {
		if r := drivertest.Run(t, dir, exe, args...); r.Exit != 1 || r.Stderr == "" {
			t.Errorf("%s: exit code %d, %s", args, r.Exit, r.Stderr)
		}
	}
}

// TestSettingsCgo: the settings of a module count for what cgo makes of a package.
func TestSettingsCgo(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{
		"c/c.go":       "package c\n\nimport \"C\"\n\nvar X, Y = \"CBC.5030\", \"CBC.5031\"\n",
		".cbclint.yml": "allow: [CBC.5030]\n",
	})
	for _, driver := range [][]string{{exe}, {"go", "vet", "-vettool=" + exe}} {
		r := drivertest.Run(t, dir, driver[0], append(driver[1:], "./...")...)
		if got := drivertest.Findings(r.Output()); len(got) != 1 || !strings.Contains(got[0], "unknown CBC error code \"CBC.5031") {
			t.Errorf("%s: %s", driver[0], r.Stderr)
		}
	}
}

// TestSettingsVetCache: go vet takes results from its cache, but none that a
// file with settings has made stale.
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
