package preselect

import (
	"slices"
	"strings"

	"github.com/cbclint/cbclint/internal/gomod"
)

// importedByTests returns the packages that only the tests of those asked for
// import, with what they import. It reports false if there may be something wrong
// with what tests import, which the go command can say.
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
			return nil, false // there may be no such files
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
		found, _, err := goList(dir, slices.Compact(missing))
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

// areCyclic reports whether the tests of a package import a program, or one that
// imports the package.
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

// reaches reports whether a package is another or imports it, directly or not.
func reaches(from, to *listed, known map[string]*listed, seen map[*listed]bool) bool {
	if from == to {
		return true
	}
	if from.Standard != to.Standard && from.Standard || seen[from] {
		return false // the standard library imports nothing else
	}
	seen[from] = true
	return slices.ContainsFunc(from.Imports, func(path string) bool {
		q := known[from.resolve(path)]
		return q != nil && reaches(q, to, known, seen)
	})
}
