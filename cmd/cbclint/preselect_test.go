package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
	"github.com/cbclint/cbclint/internal/progen"
)

// sameAsFull reports whether the command finds the same with -full and without,
// and returns what it finds.
func sameAsFull(t *testing.T, dir string, env []string, args ...string) []string {
	t.Helper()
	env = append([]string{"GOWORK=off"}, env...)
	fast := drivertest.RunIn(t, dir, env, exe, args...)
	full := drivertest.RunIn(t, dir, env, exe, append([]string{"-full"}, args...)...)
	got, want := drivertest.Findings(fast.Output()), drivertest.Findings(full.Output())
	if fast != full {
		t.Errorf("%s: exit code %d, with -full %d\n%s", args, fast.Exit, full.Exit, strings.Join(difference(got, want), "\n"))
	}
	return want
}

// TestPreselectFixtures: every finding of a full load is found in the fixtures.
func TestPreselectFixtures(t *testing.T) {
	takesTime(t)
	packages := fixturePackages(t)
	for _, flags := range [][]string{nil, {"-json"}, {"-test=false"}, {"-strict", "-twin", "-retry-scope=all", "-report-unused-ignores"}} {
		sameAsFull(t, drivertest.Root(t), nil, append(slices.Clone(flags), packages...)...)
	}
	for _, module := range []string{"idioms", "misclassified/wrappers"} {
		sameAsFull(t, filepath.Join(drivertest.Root(t), "testdata", module), nil, "./...")
	}
}

// apart returns a module in which codes are put together from constants of several
// packages, or come from constants that other packages re-export.
func apart() map[string]string {
	codeSwitch := func(imports, code string) string {
		return "package p\n\nimport " + imports + "\n\nfunc F(s string) {\n\tswitch s {\n\tcase " + code + ":\n\t\treturn\n\t}\n\tpanic(s)\n}\n"
	}
	files := map[string]string{
		"parts/parts.go": "package parts\n\nconst (\n\tPrefix  = \"CBC.\"\n\tBalance = \"5003\"\n\tC       = \"C\"\n\tB       = \"B\"\n\tCB      = \"CB\"\n\tRest    = \"C.5030\"\n)\n",
		"numbers/n.go":   "package numbers\n\nconst Port = \"8080\"\n\nconst Balance = \"5030\"\n",
		"named/named.go": "package named\n\ntype Code string\n\nconst NoMoney Code = \"CBC.5003\"\n\nconst hidden = \"CBC.5003\"\n",
		"again/again.go": "package again\n\nimport \"example.com/m/named\"\n\nconst NoMoney = named.NoMoney\n",
		"third/third.go": "package third\n\nimport \"example.com/m/again\"\n\nconst Money = string(again.NoMoney)\n",
		"dots/dots.go":   "package dots\n\nimport . \"example.com/m/named\"\n\nconst Dotted = NoMoney\n",
		"hidden/h.go":    "package hidden\n\nconst hidden = \"CBC.5003\"\n\nvar Exported = hidden\n\nfunc F() string {\n\tconst Local = \"CBC.5003\"\n\treturn Local\n}\n",

		"u1/u.go": codeSwitch(`"example.com/m/parts"`, `parts.Prefix + "5030"`),
		"u2/u.go": codeSwitch(`"example.com/m/parts"`, `parts.Prefix + parts.Balance`),
		"c5/c.go": codeSwitch(`"example.com/m/parts"`, `parts.C + parts.B + "C.5030"`),
		"c6/c.go": codeSwitch(`"example.com/m/parts"`, `parts.CB + parts.Rest`),
		"u5/u.go": codeSwitch(`"example.com/m/numbers"`, `"CBC." + numbers.Balance`),
		"u6/u.go": codeSwitch(`"example.com/m/named"`, `string(named.NoMoney)`),
		"u7/u.go": codeSwitch(`"example.com/m/again"`, `string(again.NoMoney)`),
		"u8/u.go": codeSwitch(`"example.com/m/third"`, `third.Money`),
		"u9/u.go": codeSwitch(`. "example.com/m/third"`, `Money`),
		"ua/u.go": codeSwitch(`"example.com/m/dots"`, `string(dots.Dotted)`),
		"ub/u.go": codeSwitch(`"github.com/cbclint/cbclint/codes"`, `string(codes.InsufficientBalance)`),
		"c7/c.go": "package p\n\nconst (\n\ta = \"C\"\n\tb = \"B\"\n\tc = \"C.5030\"\n\n\tX = a + b + c\n)\n",
		"c8/c.go": "package p\n\nconst X = \"\\x43\" + `B` +\n\t(\"C.\" + \"5030\")\n",
		"uc/u.go": "package p\n\nconst (\n\ta, b = \"CBC.\",\n\t\t\"5030\"\n\n\tX = a + b\n)\n",
		"ud/u.go": "package p\n\nconst X = \"\\x43BC\" + `.` +\n\t(\"50\" + \"30\")\n",
		"us/u.go": "package p\n\nvar X = string(\n\t\"CBC\",\n) + \".5030\"\n",
		"ut/u.go": "package p\n\nconst (\n\tA, X = iota, \"CBC.5030\"\n)\n",
		"ue/u.go": "package p\n\nvar X = \"ＣＢＣ．５００３\"\n",
		"uf/u.go": "package p\n\n// cbclint:ignore\nvar X = 1\n",
		"ug/u.go": "package p\n", "ug/u_test.go": "package p\n\nvar x = \"CBC.5030\"\n",
		"uh/u.go": "package p\n", "uh/x_test.go": "package p_test\n\nimport \"example.com/m/parts\"\n\nvar _ = parts.Prefix + \"5030\"\n",
		"ui/u.go": "package p\n\n/*\n#include <stdlib.h>\n*/\nimport \"C\"\n\nvar X = \"CBC.5030\"\n\nvar _ C.int\n",

		"uj/u.go":        "package p\n\nfunc F(cb func(string)) { cb(\"CBC.5030\") }\n",
		"uk/u.go":        "package p\n\nvar X, Y = \"余额不足CBC.5030请\", \"a|CBC.5030\"\n",
		"ul/u.go":        "package p\n\nfunc F(c string) bool { return c == \"\\xef\\xbc\\xa3BC.5003\" || c == \"CBC О250\" }\n",
		"um/u.go":        "package p\n\nconst A = \"C B C\"\n\nvar X = []string{A + \".5003\"}\n",
		"un/u.cfg/u.go":  "package p\n\nvar X = \"CBC.5030\"\n",
		"uo/x.test/u.go": "package p\n\nconst Code = \"CBC.5003\"\n\nvar X = \"CBC.5030\"\n",
		"up/u.go":        codeSwitch(`p "example.com/m/uo/x.test"`, `p.Code`),

		"c1/c.go": "package p\n\nvar X = \"CBC billing\"\n",
		"c2/c.go": "package p\n\nimport \"example.com/m/numbers\"\n\nvar X = numbers.Port\n",
		"c3/c.go": "package p\n\nimport \"example.com/m/hidden\"\n\nvar X = hidden.Exported\n",
		"c4/c.go": "package p\n\nfunc f() { undefined() }\n",
	}
	return files
}

