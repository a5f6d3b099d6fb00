package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestCodesPackage: the package with the constants may be in the module, in a module that
// a folder replaces, in a module of the workspace, or vendored. In each case the fixes
// use it and compile, and a second run finds nothing to fix. In any other case, a hint
// says what to do.
func TestCodesPackage(t *testing.T) {
	takesTime(t)
	const use = "package m\n\nfunc IsThrottled(code string) bool { return code == \"CBC.0250\" }\n"
	elsewhere := t.TempDir()
	overwrite(t, "module example.com/errs\n\ngo 1.25.0\n", elsewhere, "go.mod")
	if r := drivertest.Run(t, elsewhere, exe, "gen", "-package", "cbc", "-o", "cbc/cbc.go"); r.Exit != 0 {
		t.Fatal(r.Stderr)
	}
	const replace = "require example.com/errs v0.0.0\n\nreplace example.com/errs => "
	for name, test := range map[string]struct {
		mod, path string
		prepare   [][]string
		hint      string
	}{
		"in the module":   {"", "example.com/m/internal/cbc", [][]string{{exe, "gen", "-package", "cbc", "-o", "internal/cbc/cbc.go"}}, ""},
		"another name":    {"", "example.com/m/errors", [][]string{{exe, "gen", "-package", "cbc", "-untyped", "-o", "errors/cbc.go"}}, ""},
		"replaced":        {replace + elsewhere + "\n", "example.com/errs/cbc", nil, ""},
		"in a workspace":  {"", "example.com/errs/cbc", [][]string{{"go", "work", "init", ".", elsewhere}}, ""},
		"not required":    {"", "example.com/errs/cbc", nil, `no fixes without the constants: run "go get example.com/errs/cbc"`},
		"not there":       {"", "example.com/m/none", nil, "no fixes without the constants: example.com/m/none: open DIR/none: no such file or directory"},
		"internal":        {replace + elsewhere + "\n", "example.com/errs/internal/cbc", nil, "-"},
		"does not parse":  {"", "example.com/m/bad", [][]string{{"sh", "-c", "mkdir bad; echo package >bad/b.go"}}, "no fixes without the constants: example.com/m/bad: DIR/bad/b.go:"},
		"imports another": {"", "example.com/m/imp", [][]string{{"sh", "-c", `mkdir imp; printf 'package imp\n\nimport _ "example.com/m"\n' >imp/i.go`}}, "which may import this package"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := drivertest.Module(t, map[string]string{"go.mod": "module example.com/m\n\ngo 1.25.0\n\n" + test.mod, "m.go": use})
			env := []string{"GOWORK="}
			for _, step := range test.prepare {
				if r := drivertest.RunIn(t, dir, env, step[0], step[1:]...); r.Exit != 0 {
					t.Fatal(step, r.Stderr)
				}
			}
			flag := "-codes-package=" + test.path
			if r := drivertest.RunIn(t, dir, env, exe, flag, "-fix", "."); (r.Exit == 0) != (test.hint == "") || test.hint != "-" && !strings.Contains(r.Stderr, test.hint) || test.hint == "" && r.Stderr != "fixed 1 finding in 1 file\n" {
				t.Errorf("-fix: exit code %d, %s; want %s", r.Exit, r.Stderr, test.hint)
			}
			if r := drivertest.RunIn(t, dir, env, "go", "build", "."); r.Exit != 0 {
				t.Errorf("it does not compile:\n%s", r.Stderr)
			}
			again := drivertest.RunIn(t, dir, env, exe, flag, ".")
			fixed := drivertest.Run(t, dir, "grep", "-l", "FlowControl", filepath.Join(dir, "m.go")).Stdout != ""
			if fixed != (test.hint == "") || fixed == (again.Exit == 3) {
				t.Errorf("fixed %t; then exit code %d\n%s", fixed, again.Exit, again.Stderr)
			}
		})
	}
}

// constantsOf returns a package of constants of type Code.
func constantsOf(name string, lines ...string) string {
	return "package " + name + "\n\ntype Code string\n\nconst (\n\t" + strings.Join(lines, "\n\t") + "\n)\n"
}

