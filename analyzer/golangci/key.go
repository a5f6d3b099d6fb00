package golangci

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"os"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"

	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// newKey returns an analyzer that does nothing but have another name when this
// module, its catalog or one of the catalog files is another one: golangci-lint keeps results by its own
// version, the settings and the names of the analyzers, and knows nothing of
// the versions of plugins.
func newKey(files []string) *analysis.Analyzer {
	h := sha256.New()
	hashVersion(h)
	for info := range codes.All() {
		_, _ = fmt.Fprintln(h, info)
	}
	catalog.Hash(h, files)
	return &analysis.Analyzer{
		Name: fmt.Sprintf("cbclint_version_%x", h.Sum(nil)[:8]),
		Doc:  "name the version of cbclint, for the cache",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
}

// hashVersion adds to a hash what tells the versions of this module apart: its
// checksum or, if it was built from a folder and has none, the program.
func hashVersion(h hash.Hash) {
	info, ok := debug.ReadBuildInfo()
	for i := 0; ok && i < len(info.Deps); i++ {
		if dep := info.Deps[i]; dep.Path == "github.com/cbclint/cbclint" && dep.Replace == nil && dep.Sum != "" {
			_, _ = fmt.Fprintln(h, dep.Version, dep.Sum)
			return
		}
	}
	exe, err := os.Executable()
	if err != nil {
		return // nothing is known then
	}
	if stat, err := os.Stat(exe); err == nil {
		_, _ = fmt.Fprintln(h, stat.Size(), stat.ModTime())
	}
}
