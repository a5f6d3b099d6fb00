package main

import (
	"fmt"
	"os"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
)

// withHint returns the analyzer a, which then says on standard error, once, how
// to get the fixes that a module without package codes does not have. It does
// not for go vet and go fix, which run the tool once for each package.
func withHint(a *analysis.Analyzer, args []string) *analysis.Analyzer {
	if len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg") {
		return a
	}
	var said sync.Map
	hinting := *a
	hinting.Run = func(pass *analysis.Pass) (any, error) {
		result, err := a.Run(pass)
		if r, ok := result.(*analyzer.Result); ok && r.Hint != "" {
			if _, again := said.LoadOrStore(r.Hint, true); !again {
				fmt.Fprintln(os.Stderr, "cbclint:", r.Hint)
			}
		}
		return result, err
	}
	return &hinting
}
