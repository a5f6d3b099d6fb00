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

// isBuiltWith reports whether every build that has the file also has a constant of this
// package. The constant is in the same file, or in a file that no build leaves out.
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

// isLeftOut reports whether some builds leave out a file of the package.
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

// IsConstrained reports whether some builds leave out a file.
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
	// A build for an unknown system takes only files whose names do not name a system.
	nowhere := build.Context{
		GOOS: "none", GOARCH: "none",
		OpenFile: func(string) (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader("package p")), nil
		},
	}
	for _, spec := range file.Imports {
		if spec.Path.Value == `"C"` {
			return true // a build without cgo leaves it out
		}
	}
	match, err := nowhere.MatchFile(filepath.Split(name))
	return err != nil || !match
}
