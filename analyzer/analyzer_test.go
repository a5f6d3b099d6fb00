package analyzer_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/cbclint/cbclint/analyzer"
)

// root is the folder of the module. The fixtures are packages of this module, so they
// import the real package codes.
const root = ".."

// A fixture is a folder of testdata, with the settings for its test.
type fixture struct {
	dir      string
	settings analyzer.Settings
	fixes    bool // it has .golden files
}

func fixtures() []fixture {
	on, off := true, false
	const funcs = "github.com/cbclint/cbclint/testdata/retryable/funcs"
	const codesPackage = "github.com/cbclint/cbclint/testdata/codespackage/"
	noRetryable := analyzer.Settings{Retryable: &off}
	all := []fixture{
		// One rule at a time.
		{"unknown", analyzer.Settings{Retryable: &off, Constant: &off}, false},
		{"malformed", analyzer.Settings{Retryable: &off, Constant: &off, Suggest: true}, true},
		{"malformed/folded", analyzer.Settings{Retryable: &off, Constant: &off}, false},
		{"retryable", analyzer.Settings{Constant: &off}, false},
		{"retryable/guards", analyzer.Settings{Constant: &off}, false},
		{"retryable/tables", analyzer.Settings{Constant: &off}, false},
		{"retryable/clients", analyzer.Settings{Constant: &off}, false},
		{"retryable/conditions", analyzer.Settings{Constant: &off}, false},
		{"retryable/lists", analyzer.Settings{Constant: &off}, false},
		{"retryable/patterns", analyzer.Settings{Constant: &off}, false},
		{"retryable/handed", analyzer.Settings{Constant: &off}, false},
		{"retryable/kept", analyzer.Settings{Constant: &off}, false},
		{"retryable/wrappers", analyzer.Settings{Constant: &off}, false},
		{"retryable/strict", analyzer.Settings{Strict: true, Constant: &off}, false},

		{"retryable/flow", analyzer.Settings{Strict: true, Constant: &off}, false},
		{"retryable/scope", analyzer.Settings{Strict: true, Constant: &off, RetryScope: "all"}, false},
		{"retryable/classes", analyzer.Settings{Strict: true, Constant: &off, RetryClasses: []string{"reauth", "exhausted"}}, false},
		{"retryable/funcs", analyzer.Settings{Strict: true, Constant: &off, RetryFuncs: []string{funcs + ".again", funcs + ".apiError.temporary", funcs + "/retry.Able"}}, false},
		{"retryable/exhaustive", analyzer.Settings{Strict: true, Constant: &off, DefaultSignifiesExhaustive: true}, false},
		{"retryable/suggest", analyzer.Settings{Strict: true, Constant: &off, Suggest: true}, true},
		{"twin", analyzer.Settings{Constant: &off, Retryable: &off, Twin: &on}, false},
		{"twin/strict", analyzer.Settings{Strict: true, Constant: &off, Retryable: &off, Twin: &on}, false},
		{"misclassified", analyzer.Settings{Constant: &off, Retryable: &off, Unknown: &off}, false},
		{"directive", analyzer.Settings{Strict: true, ReportUnusedIgnores: true}, true},

		// Codes of catalog files.
		{"codespackage/typed", analyzer.Settings{Strict: true, CodesPackage: codesPackage + "cbc"}, true},
		{"codespackage/untyped", analyzer.Settings{Strict: true, CodesPackage: codesPackage + "plain"}, true},
		{"catalog", analyzer.Settings{Strict: true, Catalog: []string{"testdata/catalog/dms.json"}}, true},

		{"catalog/dms", analyzer.Settings{Strict: true, Catalog: []string{"testdata/catalog/dms.json"}}, false},
		{"catalog/short", analyzer.Settings{Strict: true, Catalog: []string{"testdata/catalog/short.csv"}}, true},
		{"catalog/gateway", analyzer.Settings{Strict: true, Catalog: []string{"apigw"}, Constant: &off}, false},

		// Libraries that rules know, as stubs.
		{"misclassified/wrappers", analyzer.Settings{Constant: &off, Retryable: &off}, false},
		{"retryable/sdkv3", analyzer.Settings{Strict: true, Constant: &off, Catalog: []string{"apigw", "dms.json"}}, false},

		// The fixes of the rule constant depend on many things.
		{"constant/contexts", noRetryable, true},
		{"constant/imports", noRetryable, true},
		{"constant/inscope", noRetryable, true},
		{"constant/switchtag", noRetryable, true},
		{"constant/nofix", noRetryable, false},
		{"constant/tests", analyzer.Settings{ConstantTests: true}, true},
	}
	for _, rule := range analyzer.RuleNames() {
		if !slices.ContainsFunc(all, func(f fixture) bool { return strings.HasPrefix(f.dir+"/", rule+"/") }) {
			all = append(all, alone(rule))
		}
	}
	return all
}

// alone returns the fixture of a rule, with only that rule on.
func alone(rule string) fixture {
	f := fixture{dir: rule, settings: only(rule)}
	golden, _ := filepath.Glob(root + "/testdata/" + rule + "/*.golden")
	f.fixes = golden != nil
	return f
}

// only returns settings with no other rule on.
func only(rule string) analyzer.Settings {
	var s analyzer.Settings
	for _, name := range analyzer.RuleNames() {
		if err := s.Set(name, strconv.FormatBool(name == rule)); err != nil {
			panic(err)
		}
	}
	return s
}

// isModule reports whether the fixture is a separate module, with stubs of what it
// requires.
func (f fixture) isModule() bool {
	_, err := os.Stat(filepath.Join(root, "testdata", f.dir, "go.mod"))
	return err == nil
}

// TestFixtures compares the findings in a fixture with the comments there, and the fixed
// files with the .golden files.
func TestFixtures(t *testing.T) {
	for _, fixture := range fixtures() {
		t.Run(fixture.dir, func(t *testing.T) {
			t.Parallel()
			a := analyzer.New(fixture.settings)
			dir, pattern := root, "./testdata/"+fixture.dir
			if fixture.isModule() {
				dir, pattern = filepath.Join(root, "testdata", fixture.dir), "./..."
			}
			if fixture.fixes {
				analysistest.RunWithSuggestedFixes(t, dir, a, pattern)
				return
			}
			for _, result := range analysistest.Run(t, dir, a, pattern) {
				for _, d := range result.Diagnostics {
					if len(d.SuggestedFixes) != 0 {
						t.Errorf("%s: unexpected fix of %s", result.Pass.Fset.Position(d.Pos), d.Message)
					}
				}
			}
		})
	}
}
