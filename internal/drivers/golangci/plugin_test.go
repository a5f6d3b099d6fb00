package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// lint returns what golangci-lint reports in a module. The settings of the linter are one
// a line.
func lint(t *testing.T, program, dir string, settings ...string) drivertest.Result {
	t.Helper()
	text := config
	if len(settings) != 0 {
		text = strings.Replace(config, "type: module\n", "type: module\n        settings:\n          "+strings.Join(settings, "\n          ")+"\n", 1)
	}
	if err := os.WriteFile(filepath.Join(dir, ".golangci.yml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return drivertest.Run(t, dir, program, "run", "--output.text.print-issued-lines=false", "--show-stats=false", "--uniq-by-line=false",
		"--max-same-issues=0", "--max-issues-per-linter=0", "./...")
}

// findings returns the findings of golangci-lint in the form of the command.
func findings(r drivertest.Result) []string {
	lines := drivertest.Findings(r.Stdout)
	for i, line := range lines {
		lines[i] = strings.TrimSuffix(line, " (cbclint)")
	}
	return lines
}

func cbclint(t *testing.T) string {
	t.Helper()
	return drivertest.Build(t, filepath.Join(drivertest.Root(t), "cmd", "cbclint"), "cbclint")
}

// TestFindings: golangci-lint and the command report the same with the same settings.
func TestFindings(t *testing.T) {
	custom, command := drivertest.Build(t, ".", "custom-gcl"), cbclint(t)
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	for _, test := range []struct {
		fixture         string
		settings, flags []string
	}{
		{fixture: "idioms"},
		{fixture: "handle"},
		{fixture: "unknown", settings: []string{"constant: false"}, flags: []string{"-constant=false"}},
		{fixture: "malformed"},
		{fixture: "retryable"},
		{fixture: "misclassified"},
		{fixture: "twin", settings: []string{"twin: true"}, flags: []string{"-twin"}},
		{fixture: "constant/contexts"},
		{
			fixture:  "retryable/strict",
			settings: []string{"strict: true", "unknown: false"},
			flags:    []string{"-strict", "-unknown=false"},
		},
		{
			fixture:  "retryable/classes",
			settings: []string{"retry-classes: [reauth, exhausted]", "retry-scope: all", `allow: ["CBC.99999", "CBC.5030"]`},
			flags:    []string{"-retry-classes=reauth,exhausted", "-retry-scope=all", "-allow=CBC.99999,CBC.5030"},
		},
	} {
		dir := drivertest.Module(t, drivertest.Fixture(t, test.fixture))
		got := findings(lint(t, custom, dir, test.settings...))
		want := drivertest.Findings(drivertest.Run(t, dir, command, append(test.flags, "./...")...).Stdout)
		if len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s %s: golangci-lint reports\n%s\nthe command reports\n%s", test.fixture, test.settings,
				strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestSettingsErrors: a wrong setting fails the run, and says what is wrong.
func TestSettingsErrors(t *testing.T) {
	custom := drivertest.Build(t, ".", "custom-gcl")
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	dir := drivertest.Module(t, map[string]string{"m.go": "package m\n"})
	for setting, want := range map[string]string{
		"retryabel: false":                    `unknown setting \"retryabel\"; did you mean \"retryable\"?`,
		"retry-scope: everywhere":             `retry-scope: unknown scope \"everywhere\"; want family or all`,
		"allow: [CBC5003]":                    `allow: invalid code \"CBC5003\"; want CBC. and digits`,
		"unknown: maybe":                      `unknown: want true or false`,
		"unknown: [1]":                        `unknown: want a list of words`,
		"retry-classes: []":                   `retry-classes: the list is empty`,
		"retry-funcs: [\"IsRetryable of m\"]": `want pkg/path.Func or pkg/path.Type.Method`,
	} {
		r := lint(t, custom, dir, setting)
		if said := r.Stdout + r.Stderr; r.Exit == 0 || r.Exit == 1 || !strings.Contains(strings.ReplaceAll(said, `\\"`, `\"`), strings.ReplaceAll(want, `\"`, `"`)) &&
			!strings.Contains(said, want) {
			t.Errorf("%s: exit code %d, %s; want %s", setting, r.Exit, said, want)
		}
	}
}

// TestCatalog: catalog files are relative to the module that golangci-lint runs in. After
// a file has changed, results do not come from the cache.
func TestCatalog(t *testing.T) {
	custom := drivertest.Build(t, ".", "custom-gcl")
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	dir := drivertest.Module(t, map[string]string{"m.go": "package m\n\nvar X = \"APIGW.0380\"\n", "sub/s.go": "package sub\n\nvar X = \"DMS.00400026\"\n"})
	for _, test := range []struct{ text, want string }{
		{"code\nDMS.00400026\n", "m.go:3:9: unknown APIGW error code"},
		{"code\nDMS.00400027\n", "m.go:3:9: unknown APIGW error code sub/s.go:3:9: unknown DMS error code"},
		{"code\nDMS.00400026\nAPIGW.0380\n", ""},
	} {
		if err := os.WriteFile(filepath.Join(dir, "dms.csv"), []byte(test.text), 0o644); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, line := range findings(lint(t, custom, dir, "catalog: [apigw, dms.csv]")) {
			line, _, _ = strings.Cut(line, " \"")
			got = append(got, line)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q: %q; want %s", test.text, got, test.want)
		}
	}
	if r := lint(t, custom, dir, "catalog: [none.csv]"); !strings.Contains(r.Stdout+r.Stderr, "none.csv: no such file or directory") {
		t.Errorf("a file that is not there: exit code %d, %s%s", r.Exit, r.Stdout, r.Stderr)
	}
}

// TestNolint: golangci-lint's own //nolint works, and nolintlint does not complain about
// one that the linter needs.
func TestNolint(t *testing.T) {
	custom := drivertest.Build(t, ".", "custom-gcl")
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	dir := drivertest.Module(t, map[string]string{"m.go": `package m

var (
	A = "CBC.5030" //nolint:cbclint // not in the catalog yet
	B = "CBC.5030" //cbclint:ignore unknown -- not in the catalog yet
	C = "CBC.5030"
	D = "none" //nolint:cbclint // nothing to suppress
)
`})
	text := strings.Replace(config, "enable: [cbclint]", "enable: [cbclint, nolintlint]", 1)
	text = strings.Replace(text, "  settings:\n", "  settings:\n    nolintlint:\n      require-specific: true\n", 1)
	if err := os.WriteFile(filepath.Join(dir, ".golangci.yml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	r := drivertest.Run(t, dir, custom, "run", "--output.text.print-issued-lines=false", "./...")
	got := drivertest.Findings(r.Stdout)
	if len(got) != 2 || !strings.Contains(got[0], `m.go:6:6: unknown CBC error code "CBC.5030"`) ||
		!strings.Contains(got[1], "m.go:7:") || !strings.Contains(got[1], "nolintlint") {
		t.Errorf("got\n%s\nwant the code in line 6 and an unused //nolint in line 7", strings.Join(got, "\n"))
	}
}

// TestUpgrade: results of another version of the plugin, or of another catalog in it, do
// not come from the cache.
func TestUpgrade(t *testing.T) {
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	dir := drivertest.Module(t, map[string]string{"m.go": "package m\n\nvar X = \"CBC.5030\"\n"})
	custom := drivertest.Build(t, ".", "custom-gcl")
	const settings = "constant: false"
	for range 2 {
		if got := findings(lint(t, custom, dir, settings)); len(got) != 1 {
			t.Fatalf("got %s; want one unknown code", got)
		}
	}
	custom = drivertest.Build(t, upgraded(t), "custom-gcl")
	if got := findings(lint(t, custom, dir, settings)); len(got) != 0 {
		t.Errorf("with the code in the catalog: %s", got)
	}
}

// upgraded returns the folder of a copy of this program. The copy uses a copy of the
// module that has one more code.
func upgraded(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, folder := range []string{"analyzer", "codes", "internal"} {
		if err := os.CopyFS(filepath.Join(root, folder), os.DirFS(filepath.Join(drivertest.Root(t), folder))); err != nil {
			t.Fatal(err)
		}
	}
	edit := func(name string, change func(string) string) {
		from := name
		if _, err := os.Stat(filepath.Join(root, name)); err != nil {
			from = filepath.Join(drivertest.Root(t), name)
		} else {
			from = filepath.Join(root, name)
		}
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(change(string(data))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	same := func(text string) string { return text }
	edit("go.mod", same)
	edit("go.sum", same)
	row := regexp.MustCompile(`(?m)^(.*)CBC\.5003\b(.*)\n`)
	edit("codes/catalog/cbc-error-codes.md", func(text string) string { return row.ReplaceAllString(text, "$0${1}CBC.5030$2\n") })
	edit("codes/catalog/annotations.csv", func(text string) string {
		return row.ReplaceAllStringFunc(text, func(line string) string {
			if !strings.HasPrefix(line, "CBC.5003,") {
				return line
			}
			return line + "CBC.5030,NewInTheCatalog,order,terminal,high,,,The catalog has this code since today and did not have it yesterday.\n"
		})
	})
	if r := drivertest.Run(t, root, "go", "generate", "./codes"); r.Exit != 0 {
		t.Fatalf("go generate:\n%s", r.Stderr)
	}
	return filepath.Join(root, "internal", "drivers", "golangci")
}

// TestReadme: the configuration in docs/drivers.md does what it says.
func TestReadme(t *testing.T) {
	custom := drivertest.Build(t, ".", "custom-gcl")
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	dir := drivertest.Module(t, map[string]string{
		".golangci.yml": drivertest.ReadmeBlock(t, "yaml", "type: module"),
		"m.go": "package m\n\nfunc F(code string) bool {\n\tswitch code {\n\tcase \"CBC.0151\":\n\t\treturn true\n\t}\n" +
			"\treturn code == \"CBC.30060005\"\n}\n",
	})
	r := drivertest.Run(t, dir, custom, "run", "--output.text.print-issued-lines=false", "./...")
	got := drivertest.Findings(r.Stdout)
	if len(got) != 2 || !strings.Contains(got[0], "m.go:4:2: switch on CBC error codes leaves") || !strings.Contains(got[1], "m.go:5:7: use codes.AccessDenied") {
		t.Errorf("exit code %d, %s\n%s", r.Exit, got, r.Stderr)
	}
}
