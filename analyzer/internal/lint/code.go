package lint

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
	"github.com/cbclint/cbclint/internal/printable"
)

// IsKnown reports whether the catalog has a code, or the user allows it.
func (c *Config) IsKnown(code string) bool {
	_, ok := c.Catalog.Lookup(code)
	return ok || c.Allow[code]
}

// RetryOf returns the retry class of a code, or "" if it is not known.
func (c *Config) RetryOf(code string) codes.Retry {
	e, _ := c.Catalog.Lookup(code)
	return e.Retry
}

// Describe returns e.g. `"CBC.5003" (Insufficient balance.)`.
func Describe(e catalog.Entry) string {
	const most = 300 // characters
	text := printable.Short(e.Text(), most)
	switch {
	case text == "":
		return fmt.Sprintf("%q", e.Code)
	case e.English == "":
		return fmt.Sprintf("%q %s", e.Code, text) // which has brackets
	}
	return fmt.Sprintf("%q (%s)", e.Code, text)
}

// Service returns the letters of a code, e.g. "CBC".
func Service(code string) string {
	letters, _ := catalog.Split(code)
	return letters
}

// CodeOf returns the code that an expression is, be it a literal, a named
// constant or a conversion of one.
func (p *Pass) CodeOf(expr ast.Expr) (string, bool) {
	switch e := ast.Unparen(expr).(type) {
	case *ast.CallExpr:
		if astutil.IsConversion(p.TypesInfo, e) {
			return p.CodeOf(e.Args[0]) // no constant if it is T("CBC.5003"), with a type parameter
		}
		return "", false
	case *ast.BasicLit:
		if e.Kind != token.STRING || len(e.Value) < p.Shortest {
			return "", false // at little cost
		}
	case *ast.Ident, *ast.SelectorExpr, *ast.BinaryExpr:
	default:
		return "", false
	}
	value, ok := astutil.StringValue(p.TypesInfo, expr)
	return value, ok && p.Catalog.IsWellFormed(value)
}

// SameCondition returns what a call "code.Is(codes.X)" or "cbc.Is(code, cbc.X)" asks
// about, in either order, and the constant. It returns nil if the call is another one.
func (p *Pass) SameCondition(expr ast.Expr) (operand, code ast.Expr) {
	call, ok := ast.Unparen(expr).(*ast.CallExpr)
	if !ok {
		return nil, nil
	}
	fn, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || fn.Sel.Name != "Is" || !p.Packages.Declare(p.TypesInfo.Uses[fn.Sel]) {
		return nil, nil
	}
	both := call.Args
	if p.TypesInfo.Selections[fn] != nil {
		both = append([]ast.Expr{fn.X}, both...) // a method
	}
	if len(both) != 2 {
		return nil, nil
	}
	if _, ok := p.CodeOf(both[1]); ok {
		return both[0], both[1]
	}
	if _, ok := p.CodeOf(both[0]); ok {
		return both[1], both[0]
	}
	return nil, nil
}

// WithTwins returns a code and its twins.
func (c *Config) WithTwins(code string) []string {
	all := []string{code}
	e, _ := c.Catalog.Lookup(code)
	for _, twin := range e.Twins {
		all = append(all, string(twin))
	}
	return all
}

// Varies reports whether an expression names a text that may be another one in
// another build.
func (p *Pass) Varies(expr ast.Expr) bool {
	found := false
	ast.Inspect(expr, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && !found {
			c, ok := p.TypesInfo.Uses[id].(*types.Const)
			if !ok || c.Val().Kind() != constant.String {
				return true
			}
			found = c.Pkg() == p.Pkg && !p.IsSettled(c) || c.Pkg() != p.Pkg && !p.Packages.Declare(c) && !p.IsAlwaysSettled(c)
		}
		return !found
	})
	return found
}

// Quote returns a code in quotes, shortened if it is too long for a message.
func Quote(code string) string {
	const most = 32 // bytes
	if len(code) > most {
		code = code[:most] + "…"
	}
	return strconv.Quote(code)
}