// TestPreselectApart: the command finds codes that consist of parts, that are constants
// of other packages, and that are re-exported. Packages without codes are not loaded.
func TestPreselectApart(t *testing.T) {
	takesTime(t)
	files := apart()
	delete(files, "c4/c.go") // it does not compile
	dir := drivertest.Module(t, files)
	want := sameAsFull(t, dir, nil, "./...")
	for name := range files {
		folder, _, _ := strings.Cut(name, "/")
		found := slices.ContainsFunc(want, func(line string) bool { return strings.HasPrefix(line, folder+"/") })
		if found != strings.HasPrefix(folder, "u") && strings.ContainsAny(folder[:1], "uc") {
			t.Errorf("%s: there is a finding: %v", folder, found)
		}
	}
	for _, patterns := range [][]string{{"./u1", "./c1"}, {"example.com/m/u6"}, {"./u1/u.go"}, {"./uh/..."}, {"example.com/m/..."}, {"./c1", "./c2"}, {"fmt", "./c1"}, {"./un/u.cfg", "./c1"}} {
		sameAsFull(t, dir, nil, patterns...)
	}

	// Packages that only a test imports, and no pattern matches.
	dir = drivertest.Module(t, map[string]string{
		"p/p.go": "package p\n", "p/p_test.go": "package p_test\n\nimport \"example.com/m/only\"\n\nvar X = only.X == only.Prefix+\"5030\"\n",
		"x/x.go": "package x\n\nimport \"example.com/m/only\"\n\nvar X = only.Prefix + \"5030\"\n", "x.test/y.go": "package y\n\nvar X = \"CBC.5031\"\n",
		"rune/r.go":  "package r\n\nconst b = '5'\n\nvar X, Y = \"CBC.\" + string('5') + \"030\", \"CBC.\" + string(b) + \"030\"\n",
		"digit/d.go": "package d\n\nfunc F(s string) bool { return s == \"CBC.I8000014\" || s == \"CBC.OIOO\" }\n",
		"only/o.go":  "package only\n\nimport \"example.com/m/more\"\n\nconst Prefix = more.Prefix\n\nvar X = \"\"\n", "more/m.go": "package more\n\nconst Prefix = \"CBC.\"\n",
	})
	if found := sameAsFull(t, dir, nil, "./p"); len(found) != 1 {
		t.Errorf("what only a test imports: %q", found)
	}
	sameAsFull(t, dir, nil, "-test=false", "./p")
	for pattern, want := range map[string]int{"./x/... ./x.test": 2, "./rune": 2, "./digit": 2} {
		if found := sameAsFull(t, dir, nil, append(strings.Fields(pattern), "./more")...); len(found) != want {
			t.Errorf("%s: %d findings; want %d: %q", pattern, len(found), want, found)
		}
	}

	// A package without a code is not loaded, so that nobody sees that it is broken.
	dir = drivertest.Module(t, apart())
	if r := drivertest.Run(t, dir, exe, "./c1", "./c2", "./c3", "./c4"); r.Exit != 0 || r.Stderr != "" {
		t.Errorf("without codes: exit code %d, %s", r.Exit, r.Stderr)
	}
	if r := drivertest.Run(t, dir, exe, "-full", "./c4"); r.Exit != 1 || !strings.Contains(r.Stderr, "undefined: undefined") {
		t.Errorf("-full: exit code %d, %s", r.Exit, r.Stderr)
	}
	if r := drivertest.Run(t, dir, exe, "-json", "./c1"); r.Exit != 0 || r.Stdout != "{}\n" {
		t.Errorf("-json: exit code %d, %q", r.Exit, r.Stdout)
	}
}

