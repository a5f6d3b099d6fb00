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

// newKey returns an analyzer that does nothing. Its name changes with this module, its
// catalog and the catalog files. That is for the cache of golangci-lint, which depends on
// the version of golangci-lint, the settings and the names of the analyzers, but not on
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

// hashVersion adds the version of this module to a hash. It is the checksum of the
// module. If the module was built from a folder, it has none, and the program counts
// instead.
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
		return // then nothing tells the version
	}
	if stat, err := os.Stat(exe); err == nil {
		_, _ = fmt.Fprintln(h, stat.Size(), stat.ModTime())
	}
}
