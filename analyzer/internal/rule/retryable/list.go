package retryable

import (
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// checkList finds a list like
//
//	policy{Codes: []string{"CBC.0250"}, Retry: true}
//
// of the codes that are retried, which leaves others out. A list into which the package
// itself looks is checked where it looks.
func (f *rule) checkList(cur inspector.Cursor, lit *ast.CompositeLit) {
	if f.IsTest() || f.Generated || len(lit.Elts) == 0 || !astutil.IsSetType(f.TypesInfo, lit) || !f.isRetryList(cur) {
		return
	}
	var named []string
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if astutil.IsBoolean(astutil.TypeOf(f.TypesInfo, kv.Value)) && !astutil.BoolValue(f.TypesInfo, kv.Value) {
				continue
			}
			elt = kv.Key
		}
		code, ok := f.CodeOf(elt)
		if !ok {
			return
		}
		named = append(named, code)
	}
	retried := slices.DeleteFunc(slices.Clone(named), func(code string) bool { return !f.Classes[f.RetryOf(code)] })
	if len(retried) == 0 {
		return
	}
	missing := slices.DeleteFunc(f.required(retried), func(e catalog.Entry) bool {
		return slices.Contains(named, string(e.Code)) || e.Confidence == codes.ConfidenceLow
	})
	if len(missing) != 0 {
		f.Report(Name, astutil.Span{From: lit.Pos(), To: lit.Lbrace}, nil, "retries %s and gives up on %s", quoted(retried), list(missing))
	}
}

// isRetryList reports whether a list is one of codes that are retried, as its name or the
// struct around it says, and the package does not look into it itself.
func (f *rule) isRetryList(cur inspector.Cursor) bool {
	if v := f.DeclaredAs(cur); v != nil {
		return idiom.IsRetryName(v.Name()) && len(f.UsesOf(v)) == 0
	}
	kv, ok := cur.Parent().Node().(*ast.KeyValueExpr)
	if !ok {
		return false
	}
	around, ok := cur.Parent().Parent().Node().(*ast.CompositeLit)
	if !ok || kv.Value != cur.Node() {
		return false
	}
	return slices.ContainsFunc(around.Elts, func(elt ast.Expr) bool {
		other, ok := elt.(*ast.KeyValueExpr)
		if !ok || !astutil.BoolValue(f.TypesInfo, other.Value) {
			return false
		}
		id, ok := other.Key.(*ast.Ident)
		return ok && (strings.EqualFold(id.Name, "retry") || idiom.IsRetryName(id.Name))
	})
}