// TestPreselectCatalog: the command finds codes with other prefixes only where the
// settings name their catalog.
func TestPreselectCatalog(t *testing.T) {
	takesTime(t)
	const apigw, dms = "package p\n\nvar X, Y = \"APIGW.0380\", \"APIGW\" + \".\" + \"0380\"\n", "package p\n\nvar X = \"DMS.00400062\"\n"
	dir := drivertest.Module(t, map[string]string{"dms.csv": "code\nDMS.00400026\n", "a/a.go": apigw, "a/b/b.go": apigw, "f/f.go": dms})
	for _, test := range []struct {
		settings string
		args     []string
		want     int
	}{
		{"", []string{"./..."}, 0},
		{"", []string{"-catalog=dms.csv", "./..."}, 1},
		{"", []string{"-catalog=apigw", "./..."}, 2 * 2},
		{"", []string{"-catalog=apigw,dms.csv", "./..."}, 2*2 + 1},
		{"catalog: [dms.csv, apigw]\n", []string{"./..."}, 2*2 + 1},
		{"catalog: [dms.csv, apigw]\n", []string{"./a", "./f"}, 2 + 1},
		{"catalog: [dms.csv, apigw]\n", []string{"-catalog=dms.csv", "./..."}, 1},
		{"catalog: [dms.csv, apigw]\n", []string{"-catalog=", "./..."}, 0},
	} {
		overwrite(t, test.settings, dir, ".cbclint.yml")
		if found := sameAsFull(t, dir, nil, test.args...); len(found) != test.want {
			t.Errorf("%q, %s: %d findings; want %d: %q", test.settings, test.args, len(found), test.want, found)
		}
	}
}

// TestPackagesDriver: if another build system provides the packages, the command asks its
// driver and not the go command.
func TestPackagesDriver(t *testing.T) {
	dir := drivertest.Module(t, map[string]string{
		"p/p.go": "package p\n\nvar X = \"CBC.5030\"\n", "driver.sh": "#!/bin/sh\ntouch asked\necho '{\"NotHandled\": true}'\n",
	})
	driver := filepath.Join(dir, "driver.sh")
	if err := os.Chmod(driver, 0o755); err != nil {
		t.Fatal(err)
	}
	r := drivertest.RunIn(t, dir, []string{"GOPACKAGESDRIVER=" + driver}, exe, "./p")
	if _, err := os.Stat(filepath.Join(dir, "asked")); err != nil || r.Exit != 3 || positions(r.Output()) != "p/p.go:3" {
		t.Errorf("asked %v, exit code %d, %s", err == nil, r.Exit, r.Stderr)
	}
}

