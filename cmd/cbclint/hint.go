package main

import (
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
)

// withHints returns the analyzer a, which then says, once, how to get the fixes
// that a module without package codes does not have.
func withHints(a *analysis.Analyzer, say func(string)) *analysis.Analyzer {
	var said sync.Map
	hinting := *a
	hinting.Run = func(pass *analysis.Pass) (any, error) {
		result, err := a.Run(pass)
		if r, ok := result.(*analyzer.Result); ok && r.Hint != "" {
			if _, again := said.LoadOrStore(r.Hint, true); !again {
				say(r.Hint)
			}
		}
		return result, err
	}
	return &hinting
}
