// Package gopls is cbclint for a gopls that has it built in, as the command
// "cbclint gopls" builds it.
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

// Analyzers returns an analyzer for the warnings and one for the hints, which
// differ in nothing but the severity that gopls has for them. Their settings
// come from the .cbclint.yml of each module, as gopls passes no flags.
func Analyzers() (warnings, hints *analysis.Analyzer) {
	// In an editor, the author chooses.
	reader := settingsfile.Reader{Default: analyzer.Settings{Suggest: true}}
	warnings, hints = analyzer.NewForGopls(func(pass *analysis.Pass) (analyzer.Settings, error) {
		return reader.For(settingsfile.Dir(pass))
	})
	key := newKey()
	warnings.Requires = append(warnings.Requires, key)
	hints.Requires = append(hints.Requires, key)
	return warnings, hints
}

// newKey returns an analyzer that does nothing but change its name with the
// files of settings: gopls keeps results from one session to the next, by the
// names of the analyzers, and does not know of these files.
func newKey() *analysis.Analyzer {
	h := sha256.New()
	if dir, err := os.Getwd(); err != nil || !settingsfile.Hash(h, dir) {
		// Which files will count is not known: nothing is taken from the cache.
		_, _ = fmt.Fprintln(h, time.Now(), os.Getpid())
	}
	return &analysis.Analyzer{
		Name: fmt.Sprintf("cbclint_settings_%x", h.Sum(nil)[:8]),
		Doc:  "name the settings of cbclint, for the cache",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
}
