package narrow

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"

	"github.com/cbclint/cbclint/internal/scan"
)

// exportedPieces returns what the exported constants of a package may hold. It
// parses the package; fromImports is what those may hold that it imports.
func exportedPieces(p *listed, fromImports scan.Found, overlay overlay) scan.Found {
	c := constants{table: scan.NewTable(), fromImports: fromImports, pieces: make(map[string]scan.Found)}
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
		source, err := overlay.read(p.path(name))
		if err != nil {
			return scan.Whole // whoever loads the package says why it cannot be read
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil {
			return scan.Whole
		}
		c.addFile(file)
	}
	for again := true; again; {
		again = false
		for _, spec := range c.specs {
			if f := c.pieces[spec.name] | c.piecesOf(spec.value); f != c.pieces[spec.name] {
				c.pieces[spec.name] = f
				again = true
			}
		}
	}
	var all scan.Found
	for name, f := range c.pieces {
		if ast.IsExported(name) {
			all |= f
		}
	}
	return all
}

// constants are those of a package, and what they may hold.
type constants struct {
	table       *scan.Table
	fromImports scan.Found
	dotImports  bool
	specs       []constant
	pieces      map[string]scan.Found
}

type constant struct {
	name  string
	value ast.Expr
}

func (c *constants) addFile(file *ast.File) {
	for _, spec := range file.Imports {
		c.dotImports = c.dotImports || spec.Name != nil && spec.Name.Name == "."
	}
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.CONST {
			continue
		}
		var values []ast.Expr // a constant without a value has that of the one before
		for _, spec := range gen.Specs {
			spec := spec.(*ast.ValueSpec)
			if len(spec.Values) != 0 {
				values = spec.Values
			}
			for i, name := range spec.Names {
				if i < len(values) {
					c.specs = append(c.specs, constant{name.Name, values[i]})
				}
			}
		}
	}
}

// piecesOf returns what the value of a constant may hold.
func (c *constants) piecesOf(value ast.Expr) scan.Found {
	var f scan.Found
	ast.Inspect(value, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				f |= c.table.Literal(n.Value)
			}
		case *ast.Ident:
			f |= c.pieces[n.Name]
			if c.dotImports {
				f |= c.fromImports
			}
		case *ast.SelectorExpr:
			f |= c.fromImports
		}
		return true
	})
	return f
}
