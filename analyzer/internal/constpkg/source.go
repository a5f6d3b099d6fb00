package constpkg

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"strings"
	"sync"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/source"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/filestate"
	"github.com/cbclint/cbclint/internal/gomod"
)

// A Cache keeps what has been read from packages of constants, because all packages of a
// module use the same few. It reads a package again if its files have changed.
type Cache struct {
	mu    sync.Mutex
	known map[string]*parsedPackage // by folder
}

// A parsedPackage is a package of constants, as the files in a folder declare it.
type parsedPackage struct {
	stamp   string
	pkg     *Package
	imports []string // of the package and its tests
	err     error
}

// read reads the package with a path from the files in a folder.
func (s *Cache) read(dir, path string) *parsedPackage {
	names, err := gomod.GoFiles(dir)
	stamp := filestate.Of(names)
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := s.known[dir]; known != nil && known.stamp == stamp {
		return known
	}
	read := &parsedPackage{stamp: stamp, pkg: &Package{Path: path, Constants: make(map[codes.Code]Constant)}, err: err}
	read.addFiles(names)
	switch read.pkg.Name {
	case "":
		read.err = cmp.Or(read.err, fmt.Errorf("there are no Go files in %s", dir))
	case "main":
		read.err = cmp.Or(read.err, errors.New("it is a program"))
	}
	if s.known == nil {
		s.known = make(map[string]*parsedPackage)
	}
	s.known[dir] = read
	return read
}

// addFiles reads the constants that are simple literals. It skips files that some builds
// leave out.
func (s *parsedPackage) addFiles(names []string) {
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			s.err = err
			return
		}
		test := strings.HasSuffix(name, "_test.go")
		if test && strings.HasSuffix(file.Name.Name, "_test") || file.Name.Name == "documentation" || !test && source.IsConstrained(file, name) {
			continue
		}
		for _, spec := range file.Imports {
			s.imports = append(s.imports, astutil.ImportPath(spec))
		}
		if !test {
			s.pkg.Name = file.Name.Name
			s.pkg.addFile(file)
		}
	}
}

// addFile adds the constants of a file.
func (p *Package) addFile(file *ast.File) {
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.CONST {
			continue
		}
		for _, spec := range gen.Specs {
			spec := spec.(*ast.ValueSpec)
			typeName := ""
			if id, ok := spec.Type.(*ast.Ident); ok {
				typeName = id.Name
			}
			if len(spec.Names) != 1 || len(spec.Values) != 1 || !spec.Names[0].IsExported() || spec.Type != nil && !ast.IsExported(typeName) {
				continue
			}
			if lit, ok := spec.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				p.add(constant.StringVal(constant.MakeFromLiteral(lit.Value, token.STRING, 0)), spec.Names[0].Name, typeName)
			}
		}
	}
}
