package source

import (
	"go/ast"
	"go/build"
	"go/build/constraint"
	"go/types"
	"io"
	"path/filepath"
	"strings"
)

// isBuiltWith reports whether a constant of this package is there whenever the
// file is: it is in the same file, or in one that no build leaves out.
func (f *File) isBuiltWith(c *types.Const) bool {
	if f.Fset.File(c.Pos()) == f.Fset.File(f.AST.FileStart) {
		return true
	}
	for _, other := range f.Files {
		if other.FileStart <= c.Pos() && c.Pos() < other.FileEnd {
			return !f.isLeftOut(other)
		}
	}
	return false
}

// isLeftOut reports whether some builds of the package leave a file of it out.
func (p *Package) isLeftOut(file *ast.File) bool {
	known, ok := p.leftOut[file]
	if !ok {
		known = IsConstrained(file, p.Fset.File(file.FileStart).Name())
		if p.leftOut == nil {
			p.leftOut = make(map[*ast.File]bool)
		}
		p.leftOut[file] = known
	}
	return known
}

// IsConstrained reports whether some builds leave a file out.
func IsConstrained(file *ast.File, name string) bool {
	for _, group := range file.Comments {
		if group.Pos() > file.Package {
			break
		}
		for _, comment := range group.List {
			if comment.Text == cgoHeader {
				return true
			}
			if constraint.IsGoBuild(comment.Text) || constraint.IsPlusBuild(comment.Text) {
				return true
			}
		}
	}
	// A build for no system takes only files whose names name none.
	nowhere := build.Context{
		GOOS: "none", GOARCH: "none",
		OpenFile: func(string) (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader("package p")), nil
		},
	}
	for _, spec := range file.Imports {
		if spec.Path.Value == `"C"` {
			return true // by a build without cgo
		}
	}
	match, err := nowhere.MatchFile(filepath.Split(name))
	return err != nil || !match
}