// TestPreselectErrors: the command reports what the go command says is wrong with a
// pattern or a package.
func TestPreselectErrors(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{
		"a/a.go": "package a\n\nimport _ \"example.com/m/b\"\n", "b/b.go": "package b\n\nimport _ \"example.com/m/a\"\n",
		"none/README": "", "two/one.go": "package one\n", "two/two.go": "package two\n", "broken/b.go": "packa\n",
		"prog/p.go": "package main\n\nfunc main() {}\n", "progtest/p.go": "package p\n", "progtest/p_test.go": "package p\n\nimport _ \"example.com/m/prog\"\n",
		"cycle/c.go": "package cycle\n", "cycle/c_test.go": "package cycle\n\nimport _ \"example.com/m/cycle2\"\n", "cycle2/c.go": "package cycle2\n\nimport _ \"example.com/m/cycle\"\n",
		"x/internal/y/y.go": "package y\n", "intern/i.go": "package i\n", "intern/i_test.go": "package i_test\n\nimport _ \"example.com/m/x/internal/y\"\n",
		"embed/e.go": "package embed\n", "embed/e_test.go": "package embed\n\nimport _ \"embed\"\n\n//go:embed missing.txt\nvar text string\n",
		"local/l.go": "package local\n", "local/l_test.go": "package local\n\nimport _ \"./a\"\n",
		"lost/l.go": "package lost\n\nimport _ \"example.com/lost\"\n", "losttest/l.go": "package l\n", "losttest/l_test.go": "package l\n\nimport _ \"example.com/lost\"\n",
	})
	for pattern, want := range map[string]string{
		"./a": "import cycle not allowed", "./none": "no Go files in", "./two": "found packages one (one.go) and two (two.go)",
		"./broken": "expected 'package'", "./nope": "directory not found", "example.com/nope": "no required module provides package",
		"./lost": "no required module provides package", "./losttest": "no required module provides package",
		"./progtest": "is a program, not an importable package", "./cycle": "import cycle not allowed in test", "./intern": "use of internal package",
		"./embed": "pattern missing.txt: no matching files found", "./local": "local import",
	} {
		for _, flag := range []string{"-full", "-json", "-fix", "-test"} {
			r := drivertest.Run(t, dir, exe, flag, pattern)
			if r.Exit != 1 || !strings.Contains(r.Stderr, want) {
				t.Errorf("%s %s: exit code %d, %s; want %s", flag, pattern, r.Exit, r.Stderr, want)
			}
		}
	}
	if r := drivertest.Run(t, dir, exe, "-test=false", "./losttest"); r.Exit != 0 {
		t.Errorf("-test=false: exit code %d, %s", r.Exit, r.Stderr)
	}
	if r := drivertest.RunIn(t, dir, []string{"GOFLAGS=-e"}, exe, "./x/...", "./nope"); r.Exit != 1 || !strings.Contains(r.Stderr, "directory not found") {
		t.Errorf("GOFLAGS=-e: exit code %d, %s", r.Exit, r.Stderr)
	}
	overwrite(t, "module\n", dir, "go.mod")
	if r := drivertest.Run(t, dir, exe, "./..."); r.Exit != 1 || !strings.Contains(r.Stderr, "go.mod:1") {
		t.Errorf("a broken go.mod: exit code %d, %s", r.Exit, r.Stderr)
	}
}

// TestPreselectRandom: a full load finds nothing more in random programs, even if
// packages without codes are among them.
func TestPreselectRandom(t *testing.T) {
	takesTime(t)
	all := progen.Support(drivertest.Root(t))
	for seed := range uint64(40) {
		p := progen.Generate(seed)
		for name, source := range p.Files {
			all[filepath.Join(p.Name, name)] = source
		}
		maps.Copy(all, map[string]string{fmt.Sprintf("clean%d/c.go", seed): "package clean\n\nvar X = \"DMS.00400026\"\n"})
	}
	if got := sameAsFull(t, drivertest.Module(t, all), nil, "./..."); len(got) < 100 {
		t.Errorf("%d findings", len(got))
	}
}
