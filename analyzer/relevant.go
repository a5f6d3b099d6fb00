package analyzer

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/internal/gomod"
)

// isRelevant reports whether a rule may have something to say about the package:
// whether a literal of it may be a code or a piece of one, or it uses such a
// constant of another package. Most packages are not relevant, and to find that
// out is all that they cost. Directives are looked at in any case.
func (p *pkg) isRelevant(root inspector.Cursor) bool {
	for file := range root.Children() {
		names, dot := p.importNames(file.Node().(*ast.File))
		if dot {
			return true // any name may be one of those
		}
		nodes := []ast.Node{(*ast.BasicLit)(nil)}
		if names != nil {
			nodes = append(nodes, (*ast.SelectorExpr)(nil))
		}
		for cur := range file.Preorder(nodes...) {
			switch n := cur.Node().(type) {
			case *ast.BasicLit:
				if (n.Kind == token.STRING || n.Kind == token.CHAR) && p.scanner.IsSuspect(n.Value) && p.mayMatter(cur, n) {
					return true
				}
			case *ast.SelectorExpr:
				if id, ok := n.X.(*ast.Ident); ok && names[id.Name] && p.isPiece(n.Sel) {
					return true
				}
			}
		}
	}
	return false
}

// mayMatter reports whether a literal may be a code, or a piece of one where it is
// put together with others.
func (p *pkg) mayMatter(cur inspector.Cursor, lit *ast.BasicLit) bool {
	value, err := strconv.Unquote(lit.Value)
	if err != nil || p.scanner.IsCode(value) {
		return true
	}
	return p.scanner.IsPiece(value) && p.isJoined(cur)
}

// isJoined reports whether an expression is a part of a sum or the value of a
// constant.
func (p *pkg) isJoined(cur inspector.Cursor) bool {
	for cur = cur.Parent(); ; cur = cur.Parent() {
		switch n := cur.Node().(type) {
		case *ast.ParenExpr:
		case *ast.CallExpr:
			if !p.isConversion(n) {
				return false
			}
		case *ast.BinaryExpr:
			return n.Op == token.ADD
		case *ast.ValueSpec:
			return cur.Parent().Node().(*ast.GenDecl).Tok == token.CONST
		default:
			return false
		}
	}
}

// isPiece reports whether a name is that of a constant that may be a code or a
// piece of one.
func (p *pkg) isPiece(id *ast.Ident) bool {
	c, ok := p.TypesInfo.Uses[id].(*types.Const)
	if !ok || c.Val().Kind() != constant.String {
		return false
	}
	value := constant.StringVal(c.Val())
	return p.scanner.IsCode(value) || p.scanner.IsPiece(value)
}

// importNames returns the names by which a file refers to packages other than
// those of the standard library, whose constants are no codes; and whether it
// imports one by a dot.
func (p *pkg) importNames(file *ast.File) (names map[string]bool, dot bool) {
	for _, spec := range file.Imports {
		if path := importPath(spec); isOfGo(path) && !p.isOwn(path) {
			continue
		}
		name := p.TypesInfo.PkgNameOf(spec)
		if name == nil || name.Name() == "." {
			return nil, true
		}
		if names == nil {
			names = make(map[string]bool)
		}
		names[name.Name()] = true
	}
	return names, false
}

// isOwn reports whether a package may be of the same module, which may be called
// as a folder of the standard library is.
func (p *pkg) isOwn(path string) bool {
	if p.Module != nil && p.Module.Path != "" {
		return gomod.IsBelow(path, p.Module.Path)
	}
	first, _, _ := strings.Cut(p.Pkg.Path(), "/")
	return gomod.IsBelow(path, first)
}

// isOfGo reports whether a package is of the standard library, by the first
// element of its path: a module may have a path without a dot, too.
func isOfGo(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	switch first {
	case "C", "archive", "bufio", "bytes", "cmp", "compress", "container", "context", "crypto", "database", "debug", "embed",
		"encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image", "index", "internal", "io", "iter", "log",
		"maps", "math", "mime", "net", "os", "path", "plugin", "reflect", "regexp", "runtime", "slices", "sort", "strconv",
		"strings", "structs", "sync", "syscall", "testing", "text", "time", "unicode", "unique", "unsafe", "vendor", "weak":
		return true
	}
	return false
}
