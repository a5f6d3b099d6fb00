package retryable

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/decision"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
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
	for _, member := range astutil.Members(f.TypesInfo, lit) {
		code, ok := f.CodeOf(member)
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

// retryLists returns the lists of codes that the package retries.
func (f *rule) retryLists() []decision.RetryList {
	type key struct{}
	return lint.PerPackage(f.Pass, key{}, func() []decision.RetryList {
		return decision.RetryLists(f.Package)
	})
}

// forgotten returns the codes that a decision gives up, though a list says that they are
// retried like those which the decision retries. Codes that are required besides are left
// out. Each code is followed by the name of the list.
func (f *rule) forgotten(d *decision.Decision, retried, retryable []string) []string {
	var all []string
	said := make(map[string]bool)
	for _, list := range f.retryLists() {
		if len(list.Codes) == len(retried) && !slices.ContainsFunc(list.Codes, func(code string) bool { return !slices.Contains(retried, code) }) {
			return nil // it is decided by a list of its own
		}
	}
	for _, list := range f.retryLists() {
		if slices.ContainsFunc(retried, func(code string) bool { return !slices.Contains(list.Codes, code) }) {
			continue
		}
		for _, code := range list.Codes {
			isRequired := slices.ContainsFunc(f.required(retryable), func(e catalog.Entry) bool { return string(e.Code) == code })
			if !said[code] && !isRequired && f.isGivenUp(d, code) && slices.ContainsFunc(retried, func(r string) bool { return lint.Service(r) == lint.Service(code) }) {
				said[code] = true
				all = append(all, fmt.Sprintf("%s (in %s)", lint.Quote(code), list.Name))
			}
		}
	}
	return all
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
