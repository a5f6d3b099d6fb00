package analyzer_test

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/multichecker"
	"golang.org/x/tools/go/analysis/passes/nilness"

	"github.com/cbclint/cbclint/analyzer"
)

// A command with settings of its own, and with another analyzer.
func ExampleNew() {
	on := true
	cbclint := analyzer.New(analyzer.Settings{
		Twin:       &on,
		Strict:     true,
		RetryFuncs: []string{"example.com/billing.IsRetryable"},
	})
	multichecker.Main(cbclint, nilness.Analyzer)
}

// Settings that depend on the package.
func ExampleNewFunc() {
	cbclint := analyzer.NewFunc(func(pass *analysis.Pass) (analyzer.Settings, error) {
		off := false
		if strings.HasPrefix(pass.Pkg.Path(), "example.com/simulator/") {
			return analyzer.Settings{Unknown: &off}, nil // it makes codes up
		}
		return analyzer.Settings{}, nil
	})
	fmt.Println(cbclint.Name, len(cbclint.FactTypes))
	// Output: cbclint 0
}

// Settings from a file, by the names of the flags.
func ExampleSettings_Set() {
	var settings analyzer.Settings
	for _, line := range []string{"allow=CBC.0999,CBC.1000", "retry-scope=every"} {
		name, value, _ := strings.Cut(line, "=")
		if err := settings.Set(name, value); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(settings.Allow)
	// Output:
	// unknown scope "every"; want family or all
	// [CBC.0999 CBC.1000]
}