// TestCodesPackageOdd: if a package of constants is odd, literals stay as they are. No
// fix breaks the build, and what has been fixed stays fixed.
func TestCodesPackageOdd(t *testing.T) {
	takesTime(t)
	const use = "package m\n\nfunc F(code string) bool { return code == \"CBC.0250\" || code == \"CBC.0999\" }\n"
	both := []string{`Flow Code = "CBC.0250"`, `Other Code = "CBC.0999"`}
	const importing = "package m\n\nimport \"example.com/m/cbc\"\n\nvar _ cbc.Code\n\nfunc F(code string) bool { return code == \"CBC.0250\" || code == \"CBC.0999\" }\n"
	for name, test := range map[string]struct {
		files map[string]string
		left  int // literals that stay
	}{
		"two constants of one code":      {map[string]string{"m.go": use, "cbc/c.go": constantsOf("cbc", append(both, `Again Code = "CBC.0250"`)...)}, 1},
		"two constants, imported":        {map[string]string{"m.go": importing, "cbc/c.go": constantsOf("cbc", append(both, `Again Code = "CBC.0250"`)...)}, 1},
		"one in another build":           {map[string]string{"m.go": use, "cbc/c.go": constantsOf("cbc", both[0]), "cbc/c_linux.go": "package cbc\n\nconst Other Code = \"CBC.0999\"\n"}, 1},
		"one in another build, imported": {map[string]string{"m.go": importing, "cbc/c.go": constantsOf("cbc", both[0]), "cbc/c_linux.go": "package cbc\n\nconst Other Code = \"CBC.0999\"\n"}, 1},
		"a program":                      {map[string]string{"m.go": use, "cbc/c.go": constantsOf("main", both...) + "\nfunc main() {}\n"}, 2},
		"a module of its own":            {map[string]string{"m.go": use, "cbc/c.go": constantsOf("cbc", both...), "cbc/go.mod": "module example.com/m/cbc\n"}, 2},
		"its test imports this package":  {map[string]string{"m.go": use, "cbc/c.go": constantsOf("cbc", both...), "cbc/c_test.go": "package cbc\n\nimport _ \"example.com/m\"\n"}, 2},
		"its outer test does":            {map[string]string{"m.go": use, "cbc/c.go": constantsOf("cbc", both...), "cbc/c_test.go": "package cbc_test\n\nimport _ \"example.com/m\"\n"}, 0},
		"files that are not built":       {map[string]string{"m.go": use, "cbc/c.go": constantsOf("cbc", both...), "cbc/_x.go": "packa", "cbc/.x.go": "packa", "cbc/gen.go": "//go:build ignore\n\npackage main\n"}, 0},
		"another name than the folder's": {map[string]string{"m.go": use, "cbc/c.go": constantsOf("errs", both...)}, 0},
		"the name is taken":              {map[string]string{"m.go": use + "\nvar cbc, cbccodes = 1, 2\n", "cbc/c.go": constantsOf("cbc", both...)}, 0},
		"itself":                         {map[string]string{"cbc/c.go": constantsOf("cbc", both...) + "\nfunc F(c Code) bool { return c == \"CBC.0250\" || c == \"CBC.0151\" }\n"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			test.files["go.mod"] = "module example.com/m\n\ngo 1.25.0\n"
			dir := drivertest.Module(t, test.files)
			flag := "-codes-package=example.com/m/cbc"
			if r := drivertest.Run(t, dir, exe, flag, "-fix", "./..."); r.Exit == 1 {
				t.Errorf("-fix: exit code %d\n%s", r.Exit, r.Stderr)
			}
			if r := drivertest.Run(t, dir, "go", "vet", "./..."); r.Exit != 0 {
				t.Errorf("it does not compile:\n%s", r.Stderr)
			}
			source := drivertest.Run(t, dir, "sh", "-c", "cat *.go cbc/c.go | grep -v Code.=")
			if got := strings.Count(source.Stdout, `== "CBC.`); got != test.left {
				t.Errorf("%d literals are left; want %d:\n%s", got, test.left, source.Stdout)
			}
		})
	}
}

// TestTwoPackages: a file can use constants of several packages, whatever the packages
// are called. One run is enough to fix it.
func TestTwoPackages(t *testing.T) {
	takesTime(t)
	for _, names := range [][2]string{{"dms", "dms"}, {"x/codes", "codes"}, {"cbc", "cbc"}} {
		dir := drivertest.Module(t, map[string]string{
			"m.go":               "package m\n\nimport \"fmt\"\n\nvar codes, cbc = 1, 2\n\nfunc F(code string) bool {\n\tfmt.Println(code, \"APIGW.0308\")\n\treturn code == \"CBC.0250\" || code == \"DMS.00400026\"\n}\n",
			names[0] + "/dms.go": constantsOf(names[1], `Busy Code = "DMS.00400026"`),
			"dms.json":           `{"package": "example.com/m/` + names[0] + `", "codes": [{"code": "DMS.00400026", "name": "Busy"}]}`,
		})
		if r := drivertest.Run(t, dir, exe, "-catalog=apigw,dms.json", "-fix", "."); r.Exit != 0 {
			t.Errorf("%s: -fix: %s", names, r.Stderr)
		}
		if r := drivertest.Run(t, dir, "go", "vet", "./..."); r.Exit != 0 {
			t.Errorf("%s: it does not compile:\n%s", names, r.Stderr)
		}
		if r := drivertest.Run(t, dir, exe, "-catalog=apigw,dms.json", "."); r.Exit != 0 {
			t.Errorf("%s: there is more to fix:\n%s", names, r.Stderr)
		}
	}
}
