package gomod

import (
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"
)

// vendorOf returns the vendor folder for builds in a module: its own, or that of its
// workspace. It returns "" if there is none.
func vendorOf(root string) string {
	if vendor := filepath.Join(root, "vendor"); exists(filepath.Join(vendor, "modules.txt")) {
		return vendor
	}
	if work := WorkRoot(root); work != "" {
		if vendor := filepath.Join(work, "vendor"); exists(filepath.Join(vendor, "modules.txt")) {
			return vendor
		}
	}
	return ""
}

// Read returns the folder and the go.mod of the module around a folder, or nil if there
// is none that can be read.
func Read(dir string) (string, *modfile.File) {
	root := Root(dir)
	name := filepath.Join(root, "go.mod")
	data, err := os.ReadFile(name)
	if root == "" || err != nil {
		return "", nil
	}
	mod, err := modfile.Parse(name, data, nil)
	if err != nil {
		mod, err = modfile.ParseLax(name, data, nil) // a newer Go may know more directives; this ignores replace
	}
	if err != nil {
		return "", nil // the go command reports it better
	}
	return root, mod
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
