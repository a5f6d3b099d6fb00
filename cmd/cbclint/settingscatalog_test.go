package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestCatalogVetCache: go vet takes no result from its cache that a catalog file of
// .cbclint.yml has made stale, and its findings are those of the command.
func TestCatalogVetCache(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{
		"p.go":    "package m\n\nfunc IsBusy(code string) bool { return code == \"DMS.00400026\" || code == \"DMS.00400027\" }\n",
		"q/q.go":  "package q\n\nvar X = \"DMS.00400026\"\n",
		"dms.csv": "code\nDMS.00400026\n",
	})
	overwrite(t, "catalog: [dms.csv]\n", dir, ".cbclint.yml")
	for text, want := range map[string]string{
		"code\nDMS.00400026\n":               "p.go:3",
		"code\nDMS.00400026\nDMS.00400027\n": "",
		"code\nDMS.00400029\n":               "p.go:3 p.go:3 q/q.go:3",
	} {
		overwrite(t, text, dir, "dms.csv")
		vet := drivertest.Run(t, dir, "go", "vet", "-vettool="+exe, "./...")
		alone := drivertest.Run(t, dir, exe, "./...")
		if got, gotAlone := positions(vet.Output()), positions(alone.Output()); got != want || gotAlone != want {
			t.Errorf("%q: go vet %s, alone %s; want %s\n%s%s", text, got, gotAlone, want, vet.Stderr, alone.Stderr)
		}
	}
	r := drivertest.Run(t, dir, "go", "vet", "-vettool="+exe, "-catalog=dms.csv", ".")
	const want = "-catalog: go vet and go fix do not notice when the file changes; name the catalogs in .cbclint.yml, as in \"catalog: [dms.csv]\", at the root of the module"
	if r.Exit == 0 || !strings.Contains(r.Stderr, want) {
		t.Errorf("exit code %d, %s; want %s", r.Exit, r.Stderr, want)
	}
}

// TestCatalogFileErrors: a catalog file that is broken is an error with its place,
// and the run goes no further, in a package without codes and from every folder.
func TestCatalogFileErrors(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{
		"p.go":        "package m\n\nvar X = \"CBC.5030\"\n",
		"sub/s.go":    "package sub\n",
		"broken.json": "{\"codes\": [\n  {\"code\": \"DMS.00400026\", \"retry\": \"often\"}\n]}\n",
		"good.json":   "{\"codes\": [{\"code\": \"DMS.00400026\", \"twins\": [\"DMS.00400027\"]}]}\n",
	})
	for _, test := range []struct{ flag, want string }{
		{"-catalog=broken.json", `DIR/broken.json:2:37: unknown retry class "often"; want one of success, throttled`},
		{"-catalog=none.json", "catalog: DIR/none.json: no such file or directory"},
		{"-catalog=apigate", "catalog: DIR/apigate: no such file or directory; want apigw, or the path of a .json or .csv file"},
		{"-catalog=good.json", "DIR/good.json:1:12: the twin of DMS.00400026, DMS.00400027, is in no catalog"},
		{"-catalog=apigw,broken.json", "DIR/broken.json:2:37"},
		{"-codes-package=not/a path", `invalid import path "not/a path"`},
		{"-allow=DMS.00400026", `allow: invalid code "DMS.00400026"; want CBC. and digits`},
	} {
		for _, mode := range [][]string{{}, {"-full"}, {"-json"}, {"-fix"}, {"-format=sarif"}} {
			for _, folder := range []string{"", "sub"} {
				r := drivertest.Run(t, filepath.Join(dir, folder), exe, append(append(mode, test.flag), ".")...)
				stderr := strings.ReplaceAll(strings.ReplaceAll(r.Stderr, "DIR/../", "DIR/"), dir, "DIR")
				if r.Exit != 1 || !strings.Contains(stderr, test.want) || strings.Contains(r.Stderr, "CBC.5030") {
					t.Errorf("%s %s in %q: exit code %d, %s; want %s", mode, test.flag, folder, r.Exit, r.Stderr, test.want)
				}
			}
		}
	}
	if err := os.Remove(filepath.Join(dir, "broken.json")); err != nil {
		t.Fatal(err)
	}
	if r := drivertest.Run(t, dir, exe, "-catalog=broken.json", "-unknown=false", "./..."); r.Exit != 1 {
		t.Errorf("without the file: exit code %d, %s", r.Exit, r.Stderr)
	}
}

// TestCatalogCgo: a relative path begins at the module, also for a package of
// which cgo makes every file.
func TestCatalogCgo(t *testing.T) {
	takesTime(t)
	dir := drivertest.Module(t, map[string]string{
		"a/a.go": "package a\n\n// int f() { return 1; }\nimport \"C\"\n\nfunc F() int { return int(C.f()) }\n\nvar X = \"DMS.00400062\"\n",
		"c.csv":  "code\nDMS.00400026\n",
	})
	for _, r := range []drivertest.Result{
		drivertest.Run(t, dir, exe, "-catalog=c.csv", "./..."), drivertest.Run(t, dir, exe, "-full", "-catalog=c.csv", "./..."),
	} {
		if got := positions(r.Output()); got != "a/a.go:8" {
			t.Errorf("got %s; want a/a.go:8\n%s", got, r.Stderr)
		}
	}
}
