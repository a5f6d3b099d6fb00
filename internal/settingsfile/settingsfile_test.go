package settingsfile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/settingsfile"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestRead: every setting has a key with its name.
func TestRead(t *testing.T) {
	var rules strings.Builder
	want := analyzer.Settings{
		ConstantTests: true, Strict: true, RetryClasses: []string{"throttled", "exhausted"},
		RetryScope: "all", RetryFuncs: []string{"example.com/m.IsRetryable"}, DefaultSignifiesExhaustive: true,
		Suggest: true, CodesPackage: "example.com/m/cbc", Catalog: []string{"apigw"}, Allow: []string{"CBC.99999"}, ReportUnusedIgnores: true,
	}
	for i, rule := range analyzer.RuleNames() {
		on := strconv.FormatBool(i%2 == 0)
		fmt.Fprintf(&rules, "%s: %s\n", rule, on)
		if err := want.Set(rule, on); err != nil {
			t.Fatal(err)
		}
	}
	got, err := settingsfile.Read(write(t, filepath.Join(t.TempDir(), "f.yml"), "# a comment\n"+rules.String()+`strict: true
constant-tests: true
retry-classes:
  - throttled
  - exhausted
retry-scope: all
retry-funcs: [example.com/m.IsRetryable]
default-signifies-exhaustive: true
suggest: true
codes-package: example.com/m/cbc
catalog: [apigw]
allow: ["CBC.99999"]
report-unused-ignores: true
`), analyzer.Settings{})
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
	v := reflect.ValueOf(got)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("the test leaves out %s", v.Type().Field(i).Name)
		}
	}
}

// TestErrors: the error for a wrong file names the line, and no setting of the file
// counts.
func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"unknown: maybe":                     `:1: unknown: want true or false`,
		"suggest: true\nretryabel: false":    `:2: retryabel: unknown setting "retryabel"; did you mean "retryable"?`,
		"retry-classes: [throttled, slow]":   `:1: retry-classes: unknown retry class "slow"; want one of throttled transient conflict exhausted reauth unknown-outcome terminal`,
		"retry-classes: []":                  `:1: retry-classes: the list is empty`,
		"allow:\n  - CBC.5003\n  - [if]":     `:3: allow: want a list of words`,
		"allow:\n  - CBC.5030\n  - CBC.x":    `:3: allow: invalid code "CBC.x"; want CBC. and digits`,
		"allow: [cbc.5030]":                  `:1: allow: invalid code "cbc.5030"; want CBC. and digits`,
		"catalog: [.]":                       `:1: catalog: .: no such file; want the path of a .json or .csv file`,
		"\"\\e[31m\\nx\": 1":                 ":1: \ufffd[31m x: unknown setting",
		"[suggest]: true":                    `:1: want the name of a setting`,
		"catalog:\n  - apigw\n  - none.json": `:3: catalog: none.json: no such file; want the path of a .json or .csv file, as seen from here, or apigw`,
		"codes-package: a b":                 `:1: codes-package: invalid import path "a b"`,
		"allow: [5003]":                      `:1: allow: invalid code "5003"; want CBC. and digits`,
		"retry-scope:":                       `:1: retry-scope: missing value`,
		"retry-scope: {a: b}":                `:1: retry-scope: want a word or a list of words`,
		"suggest: true\n\nsuggest: false":    `:3: suggest: set again; line 1 has it`,
		"- suggest":                          `:1: want settings, one on a line`,
		"suggest":                            `:1: want settings, one on a line`,
		"suggest: true\n---\nsuggest: false": `:2: a second document; want one`,
		"suggest: true\nallow: [\"CBC.5003":  `invalid YAML: `,
		"suggest: true\n\tallow: [CBC.5003]": `:2: invalid YAML: `,
	} {
		name := write(t, filepath.Join(t.TempDir(), "f.yml"), text)
		got, err := settingsfile.Read(name, analyzer.Settings{})
		if err == nil || !strings.HasPrefix(err.Error(), name+":") || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want %s", text, err, want)
		}
		if !reflect.DeepEqual(got, analyzer.Settings{}) {
			t.Errorf("%q: got %+v", text, got)
		}
	}
	for _, text := range []string{"", "# nothing\n", "---\n", "null"} {
		if _, err := settingsfile.Read(write(t, filepath.Join(t.TempDir(), "f.yml"), text), analyzer.Settings{}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := settingsfile.Read(t.TempDir(), analyzer.Settings{}); err == nil {
		t.Error("a folder is no error")
	}
}

// TestFind: only the file at the root of the module counts.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, ".cbclint.yml"), "")
	write(t, filepath.Join(dir, "m", "go.mod"), "module m\n")
	top := write(t, filepath.Join(dir, "m", ".cbclint.yml"), "")
	write(t, filepath.Join(dir, "m", "nested", "go.mod"), "module n\n")
	for folder, want := range map[string]string{
		"m": top, "m/a": top, "m/a/b": top, "m/nested": "", "m/nested/a": "",
		".": filepath.Join(dir, ".cbclint.yml"), "other": "",
	} {
		if got, err := settingsfile.Find(filepath.Join(dir, folder)); got != want || err != nil {
			t.Errorf("%s: got %q, %v; want %q", folder, got, err, want)
		}
	}
}

// TestFindErrors: a file that only looks like a settings file is an error. The error says
// what to do.
func TestFindErrors(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module m\n")
	write(t, filepath.Join(dir, "a", ".cbclint.yml"), "")
	write(t, filepath.Join(dir, "b", ".cbclint.yaml"), "")
	write(t, filepath.Join(dir, "root", "go.mod"), "module m\n")
	write(t, filepath.Join(dir, "root", ".cbclint.yaml"), "")
	deep := "DIR/a/.cbclint.yml: a module has one file with settings, at its root; move them to DIR/.cbclint.yml"
	for folder, want := range map[string]string{
		"a": deep, "a/c": deep,
		"b":    "DIR/b/.cbclint.yaml: the file with the settings is called .cbclint.yml; rename it",
		"root": "DIR/root/.cbclint.yaml: the file with the settings is called .cbclint.yml; rename it",
	} {
		name, err := settingsfile.Find(filepath.Join(dir, folder))
		if err == nil || strings.ReplaceAll(err.Error(), dir, "DIR") != want || name != "" {
			t.Errorf("%s: %q, %v; want %s", folder, name, err, want)
		}
		if _, err := new(settingsfile.Reader).For(filepath.Join(dir, folder)); err == nil {
			t.Errorf("%s: there are settings", folder)
		}
	}
}

// TestFindLink: a symbolic link to nothing is found, and cannot be read.
func TestFindLink(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module m\n")
	if err := os.Symlink("none", filepath.Join(dir, ".cbclint.yml")); err != nil {
		t.Fatal(err)
	}
	if _, err := new(settingsfile.Reader).For(dir); err == nil {
		t.Error("no error")
	}
}

// TestReader: a changed file is read again.
func TestReader(t *testing.T) {
	name := write(t, filepath.Join(t.TempDir(), ".cbclint.yml"), "suggest: true")
	var r settingsfile.Reader
	if s, err := r.For(filepath.Dir(name)); err != nil || !s.Suggest {
		t.Errorf("got %+v, %v", s, err)
	}
	write(t, name, "suggest: false")
	if s, err := r.For(filepath.Dir(name)); err != nil || s.Suggest {
		t.Errorf("after the change: got %+v, %v", s, err)
	}
	write(t, name, "suggest: 5")
	if _, err := r.For(filepath.Dir(name)); err == nil {
		t.Error("no error")
	}
}
