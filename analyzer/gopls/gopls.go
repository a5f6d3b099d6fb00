// Package gopls is cbclint for a gopls that "cbclint gopls" has built.
package gopls

import (
	"crypto/sha256"
	"fmt"
	"os"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/analyzer"
	"github.com/cbclint/cbclint/internal/settingsfile"
)

// Analyzers returns an analyzer for warnings and one for hints. They differ only in what
// severity gopls gives them. Their settings come from the .cbclint.yml of each module,
// because gopls passes no flags.
func Analyzers() (warnings, hints *analysis.Analyzer) {
	// In an editor, the author chooses among suggestions.
	reader := settingsfile.Reader{Default: analyzer.Settings{Suggest: true}}
	warnings, hints = analyzer.NewForGopls(func(pass *analysis.Pass) (analyzer.Settings, error) {
		return reader.For(settingsfile.Dir(pass))
	})
	key := newKey()
	warnings.Requires = append(warnings.Requires, key)
	hints.Requires = append(hints.Requires, key)
	return warnings, hints
}

// newKey returns an analyzer that does nothing. Its name changes with the settings files.
// That is for the cache of gopls, which outlives a session and depends on the names of
// the analyzers, but not on settings files.
func newKey() *analysis.Analyzer {
	h := sha256.New()
	if dir, err := os.Getwd(); err != nil || !settingsfile.Hash(h, dir) {
		// The settings files are unknown, so nothing may come from the cache.
		_, _ = fmt.Fprintln(h, time.Now(), os.Getpid())
	}
	return &analysis.Analyzer{
		Name: fmt.Sprintf("cbclint_settings_%x", h.Sum(nil)[:8]),
		Doc:  "name the settings of cbclint, for the cache",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
}
