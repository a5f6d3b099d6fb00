package main

import (
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestVariants: a driver sees the files of a package twice, with and without its tests.
// It must get the same fixes both times, even if names are taken in the tests or in files
// for another system.
func TestVariants(t *testing.T) {
	takesTime(t)
	files := map[string]string{
		"p.go": "package p\n\nconst Money = \"CBC.99005003\"\n\n" +
			"func F(code string) bool { return code == \"CBC.5003\" || code == \"CBC.99005003\" || code == \"CBC.0250\" }\n",
		"q.go":          "package p\n\nfunc G(code string) bool { return code == \"CBC.0250\" }\n",
		"p_test.go":     "package p\n\nvar codes = []string{F2, \"CBC.0150\"}\n\nconst (\n\tF2      = \"CBC.0250\"\n\tMoney2  = \"CBC.99005003\"\n)\n\nvar _ = codes\n",
		"x_test.go":     "package p_test\n\nimport \"example.com/m\"\n\nvar codes = p.F(\"CBC.0150\")\n\nvar _ = codes\n",
		"p_windows.go":  "package p\n\nfunc cbccodes() {}\n",
		"generator.go":  "//go:build ignore\n\npackage main\n\nvar cbccodes2 int\n\nfunc main() {}\n",
		"sub/sub.go":    "package sub\n\nvar X = \"CBC.0250\"\n",
		"sub/s_test.go": "package sub\n\nimport \"testing\"\n\nfunc TestX(t *testing.T) {\n\tif X != \"CBC.0250\" {\n\t\tt.Error(X)\n\t}\n}\n",
	}
	for _, flags := range [][]string{{"-fix"}, {"-fix", "-constant-tests"}} {
		dir := drivertest.Module(t, files)
		if r := drivertest.Run(t, dir, exe, append(flags, "./...")...); r.Exit == 1 {
			t.Errorf("%s: exit code %d\n%s", flags, r.Exit, r.Stderr)
		}
		for _, system := range []string{"linux", "windows"} {
			env := []string{"CGO_ENABLED=0", "GOOS=" + system}
			if r := drivertest.RunIn(t, dir, env, "go", "vet", "./..."); r.Exit != 0 {
				t.Errorf("%s, then go vet for %s:\n%s", flags, system, r.Stderr)
			}
		}
		if r := drivertest.Run(t, dir, exe, append(flags, "-diff", "./...")...); r.Exit == 1 || r.Stdout != "" {
			t.Errorf("%s again: exit code %d\n%s", flags, r.Exit, r.Stdout)
		}
		if r := drivertest.Run(t, dir, exe, "-retryable=false", flags[len(flags)-1], "./..."); len(flags) == 2 && r.Exit != 0 {
			t.Errorf("after the fixes there are findings:\n%s", r.Stderr)
		}
	}
}
