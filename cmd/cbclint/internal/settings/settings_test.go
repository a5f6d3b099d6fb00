package settings

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/baseline"
	"github.com/cbclint/cbclint/cmd/cbclint/internal/preselect"
)

// folder writes a module with settings, and returns a folder in it.
func folder(t *testing.T, settings string) string {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, "sub")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"go.mod": "module m\n", ".cbclint.yml": settings, "dms.csv": "code\nDMS.0001\n", "other.yml": "unknown: false\n"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// give has a source that flags are given to.
func give(t *testing.T, s *Source, args ...string) {
	t.Helper()
	a := s.NewAnalyzer(analyzer.NewFunc)
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		if err := a.Flags.Set(name, value); err != nil {
			t.Fatal(err)
		}
		if name != ConfigFlag {
			s.Given = append(s.Given, a.Flags.Lookup(name))
		}
	}
}

// TestPrefixes: the prefixes of the codes to look for come from the catalog files of the
// settings and of flags. A path begins at the root of the module, or at the file with the
// settings.
func TestPrefixes(t *testing.T) {
	dir := folder(t, "catalog: [dms.csv]\n")
	for _, test := range []struct {
		args []string
		want []string
	}{
		{nil, []string{"CBC", "DMS"}},
		{[]string{"catalog=apigw"}, []string{"APIG", "APIGW", "CBC"}},
		{[]string{"config=other.yml"}, []string{"CBC"}},
		{[]string{"config=other.yml", "catalog=dms.csv"}, []string{"CBC", "DMS"}},
	} {
		var s Source
		give(t, &s, test.args...)
		got, err := s.Prefixes([]preselect.Package{{Path: "m/sub", Dir: dir}})
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %s, %v; want %s", test.args, got, err, test.want)
		}
	}
	var s Source
	give(t, &s, "catalog=none.csv")
	if got, err := s.Prefixes([]preselect.Package{{Path: "m/sub", Dir: dir}}); err == nil || !strings.Contains(err.Error(), "none.csv: no such file") {
		t.Errorf("a catalog file that is not there: %s, %v", got, err)
	}
}

// TestReports: an entry of a baseline can be found again only if its rule is on.
func TestReports(t *testing.T) {
	dir := folder(t, "unknown: false\n")
	for _, test := range []struct {
		args []string
		key  baseline.Key
		want bool
	}{
		{nil, baseline.Key{Category: "unknown"}, false},
		{[]string{"unknown=true"}, baseline.Key{Category: "unknown"}, true},
		{nil, baseline.Key{Category: "malformed"}, true},
		{nil, baseline.Key{Category: "twin"}, false},
		{nil, baseline.Key{Category: "of another version"}, false},
		{nil, baseline.Key{Category: "directive"}, false},
		{[]string{"report-unused-ignores=true"}, baseline.Key{Category: "directive"}, true},
		{nil, baseline.Key{Category: "constant", File: "a_test.go"}, false},
		{[]string{"constant-tests=true"}, baseline.Key{Category: "constant", File: "a_test.go"}, true},
	} {
		var s Source
		give(t, &s, test.args...)
		if got := s.Reports(dir, test.key); got != test.want {
			t.Errorf("%s, %+v: %t", test.args, test.key, got)
		}
	}
}

// TestPackagePath: the path of a package, of whichever variant the go command names.
func TestPackagePath(t *testing.T) {
	for variant, want := range map[string]string{
		"example.com/m":                                "example.com/m",
		"example.com/m [example.com/m.test]":           "example.com/m",
		"example.com/m_test [example.com/m.test]":      "example.com/m",
		"example.com/m/v2 [example.com/m/v2/sub.test]": "example.com/m/v2",
	} {
		if got := packagePath(variant); got != want {
			t.Errorf("%q is %q; want %q", variant, got, want)
		}
	}
}
