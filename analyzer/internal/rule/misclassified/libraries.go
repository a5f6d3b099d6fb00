package misclassified

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
)

// A wrapper is a function or a type of a well-known retry library that decides the fate
// of an error.
type wrapper struct {
	path string // of the package, without the major version
	name string
	fate
}

// wrapperTable returns the known wrappers.
func wrapperTable() []wrapper {
	return []wrapper{
		{"github.com/cenkalti/backoff", "Permanent", permanent},
		{"github.com/cenkalti/backoff", "PermanentError", permanent},
		{"github.com/cenkalti/backoff", "RetryAfter", retried},
		{"github.com/cenkalti/backoff", "RetryAfterError", retried},
		{"github.com/avast/retry-go", "Unrecoverable", permanent},
		{"github.com/sethvargo/go-retry", "RetryableError", retried},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/resource", "NonRetryableError", permanent},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/resource", "RetryableError", retried},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/resource", "RetryError", asField},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/retry", "RetryError", asField},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/retry", "NonRetryableError", permanent},
		{"github.com/hashicorp/terraform-plugin-sdk/helper/retry", "RetryableError", retried},
		{"github.com/hashicorp/terraform-plugin-testing/helper/retry", "NonRetryableError", permanent},
		{"github.com/hashicorp/terraform-plugin-testing/helper/retry", "RetryableError", retried},

		// Its argument is a function that says whether to retry.
		{"github.com/avast/retry-go", "RetryIf", asSaid},
		// These call a function until it says that it is done.
		{"k8s.io/apimachinery/pkg/util/wait", "", untilDone},
	}
}

// wrapperOf returns the fate that a function or a type gives.
func wrapperOf(obj types.Object) fate {
	if obj == nil || obj.Pkg() == nil {
		return unclear
	}
	path := majorVersion.ReplaceAllString(obj.Pkg().Path(), "")
	for _, w := range wrapperTable() {
		if w.path == path && (w.name == obj.Name() || w.name == "") {
			return w.fate
		}
	}
	return unclear
}

// majorVersion matches the major version in the path of a package.
var majorVersion = regexp.MustCompile(`/v[0-9]+\b`)

// wrapped returns the fate that an expression gives an error by wrapping it:
// backoff.Permanent(err), &backoff.PermanentError{Err: err}.
func (f *rule) wrapped(expr ast.Expr) fate {
	said := unclear
	switch e := ast.Unparen(expr).(type) {
	case *ast.CallExpr:
		fn, ok := typeutil.Callee(f.TypesInfo, e).(*types.Func)
		if ok && fn.Signature().Recv() == nil && !slices.ContainsFunc(e.Args, f.mayAct) {
			said = wrapperOf(fn)
		}
		if astutil.IsCallTo(f.TypesInfo, e, "fmt", "Errorf") {
			for _, arg := range e.Args {
				said = max(said, f.wrapped(arg)) // the wrapped error is wrapped again
			}
		}
	case *ast.UnaryExpr:
		if lit, ok := e.X.(*ast.CompositeLit); ok && e.Op == token.AND {
			if named, ok := astutil.TypeOf(f.TypesInfo, lit).(*types.Named); ok {
				said = wrapperOf(named.Obj())
				if said == asField {
					said = f.retryField(lit)
				}
			}
		}
	}
	if said != retried && said != permanent {
		return unclear // it does not give a fate to an error
	}
	return said
}

// retryField returns the fate that the field Retryable of a literal gives.
func (f *rule) retryField(lit *ast.CompositeLit) fate {
	for _, elt := range lit.Elts {
		kv, ok := elt.(*ast.KeyValueExpr)
		if !ok {
			return unclear
		}
		if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Retryable" {
			if !astutil.IsBool(f.TypesInfo, kv.Value) {
				return unclear
			}
			return fateIf(astutil.BoolValue(f.TypesInfo, kv.Value))
		}
	}
	return permanent
}

// mayAct reports whether an expression has a call that may change the next request.
// Harmless calls are conversions, functions of package fmt or errors, and functions that
// get an error.
func (f *rule) mayAct(expr ast.Expr) bool {
	acts := false
	ast.Inspect(expr, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || astutil.IsConversion(f.TypesInfo, call) {
			return !acts
		}
		fn := typeutil.Callee(f.TypesInfo, call)
		plain := fn != nil && fn.Pkg() != nil && (fn.Pkg().Path() == "fmt" || fn.Pkg().Path() == "errors")
		acts = acts || !plain && !slices.ContainsFunc(call.Args, func(arg ast.Expr) bool { return astutil.IsError(astutil.TypeOf(f.TypesInfo, arg)) })
		return !acts
	})
	return acts
}

// roleOf returns how a library uses the result of a function literal that it gets as an
// argument.
func (f *rule) roleOf(fn inspector.Cursor) fate {
	if kind, _ := fn.ParentEdge(); kind != edge.CallExpr_Args {
		return unclear
	}
	call := fn.Parent().Node().(*ast.CallExpr)
	if astutil.IsConversion(f.TypesInfo, call) {
		if named, ok := astutil.TypeOf(f.TypesInfo, call).(*types.Named); ok {
			return roleOnly(wrapperOf(named.Obj()))
		}
		return unclear
	}
	return roleOnly(wrapperOf(typeutil.Callee(f.TypesInfo, call)))
}

func roleOnly(said fate) fate {
	if said == asSaid || said == untilDone {
		return said
	}
	return unclear
}
