package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// TestCatalogFileErrors: a broken catalog file is an error with its position, even in a
// package without codes, and from every folder. The run prints no findings then.
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
