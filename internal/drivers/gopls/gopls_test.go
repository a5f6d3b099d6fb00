// Package gopls tests a gopls with cbclint inside, in sessions like those of an editor.
package gopls_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"

	"github.com/cbclint/cbclint/internal/drivertest"
)

const source = `package m

func Next(code string) string {
	switch code {
	case "CBC.0151":
		return "ask for access"
	case "CBC.0250":
		return "try again"
	}
	panic(code)
}
`

// build builds gopls as a user does.
func build(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	cbclint := drivertest.Build(t, filepath.Join(drivertest.Root(t), "cmd", "cbclint"), "cbclint")
	r := drivertest.Run(t, dir, cbclint, "gopls", "-o", "gopls")
	if r.Exit != 0 {
		t.Fatalf("cbclint gopls: exit code %d\n%s", r.Exit, r.Stderr)
	}
	if want := "cbclint: built gopls\n"; !strings.HasSuffix(r.Stderr, want) || r.Stdout != "" {
		t.Errorf("cbclint gopls prints %q, %q; want %q at the end", r.Stdout, r.Stderr, want)
	}
	return filepath.Join(dir, "gopls")
}

// ofCode returns the diagnostics with a code.
func ofCode(all []diagnostic, code string) []diagnostic {
	return slices.DeleteFunc(slices.Clone(all), func(d diagnostic) bool { return d.Code != code })
}

func TestSession(t *testing.T) {
	program := build(t)
	t.Run("diagnostics", func(t *testing.T) { testDiagnostics(t, program) })
	t.Run("settings", func(t *testing.T) { testSettings(t, program) })
}

// TestInstalled: an installed cbclint puts its own version into gopls.
func TestInstalled(t *testing.T) {
	dir := t.TempDir()
	proxy := publish(t, "v0.1.0")
	out, err := exec.Command("go", "env", "GOPROXY").Output()
	if err != nil {
		t.Fatal(err)
	}
	env := []string{
		"GOPROXY=file://" + proxy + "," + strings.TrimSpace(string(out)), "GONOSUMDB=github.com/cbclint/*", "GOBIN=" + dir, "GOWORK=off",
		"GOMODCACHE=" + filepath.Join(dir, "mod"), "GOFLAGS=-modcacherw",
	}
	if r := drivertest.RunIn(t, dir, env, "go", "install", "github.com/cbclint/cbclint/cmd/cbclint@v0.1.0"); r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	if r := drivertest.RunIn(t, dir, env, "./cbclint", "version"); !strings.HasPrefix(r.Stdout, "cbclint v0.1.0 (go1.") {
		t.Errorf("cbclint version: %s", r.Stdout)
	}
	if r := drivertest.RunIn(t, dir, env, "./cbclint", "gopls", "-o", "gopls"); r.Exit != 0 || !strings.Contains(r.Stderr, "adding cbclint v0.1.0\n") {
		t.Fatal(r.Stderr)
	}
	r := drivertest.RunIn(t, dir, env, "go", "version", "-m", "gopls")
	if !strings.Contains(r.Stdout, "dep\tgithub.com/cbclint/cbclint\tv0.1.0\t") {
		t.Errorf("go version -m gopls:\n%s", r.Stdout)
	}
}

// TestTool: "go get -tool" adds the newest version to a module. It comes with package
// codes, so that every fix applies.
func TestTool(t *testing.T) {
	out, err := exec.Command("go", "env", "GOPROXY").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := drivertest.Module(t, map[string]string{
		"go.mod": "module example.com/m\n\ngo 1.25.0\n", "p.go": "package m\n\nfunc IsPoor(code string) bool { return code == \"CBC.5003\" }\n",
	})
	env := []string{
		"GOPROXY=file://" + publish(t, "v0.1.0") + "," + strings.TrimSpace(string(out)), "GONOSUMDB=github.com/cbclint/*", "GOWORK=off",
		"GOMODCACHE=" + filepath.Join(t.TempDir(), "mod"), "GOFLAGS=-modcacherw",
	}
	for _, args := range [][]string{
		{"get", "-tool", "github.com/cbclint/cbclint/cmd/cbclint@latest"}, {"tool", "cbclint", "-fix", "./..."}, {"build", "./..."}, {"tool", "cbclint", "./..."},
	} {
		if r := drivertest.RunIn(t, dir, env, "go", args...); r.Exit != 0 {
			t.Fatalf("go %s: exit code %d\n%s%s", args, r.Exit, r.Stdout, r.Stderr)
		}
	}
	source, err := os.ReadFile(filepath.Join(dir, "p.go"))
	if err != nil || !strings.Contains(string(source), "string(codes.InsufficientBalance5003)") {
		t.Errorf("the fix is not applied: %s, %v", source, err)
	}
}

