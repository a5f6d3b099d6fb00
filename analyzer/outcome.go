package analyzer

import (
	"go/ast"
	"go/types"
	"regexp"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// An outcome is what a program does about a failure, as far as it says so.
type outcome int

const (
	unclear outcome = iota
	retried
	permanent
)

func outcomeIf(again bool) outcome {
	if again {
		return retried
	}
	return permanent
}

// outcomeOf returns the outcome of the statements of a case or an if: a return
// that says it, with nothing but logging before.
func (f *file) outcomeOf(body []ast.Stmt, cur inspector.Cursor) outcome {
	if len(body) == 0 {
		return unclear
	}
	for _, stmt := range body[:len(body)-1] {
		if !f.isLogging(stmt) {
			return unclear // e.g. another try, or a change of the request
		}
	}
	stmt, ok := body[len(body)-1].(*ast.ReturnStmt)
	if !ok {
		return unclear
	}
	for _, result := range stmt.Results {
		if call, ok := ast.Unparen(result).(*ast.CallExpr); ok {
			if o := f.wrapper(call); o != unclear {
				return o
			}
		}
	}
	return f.returnOutcome(stmt, cur)
}

// wrapper returns the outcome that a call says by wrapping an error: those of
// the well-known libraries for retries, whatever their major version.
func (f *file) wrapper(call *ast.CallExpr) outcome {
	fn, ok := typeutil.Callee(f.TypesInfo, call).(*types.Func)
	if !ok || fn.Pkg() == nil || fn.Signature().Recv() != nil {
		return unclear
	}
	switch majorVersion.ReplaceAllString(fn.Pkg().Path(), "") + "." + fn.Name() {
	case "github.com/cenkalti/backoff.Permanent",
		"github.com/avast/retry-go.Unrecoverable",
		"github.com/hashicorp/terraform-plugin-sdk/helper/resource.NonRetryableError",
		"github.com/hashicorp/terraform-plugin-sdk/helper/retry.NonRetryableError":
		return permanent
	case "github.com/cenkalti/backoff.RetryAfter",
		"github.com/hashicorp/terraform-plugin-sdk/helper/resource.RetryableError",
		"github.com/hashicorp/terraform-plugin-sdk/helper/retry.RetryableError":
		return retried
	}
	return unclear
}

// majorVersion matches the element of a package path that is one.
var majorVersion = regexp.MustCompile(`/v[0-9]+\b`)

// returnOutcome returns the outcome that a return says by a constant, in a
// function whose first result tells whether to retry.
func (f *file) returnOutcome(stmt *ast.ReturnStmt, cur inspector.Cursor) outcome {
	if len(stmt.Results) == 0 || !f.isBool(stmt.Results[0]) {
		return unclear
	}
	said := f.boolValue(stmt.Results[0])
	for fn := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		switch n := fn.Node().(type) {
		case *ast.FuncLit:
			if f.isWaitCondition(fn) {
				if !said && isNil(stmt.Results[len(stmt.Results)-1]) {
					return retried
				}
				return unclear // done, or an error that may be of any kind
			}
			return byResult(n.Type, said)
		case *ast.FuncDecl:
			if hasPlainResult(n.Type) {
				return byName(n.Name.Name, said)
			}
			return byResult(n.Type, said)
		}
	}
	return unclear
}

// byName returns the outcome if what a name says of a code is true, or false.
func byName(name string, said bool) outcome {
	switch {
	case saysRetry(name):
		return outcomeIf(said)
	case saysPermanent(name):
		return outcomeIf(!said)
	}
	return unclear
}

// byResult is byName for the first result of a function, which may be called
// retry: the name alone would say less of a function or a variable.
func byResult(fn *ast.FuncType, said bool) outcome {
	if fn.Results == nil || len(fn.Results.List[0].Names) == 0 {
		return unclear
	}
	name := fn.Results.List[0].Names[0].Name
	if name == "retry" {
		return outcomeIf(said)
	}
	return byName(name, said)
}

// hasPlainResult reports whether the name of a function's first result, if it
// has one, leaves its meaning to the name of the function.
func hasPlainResult(fn *ast.FuncType) bool {
	if fn.Results == nil {
		return false
	}
	names := fn.Results.List[0].Names
	return len(names) == 0 || names[0].Name == "_" || names[0].Name == "ok"
}

// isLogging reports whether a statement is a call that prints something.
func (f *file) isLogging(stmt ast.Stmt) bool {
	expr, ok := stmt.(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := expr.X.(*ast.CallExpr)
	return ok && f.isPrinting(call)
}

func (f *file) isPrinting(call *ast.CallExpr) bool {
	switch callee := typeutil.Callee(f.TypesInfo, call).(type) {
	case *types.Builtin:
		return strings.HasPrefix(callee.Name(), "print")
	case *types.Func:
		return callee.Pkg() != nil && loggers.MatchString(callee.Pkg().Path()) && printers.MatchString(callee.Name())
	}
	return false
}

var (
	loggers  = regexp.MustCompile(`(^|/)(fmt|log|slog|glog|klog|logrus|zap|zerolog)(/v[0-9]+)?$`)
	printers = regexp.MustCompile(`^(Print|Debug|Info|Warn|Error|Log|Trace)`)
)

// isWaitCondition reports whether a function is an argument of a function of
// k8s.io/apimachinery/pkg/util/wait, which calls it until it returns true.
func (f *file) isWaitCondition(fn inspector.Cursor) bool {
	if kind, _ := fn.ParentEdge(); kind != edge.CallExpr_Args {
		return false
	}
	callee := typeutil.Callee(f.TypesInfo, fn.Parent().Node().(*ast.CallExpr))
	return callee != nil && callee.Pkg() != nil && callee.Pkg().Path() == "k8s.io/apimachinery/pkg/util/wait"
}

func isNil(expr ast.Expr) bool {
	id, ok := ast.Unparen(expr).(*ast.Ident)
	return ok && id.Name == "nil"
}

// saysRetry reports whether a name is of what is to be retried, or of the
// question whether it is, and says nothing else.
func saysRetry(name string) bool { return retryName.MatchString(name) }

// saysPermanent reports whether a name is of what is not to be retried.
func saysPermanent(name string) bool { return permanentName.MatchString(name) }

// ofWhat ends a name that says nothing more than what is retried.
const ofWhat = `(On)?(Err|Error|Failure)?(Code|Codes|s)?(Set|List|Map)?$`

var (
	retryName     = regexp.MustCompile(`^((is|Is)?[rR]etr(y|i)able|(should|Should|can|Can)Retry|[rR]etry(Err|Error)?Codes)` + ofWhat)
	permanentName = regexp.MustCompile(`^(is|Is)?([nN]on|[nN]ot|[uU]n|[nN]o)_?[rR]etr(y|i)able` + ofWhat)
)
