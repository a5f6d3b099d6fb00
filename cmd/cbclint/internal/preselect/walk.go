package preselect

import (
	"errors"
	"go/build"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// walk returns the same packages as list does, but for two kinds: those of the standard
// library, and those of other modules that no constant can come from. It reads the folders
// itself, as the go command takes long to list thousands of them. It reads each file once:
// what a file imports and whether it may mention a code.
//
// It does not see what is wrong with packages that are not loaded in the end.
func (s *Search) walk() (all []*listed, err error) {
	c, err := newBuildContext(s.req.Dir)
	if err != nil {
		return nil, err
	}
	matched, err := s.foldersOf(c)
	if err != nil {
		return nil, err
	}
	folders := make(map[string]string)
	for _, of := range matched {
		maps.Copy(folders, of)
	}
	w := &walker{buildContext: c, files: s.files, tests: s.req.Tests, known: make(map[string]bool)}
	c.OpenFile = func(name string) (io.ReadCloser, error) { return s.files.open(name, s.req.Tests) }
	w.read(folders, false)
	for _, of := range matched {
		if !slices.ContainsFunc(w.all, func(p *listed) bool { return of[p.Dir] != "" }) {
			return nil, errUnusual // the go command says which pattern matches nothing
		}
	}
	var paths []string // of other modules
	for done := 0; done < len(w.all); {
		imported := make(map[string]string)
		for _, p := range w.all[done:] {
			for _, path := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
				if w.known[path] {
					continue
				}
				w.known[path] = true
				if c.isStandard(path) {
					continue
				}
				if isMeta(path) {
					return nil, errUnusual
				}
				if dir, ok := c.dirOf(path); ok {
					imported[dir] = path
				} else {
					paths = append(paths, path)
				}
			}
		}
		done = len(w.all)
		w.read(imported, true)
	}
	others, err := w.others(s.req.Dir, paths)
	return append(w.all, others...), err
}

// A walker reads packages.
type walker struct {
	*buildContext
	files *files
	tests bool
	known map[string]bool // paths that are done with: their packages are in all, or will be asked for
	all   []*listed
}

// read adds the packages of folders of the main modules, given with their paths.
func (w *walker) read(folders map[string]string, depOnly bool) {
	dirs := slices.Sorted(maps.Keys(folders))
	found := make([]*listed, len(dirs))
	inParallel(len(dirs), func(i int) {
		p, err := w.ImportDir(dirs[i], 0)
		var none *build.NoGoError
		if errors.As(err, &none) {
			return
		}
		l := &listed{
			ImportPath: folders[dirs[i]], Dir: dirs[i], DepOnly: depOnly,
			GoFiles: p.GoFiles, CgoFiles: p.CgoFiles, Imports: p.Imports,
		}
		if err != nil { // two packages in a folder, or a file that is not Go: the loader reports it, if a code is in it
			l.GoFiles = append(l.GoFiles, p.InvalidGoFiles...)
		}
		if !depOnly {
			l.TestGoFiles, l.XTestGoFiles = p.TestGoFiles, p.XTestGoFiles
			if w.tests {
				l.TestImports, l.XTestImports = p.TestImports, p.XTestImports
			}
		}
		found[i] = l
	})
	for _, l := range found {
		if l != nil {
			w.all = append(w.all, l)
			w.known[l.ImportPath] = true
		}
	}
}

// others returns packages of other modules. A constant of theirs can have its value from a
// package that they import. So it asks for that, too, if they have such a constant: it need
// not know which prefixes matter for that.
func (w *walker) others(dir string, paths []string) (all []*listed, err error) {
	for len(paths) != 0 {
		slices.Sort(paths)
		found, _, err := goList(dir, paths, "-find", "-e")
		if err != nil {
			return nil, err
		}
		mayNeed := make([]bool, len(found))
		inParallel(len(found), func(i int) {
			p := found[i]
			p.DepOnly = true
			if p.Dir == "" {
				p.missing = true
				return
			}
			p.Imports = slices.DeleteFunc(importsOf(p), w.isStandard)
			mayNeed[i] = len(p.Imports) != 0 && exportsMention(w.files.scanner, p, true)
		})
		paths = nil
		for i, p := range found {
			if !mayNeed[i] {
				continue
			}
			for _, path := range p.Imports {
				if !w.known[path] {
					w.known[path] = true
					paths = append(paths, path)
				}
			}
		}
		all = append(all, found...)
	}
	return all, nil
}

// importsOf returns what the files of a package import.
func importsOf(p *listed) (paths []string) {
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
		file, err := parser.ParseFile(token.NewFileSet(), p.path(name), nil, parser.ImportsOnly)
		if err != nil {
			continue // the loader reports it, if somebody needs the package
		}
		for _, spec := range file.Imports {
			if path, err := strconv.Unquote(spec.Path.Value); err == nil {
				paths = append(paths, strings.Clone(path))
			}
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}
