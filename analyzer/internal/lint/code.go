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
		return fmt.Sprintf("%q %s", e.Code, text) // a text that is not English has brackets already
	}
	return fmt.Sprintf("%q (%s)", e.Code, text)
}

// Service returns the letters of a code, e.g. "CBC".
func Service(code string) string {
	letters, _ := catalog.Split(code)
	return letters
}

// CodeOf returns the code that an expression stands for: a literal, a named constant, or
// a conversion of either.
func (p *Pass) CodeOf(expr ast.Expr) (string, bool) {
	switch e := ast.Unparen(expr).(type) {
	case *ast.CallExpr:
		if astutil.IsConversion(p.TypesInfo, e) {
			return p.CodeOf(e.Args[0]) // the whole is not constant in T("CBC.5003") if T is a type parameter
		}
		return "", false
	case *ast.BasicLit:
		if e.Kind != token.STRING || len(e.Value) < p.Shortest {
			return "", false // a quick test
		}
	case *ast.Ident, *ast.SelectorExpr, *ast.BinaryExpr:
	default:
		return "", false
	}
	value, ok := astutil.StringValue(p.TypesInfo, expr)
	return value, ok && p.Catalog.IsWellFormed(value)
}

// A Same is a call "code.Is(codes.X)" or "cbc.Is(code, cbc.X)", in either order.
type Same struct {
	Operand  ast.Expr
	Constant ast.Expr
	Codes    []string // the code of the constant, and its twins
}

// SameCondition returns what a call of Is compares. It returns nil for any other
// expression.
func (p *Pass) SameCondition(expr ast.Expr) *Same {
	call, ok := ast.Unparen(expr).(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return nil
	}
	if !p.IsCallOfCodes(call, "Is") {
		return nil
	}
	both := call.Args
	if method, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && len(both) == 1 {
		both = []ast.Expr{method.X, both[0]}
	}
	if len(both) != 2 {
		return nil
	}
	for i, side := range [...]ast.Expr{both[1], both[0]} {
		if code, ok := p.CodeOf(side); ok {
			return &Same{both[i], side, append([]string{code}, p.TwinsOf(code, astutil.FunctionOf(p.TypesInfo, call).Pkg())...)}
		}
	}
	return nil
}

// IsCallOfCodes reports whether a call is one of a function of a package of constants.
func (p *Pass) IsCallOfCodes(call *ast.CallExpr, name string) bool {
	fn := astutil.FunctionOf(p.TypesInfo, call)
	return fn != nil && fn.Name() == name && p.Packages.Declare(fn)
}

// TwinsOf returns the twins of a code that a package of constants knows: package codes
// knows none of catalog files.
func (c *Config) TwinsOf(code string, pkg *types.Package) []string {
	info, _ := codes.Lookup(code)
	if pkg.Path() != catalog.CodesPath {
		e, _ := c.Catalog.Lookup(code)
		info = e.Info
	}
	var twins []string
	for _, twin := range info.Twins {
		twins = append(twins, string(twin))
	}
	return twins
}

// Varies reports whether an expression names a constant whose text may differ in another
// build.
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

// Quote returns a code in quotes. It shortens a code that is too long for a message.
func Quote(code string) string {
	const most = 32 // bytes
	if len(code) > most {
		code = code[:most] + "…"
	}
	return strconv.Quote(code)
}
