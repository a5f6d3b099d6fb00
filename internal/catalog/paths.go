package catalog

import (
	"cmp"
	"fmt"
	"hash"
	"os"
	"path/filepath"

	"github.com/cbclint/cbclint/internal/gomod"
)

// Paths returns the paths of the catalog files that settings name. A relative path begins
// at the root of the module around a folder, or at the folder itself if there is no
// module. So it means the same in every package and to every driver.
func Paths(names []string, dir string) []string {
	root := cmp.Or(gomod.Root(dir), dir)
	paths := make([]string, len(names))
	for i, name := range names {
		if paths[i] = name; name != APIGW && !filepath.IsAbs(name) {
			paths[i] = filepath.Join(root, name)
		}
	}
	return paths
}

// Hash adds the contents of catalog files to a hash.
func Hash(h hash.Hash, paths []string) {
	for _, path := range paths {
		if path != APIGW {
			data, _ := os.ReadFile(path) // the run reports a file that cannot be read
			_, _ = fmt.Fprintln(h, path, len(data))
			h.Write(data)
		}
	}
}
