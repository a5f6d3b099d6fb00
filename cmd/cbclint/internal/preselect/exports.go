package preselect

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"

	"github.com/cbclint/cbclint/internal/scan"
)

// exportsMention parses a package and reports whether an exported constant of it may
// mention a code. If fromImports is set, constants that the package imports may mention
// one.
func exportsMention(scanner *scan.Scanner, p *listed, fromImports bool) bool {
	c := constants{scanner: scanner, fromImports: fromImports, found: make(map[string]bool)}
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
		source, err := os.ReadFile(p.path(name))
		if err == nil && !bytes.Contains(source, []byte("const")) {
			continue // quicker than to parse it
		}
		file, parseErr := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil || parseErr != nil {
			return true // the loader reports the error
		}
		c.addFile(file)
	}
	return c.exported()
}

// constants are the constants of a package. found has those that may mention a code.
type constants struct {
	scanner     *scan.Scanner
	fromImports bool
	dotImports  bool
	specs       []constant
	found       map[string]bool
}

// exported reports whether an exported constant may mention a code, by itself or through
// other constants in its value.
func (c *constants) exported() bool {
	users := make(map[string][]string) // by name: the constants with that name in their values
	var work []string
	for _, spec := range c.specs {
		if c.mayMention(spec.value, func(name string) { users[name] = append(users[name], spec.name) }) {
			work = append(work, spec.name)
		}
	}
	for len(work) > 0 {
		name := work[len(work)-1]
		work = work[:len(work)-1]
		if c.found[name] {
			continue
		}
		c.found[name] = true
		if ast.IsExported(name) {
			return true
		}
		work = append(work, users[name]...)
	}
	return false
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
		var values []ast.Expr // a constant without a value repeats the value before it
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

// mayMention reports whether the value of a constant may mention a code by itself. It
// calls uses with the names in the value.
func (c *constants) mayMention(value ast.Expr, uses func(string)) bool {
	found := false
	ast.Inspect(value, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			found = found || n.Kind == token.STRING && mayMention(c.scanner, n.Value)
		case *ast.Ident:
			uses(n.Name)
			found = found || c.dotImports && c.fromImports
		case *ast.SelectorExpr:
			found = found || c.fromImports
		}
		return !found
	})
	return found
}
