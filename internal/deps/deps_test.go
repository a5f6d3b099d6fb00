// Package deps tests which dependencies a program gets from this module.
package deps_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestPrograms: a program that imports package codes gets no other module. One that
// imports the analyzer gets x/tools and x/mod. The plugins for golangci-lint and gopls
// each need one more.
func TestPrograms(t *testing.T) {
	const tools, mod = "golang.org/x/tools", "golang.org/x/mod"
	for path, want := range map[string][]string{
		"codes":             nil,
		"analyzer":          {mod, tools},
		"analyzer/golangci": {"github.com/golangci/plugin-module-register", mod, tools},
		"analyzer/gopls":    {"go.yaml.in/yaml/v4", mod, tools},
	} {
		dir := drivertest.Module(t, map[string]string{
			"main.go": "package main\n\nimport _ \"github.com/cbclint/cbclint/" + path + "\"\n\nfunc main() {}\n",
		})
		if r := drivertest.Run(t, dir, "go", "mod", "tidy"); r.Exit != 0 {
			t.Fatal(r.Stderr)
		}
		r := drivertest.Run(t, dir, "go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", ".")
		modules := slices.DeleteFunc(strings.Fields(r.Stdout), func(m string) bool {
			return m == "example.com/m" || m == "github.com/cbclint/cbclint"
		})
		slices.Sort(modules)
		if got := slices.Compact(modules); !slices.Equal(got, want) {
			t.Errorf("%s: the program is made of %q; want %q", path, got, want)
		}
		for _, line := range require(t, filepath.Join(dir, "go.mod")) {
			if line.Indirect && !slices.Contains(want, line.Mod.Path) && line.Mod.Path != "golang.org/x/sync" {
				t.Errorf("%s: go.mod requires %s", path, line.Mod)
			}
			if line.Mod.Path == tools && semver.Compare(line.Mod.Version, "v0.47.0") > 0 {
				t.Errorf("%s: go.mod requires %s, more than gopls v0.23.0 does", path, line.Mod)
			}
		}
	}
}

// TestTool: the README says how many lines a tool adds to go.mod.
func TestTool(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{"m.go": "package m\n"})
	if r := drivertest.Run(t, dir, "go", "mod", "edit", "-tool=github.com/cbclint/cbclint/cmd/cbclint"); r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	if r := drivertest.Run(t, dir, "go", "mod", "tidy"); r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	readme, err := os.ReadFile(filepath.Join(drivertest.Root(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("This adds %d lines to go.mod", len(require(t, filepath.Join(dir, "go.mod")))); !strings.Contains(string(readme), want) {
		t.Errorf("README.md lacks %q", want)
	}
}

func require(t *testing.T, name string) []*modfile.Require {
	t.Helper()
	return parse(t, name).Require
}

func parse(t *testing.T, name string) *modfile.File {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := modfile.Parse(name, data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// TestDrivers: tests of their own build golangci-lint and gopls with the analyzer. They
// replace no module except this one.
func TestDrivers(t *testing.T) {
	root := drivertest.Root(t)
	files, err := filepath.Glob(filepath.Join(root, "internal", "drivers", "*", "go.mod"))
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		for _, r := range parse(t, name).Replace {
			if r.Old.Path != "github.com/cbclint/cbclint" {
				t.Errorf("%s replaces %s", name, r.Old.Path)
			}
		}
	}
	builder, err := os.ReadFile(filepath.Join(root, "cmd", "cbclint", "internal", "goplsbuild", "goplsbuild.go"))
	if err != nil {
		t.Fatal(err)
	}
	if replaced := regexp.MustCompile(`-replace="\+(\w+)`).FindAllStringSubmatch(string(builder), -1); len(replaced) != 1 || replaced[0][1] != "cbclint" {
		t.Errorf("the build of gopls replaces %q", replaced)
	}
}