// publish returns a module proxy that has this module in a version.
func publish(t *testing.T, version string) string {
	t.Helper()
	dir := t.TempDir()
	at := filepath.Join(dir, "github.com", "cbclint", "cbclint", "@v")
	if err := os.MkdirAll(at, 0o755); err != nil {
		t.Fatal(err)
	}
	goMod, err := os.ReadFile(filepath.Join(drivertest.Root(t), "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	var archive bytes.Buffer
	if err := zip.CreateFromDir(&archive, module.Version{Path: "github.com/cbclint/cbclint", Version: version}, drivertest.Root(t)); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"list": []byte(version + "\n"), version + ".mod": goMod, version + ".zip": archive.Bytes(),
		version + ".info": []byte(`{"Version":"` + version + `"}`),
	} {
		if err := os.WriteFile(filepath.Join(at, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// testDiagnostics: each finding has its severity and a link, even in a buffer that is not
// saved. Its fix compiles.
func testDiagnostics(t *testing.T, program string) {
	dir := drivertest.Module(t, map[string]string{"m.go": source})
	c := start(t, program, dir)
	c.open("m.go", source)
	got := c.wait("m.go", "retryable and two of constant", func(got []diagnostic) bool {
		return len(ofCode(got, "retryable")) == 1 && len(ofCode(got, "constant")) == 2
	})
	for _, d := range got {
		if want := "https://github.com/cbclint/cbclint#" + d.Code; d.CodeDescription.Href != want {
			t.Errorf("%s: the link is %q; want %q", d.Code, d.CodeDescription.Href, want)
		}
		if want := map[string]int{"retryable": severityWarning, "constant": severityHint}[d.Code]; d.Severity != want {
			t.Errorf("%s: severity %d; want %d", d.Code, d.Severity, want)
		}
	}

	fixed := source
	for _, code := range []string{"retryable", "constant"} {
		all := c.wait("m.go", code, func(got []diagnostic) bool { return len(ofCode(got, code)) != 0 })
		fixed = c.applyFix("m.go", fixed, ofCode(all, code)[0])
		c.change("m.go", fixed)
	}
	if err := os.WriteFile(filepath.Join(dir, "m.go"), []byte(fixed), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := drivertest.Run(t, dir, "go", "build", "./..."); r.Exit != 0 {
		t.Errorf("after the fixes:\n%s\n%s", r.Stderr, fixed)
	}
	if !strings.Contains(fixed, "codes.IPThrottled") && !strings.Contains(fixed, `"CBC.99007197"`) {
		t.Errorf("the fix of retryable is not there:\n%s", fixed)
	}

	c.change("m.go", strings.Replace(source, "CBC.0151", "CBC.5030", 1))
	c.wait("m.go", "an unknown code in what is not saved", func(got []diagnostic) bool {
		unknown := ofCode(got, "unknown")
		return len(unknown) == 1 && strings.Contains(unknown[0].Message, `"CBC.5030"; did you mean "CBC.5003"`) && unknown[0].Severity == severityWarning
	})

	// An editor gets suggestions.
	for _, code := range []string{"unknown", "malformed"} {
		text := strings.Replace(source, "CBC.0151", map[string]string{"unknown": "CBC.5030", "malformed": "cbc_5003"}[code], 1)
		c.change("m.go", text)
		found := c.wait("m.go", code, func(got []diagnostic) bool { return len(ofCode(got, code)) == 1 })
		if got := c.applyFix("m.go", text, ofCode(found, code)[0]); !strings.Contains(got, `"CBC.5003"`) {
			t.Errorf("the suggestion of %s gives\n%s", code, got)
		}
	}
}

// testSettings: .cbclint.yml counts, and its errors are shown.
func testSettings(t *testing.T, program string) {
	files := map[string]string{"m.go": source, ".cbclint.yml": "retryable: false\n"}
	c := start(t, program, drivertest.Module(t, files))
	c.open("m.go", source)
	c.wait("m.go", "constant alone", func(got []diagnostic) bool {
		return len(ofCode(got, "constant")) == 2 && len(got) == 2
	})

	// A directive is used if any rule needs it, whichever of the two analyzers has the
	// rule.
	const directives = "package m\n\nvar A = \"CBC.5003\" //cbclint:ignore constant -- used\n\nvar B = \"none\" //cbclint:ignore constant -- unused\n"
	files[".cbclint.yml"] = "report-unused-ignores: true\n"
	files["m.go"] = directives
	c = start(t, program, drivertest.Module(t, files))
	c.open("m.go", directives)
	c.wait("m.go", "one directive that suppresses nothing", func(got []diagnostic) bool {
		return len(got) == 1 && got[0].Code == "directive"
	})

	files["m.go"] = source
	files[".cbclint.yml"] = "retryabel: false\n"
	c = start(t, program, drivertest.Module(t, files))
	c.open("m.go", source)
	c.wait("m.go", "what is wrong with the settings", func(got []diagnostic) bool {
		wrong := ofCode(got, "settings")
		return len(got) == 1 && len(wrong) == 1 && strings.Contains(wrong[0].Message, `.cbclint.yml:1: retryabel: unknown setting`)
	})
}

func (c *client) open(file, text string) {
	c.notify("textDocument/didOpen", object{"textDocument": object{
		"uri": c.uri(file), "languageId": "go", "version": 1, "text": text,
	}})
}

func (c *client) change(file, text string) {
	c.mu.Lock()
	delete(c.diagnostics, c.uri(file)) // they belong to the old text
	c.mu.Unlock()
	c.version++
	c.notify("textDocument/didChange", object{
		"textDocument":   object{"uri": c.uri(file), "version": c.version + 1},
		"contentChanges": []object{{"text": text}},
	})
}

// applyFix applies the only quick fix of a diagnostic to a text.
func (c *client) applyFix(file, text string, d diagnostic) string {
	c.t.Helper()
	type edit struct {
		Range struct {
			Start, End struct{ Line, Character int }
		}
		NewText string
	}
	type action struct {
		Title string
		Edit  *struct {
			DocumentChanges []struct{ Edits []edit }
		}
		Data json.RawMessage `json:"data,omitempty"`
	}
	var raw []json.RawMessage
	c.call("textDocument/codeAction", object{
		"textDocument": object{"uri": c.uri(file)}, "range": d.Range,
		"context": object{"diagnostics": []diagnostic{d}, "only": []string{"quickfix"}},
	}, &raw)
	if len(raw) != 1 {
		c.t.Fatalf("%s: %d quick fixes; want 1: %s", d.Code, len(raw), raw)
	}
	var fix action
	if err := json.Unmarshal(raw[0], &fix); err != nil {
		c.t.Fatal(err)
	}
	if fix.Edit == nil {
		c.call("codeAction/resolve", raw[0], &fix)
	}
	edits := fix.Edit.DocumentChanges[0].Edits
	lines := strings.SplitAfter(text, "\n")
	offset := func(line, character int) int { return len(strings.Join(lines[:line], "")) + character }
	slices.SortStableFunc(edits, func(a, b edit) int {
		return offset(b.Range.Start.Line, b.Range.Start.Character) - offset(a.Range.Start.Line, a.Range.Start.Character)
	})
	for _, e := range edits {
		start := offset(e.Range.Start.Line, e.Range.Start.Character)
		end := offset(e.Range.End.Line, e.Range.End.Character)
		text = text[:start] + e.NewText + text[end:]
	}
	return text
}
