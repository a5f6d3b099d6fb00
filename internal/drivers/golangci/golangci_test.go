package main

import (
	"path/filepath"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
	"github.com/cbclint/cbclint/internal/progen"
)

// config is a golangci-lint configuration for a module. It enables gofmt, because
// golangci-lint formats fixed files only with the enabled formatters.
const config = `version: "2"
linters:
  default: none
  enable: [cbclint]
  settings:
    custom:
      cbclint:
        type: module
formatters:
  enable: [gofmt]
`

// TestFixImports: a file may import package codes in any form, or not at all. All its
// fixes have the same edit for the import, which golangci-lint merges like the driver of
// x/tools.
func TestFixImports(t *testing.T) {
	files := drivertest.Fixture(t, "constant/imports")
	for _, needsMore := range []string{"thirdparty.go", "sorted.go", "taken.go"} {
		delete(files, needsMore) // they need modules that this one does not require
	}
	files["grpc/codes/codes.go"] = drivertest.Fixture(t, "constant/grpc/codes")["codes.go"]
	files["taken.go"] = "package imports\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/m/grpc/codes\"\n)\n\n" +
		"var taken = fmt.Sprint(codes.Unknown, \"CBC.0150\", \"CBC.0156\")\n"
	sameFixes(t, files)
}

// TestFixIdioms fixes the module of idioms.
func TestFixIdioms(t *testing.T) { sameFixes(t, drivertest.Fixture(t, "idioms")) }

// TestFixRandom fixes random programs.
func TestFixRandom(t *testing.T) {
	files := progen.Support(drivertest.Root(t))
	for seed := range uint64(30) {
		p := progen.GenerateFormatted(seed) // golangci-lint formats what it fixes
		for name, source := range p.Files {
			files[filepath.Join(p.Name, name)] = source
		}
	}
	sameFixes(t, files)
}

// sameFixes fixes a module with golangci-lint and with the command. Both give the same
// files, which compile and have nothing more to fix.
func sameFixes(t *testing.T, files map[string]string) {
	t.Helper()
	files[".golangci.yml"] = config
	dir, other := drivertest.Module(t, files), drivertest.Module(t, files)
	custom := drivertest.Build(t, ".", "custom-gcl")
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())

	fix := []string{"run", "--fix", "--max-same-issues=0", "--max-issues-per-linter=0", "./..."}
	drivertest.Run(t, dir, custom, fix...) // the exit code depends on findings without a fix
	cbclint := drivertest.Build(t, filepath.Join(drivertest.Root(t), "cmd", "cbclint"), "cbclint")
	if r := drivertest.Run(t, other, cbclint, "-fix", "./..."); r.Exit == 1 {
		t.Fatalf("cbclint -fix: exit code %d\n%s", r.Exit, r.Stderr)
	}
	drivertest.SameFiles(t, dir, other)
	if r := drivertest.Run(t, dir, "go", "build", "./..."); r.Exit != 0 {
		t.Errorf("after golangci-lint --fix:\n%s", r.Stderr)
	}
	if r := drivertest.Run(t, dir, cbclint, "-fix", "-diff", "./..."); r.Stdout != "" {
		t.Errorf("after golangci-lint --fix there is more to fix:\n%s", r.Stdout)
	}
}
