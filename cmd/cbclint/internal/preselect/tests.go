package preselect

import (
	"slices"
	"strings"

	"github.com/cbclint/cbclint/internal/gomod"
)

// importedByTests returns the packages that only tests of the matched packages import,
// with their imports. It reports false if something may be wrong with these imports, so
// that the go command has to report it.
func importedByTests(dir string, all []*listed) (more []*listed, ok bool) {
	known := make(map[string]*listed)
	for _, p := range all {
		known[p.ImportPath] = p
	}
	var missing []string
	for _, p := range all {
		if !p.isAskedFor() {
			continue
		}
		if len(p.TestEmbedPatterns)+len(p.XTestEmbedPatterns) != 0 {
			return nil, false // the files may be missing
		}
		for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
			path = p.resolve(path)
			if strings.HasPrefix(path, ".") || !gomod.MayImport(p.ImportPath, path) {
				return nil, false
			}
			if known[path] == nil && path != "C" && path != "unsafe" {
				missing = append(missing, path)
			}
		}
	}
	if len(missing) != 0 {
		slices.Sort(missing)
		found, _, err := goList(dir, slices.Compact(missing), "-deps")
		if err != nil {
			return nil, false
		}
		for _, p := range found {
			if known[p.ImportPath] == nil {
				p.DepOnly = true
				known[p.ImportPath] = p
				more = append(more, p)
			}
		}
	}
	return more, !areCyclic(all, known)
}

// areCyclic reports whether the tests of a package import a program, or a package that
// imports the tested one.
func areCyclic(all []*listed, known map[string]*listed) bool {
	for _, p := range all {
		if !p.isAskedFor() {
			continue
		}
		for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
			if q := known[p.resolve(path)]; q != nil && q.Name == "main" && q != p {
				return true
			}
		}
		seen := make(map[*listed]bool)
		for _, path := range p.TestImports {
			if q := known[p.resolve(path)]; q != nil && reaches(q, p, known, seen) {
				return true
			}
		}
	}
	return false
}

// reaches reports whether a package is another one, or imports it directly or indirectly.
func reaches(from, to *listed, known map[string]*listed, seen map[*listed]bool) bool {
	if from == to {
		return true
	}
	if from.Standard != to.Standard && from.Standard || seen[from] {
		return false // the standard library imports only itself
	}
	seen[from] = true
	return slices.ContainsFunc(from.Imports, func(path string) bool {
		q := known[from.resolve(path)]
		return q != nil && reaches(q, to, known, seen)
	})
}
