package catalog

import (
	"fmt"
	"hash"
	"os"
	"path/filepath"
)

// Paths returns the paths of catalog files that settings name. A relative one
// begins at the root of the module that a folder is in, so that it means the same
// in every package and to every driver.
func Paths(names []string, dir string) []string {
	paths := make([]string, len(names))
	for i, name := range names {
		if paths[i] = name; name != APIGW && !filepath.IsAbs(name) {
			paths[i] = filepath.Join(moduleRoot(dir), name)
		}
	}
	return paths
}

// moduleRoot returns the folder of the go.mod around a folder, or that folder if
// there is none.
func moduleRoot(dir string) string {
	for root := dir; ; root = filepath.Dir(root) {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			return root
		}
		if root == filepath.Dir(root) {
			return dir
		}
	}
}

// Hash adds to a hash what is in catalog files.
func Hash(h hash.Hash, paths []string) {
	for _, path := range paths {
		if path != APIGW {
			data, _ := os.ReadFile(path) // the run itself says that it cannot be read
			_, _ = fmt.Fprintln(h, path, len(data))
			h.Write(data)
		}
	}
}
