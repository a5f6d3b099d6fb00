package main

import (
	"fmt"
	"os"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
)

// withHint returns the analyzer a, which then says once on standard error how
// to get the fixes that a module without package codes does not get. It does
// not for go vet and go fix, which run the tool once for each package.
func withHint(a *analysis.Analyzer, args []string) *analysis.Analyzer {
	if len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg") {
		return a
	}
	var once sync.Once
	hinting := *a
	hinting.Run = func(pass *analysis.Pass) (any, error) {
		result, err := a.Run(pass)
		if r, ok := result.(*analyzer.Result); ok && r.LacksCodes {
			once.Do(func() {
				fmt.Fprintln(os.Stderr, `cbclint: no fixes without the constants: run "go get github.com/cbclint/cbclint/codes"`)
			})
		}
		return result, err
	}
	return &hinting
}
